"""The Debian package, from nothing to nothing: ``make installers test-installers``."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import desktop, until

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from chroot import ROOT, Debian  # noqa: E402 -- its place comes first

pytestmark = [pytest.mark.installers, pytest.mark.timeout(600)]
PACKAGE = next((ROOT / "build" / "installers").glob("scam-guard_*_amd64.deb"), None)
OURS = "scam"
TWICE = """scam-guard tray &
until ls "$XDG_RUNTIME_DIR"/scam-guard-*.lock; do sleep 0.2; done
scam-guard tray
wait"""
"""The second start asks the first to show itself."""


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def debian(request, tmp_path_factory):
    """Hold a bare Debian with the package's index and the package lying there."""
    assert PACKAGE is not None, "make installers makes the package"
    made = Debian(tmp_path_factory.mktemp("debian"), request.param)
    made.apt("update")
    made.bare = made.files()
    shutil.copy(PACKAGE, made.root / "root" / "old.deb")
    made.apt("install", "/root/old.deb")
    made.keep_downloads()
    yield made
    shutil.rmtree(made.root, ignore_errors=True)


def test_lintian_finds_no_error_and_nothing_that_is_not_explained():
    told = subprocess.run(
        ["lintian", "--allow-root", "--fail-on=error,warning", PACKAGE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode == 0, told.stdout


def test_it_knows_everything_after_apt_has_installed_it(debian):
    done = debian.do("scam-guard", "self-check", "--json", HOME="/root")

    told = json.loads(done.stdout)
    assert told["troubles"] == []
    assert told["known"]["tools"] > 200


def test_every_library_it_brings_finds_those_it_needs(debian):
    find = "find /usr/lib/scam-guard -name '*.so*' ! -name 'libqgtk3.so' -exec ldd {} +"
    told = debian.do("sh", "-c", find)

    assert "libQt6Core" in told.stdout
    assert [line for line in told.stdout.splitlines() if "not found" in line] == []


def test_it_starts_at_login(debian):
    entry = (debian.root / "etc/xdg/autostart/scam-guard.desktop").read_text()
    started = debian.root / entry.partition("Exec=/")[2].partition("\n")[0]

    assert os.access(started, os.X_OK)


def test_nothing_of_the_user_is_loaded(debian):
    trap = debian.root / "root" / "trap" / "guard"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit('trapped')")

    done = debian.do("sh", "-c", "cd /root/trap && scam-guard --version", PYTHONPATH="/root/trap")

    assert done.returncode == 0, done.stderr


def test_it_shows_its_window_on_a_desktop(debian, tmp_path):
    with desktop(tmp_path / "home") as screen:
        screen.start(*debian.command("sh", "-c", TWICE))
        until(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name", "^Scam Guard$"))
        picture = ROOT / "build" / "installers" / "deb.png"
        until(lambda: screen.picture(picture).stat().st_size > 10_000)


def test_a_newer_one_takes_its_place_and_purging_leaves_nothing(debian, tmp_path):
    newer = _newer(tmp_path)
    shutil.copy(newer, debian.root / "root" / "new.deb")
    notes = debian.root / "root" / ".config" / "scam-guard" / "settings.toml"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text('country = "DE"\n')

    debian.apt("install", "/root/new.deb")
    told = debian.do("dpkg-query", "-W", "-f", "${Version} ${Status}", "scam-guard").stdout
    debian.do("scam-guard", "--version")
    debian.apt("purge", "scam-guard")

    left = {path for path in debian.files() - debian.bare if OURS in path}
    assert told == "99.0 install ok installed"
    assert left == {"/root/.config/scam-guard/settings.toml"} | _kept(left)
    assert not (debian.root / "usr" / "lib" / "scam-guard").exists()


def _kept(left):
    """Return the person's own notes: they are not the package's to take."""
    return {path for path in left if path.startswith(("/root/.local/", "/root/.config/"))}


def _newer(folder):
    """Return the package with a higher number, packed quickly."""
    subprocess.run(["dpkg-deb", "-R", PACKAGE, folder / "new"], check=True)
    control = folder / "new" / "DEBIAN" / "control"
    lines = control.read_text().splitlines()
    control.write_text(
        "\n".join("Version: 99.0" if x.startswith("Version:") else x for x in lines) + "\n"
    )
    made = folder / "new.deb"
    subprocess.run(["dpkg-deb", "-Znone", "--build", folder / "new", made], check=True)
    return made
