"""The folder for a volunteer's stick: ``make installers test-installers``."""

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from desktop import desktop, until

sys.path[:0] = [str(Path(__file__).parents[2] / "installer" / "windows")]

import wine  # noqa: E402 -- its place comes first

pytestmark = [pytest.mark.installers, pytest.mark.timeout(300)]
BUILT = Path(__file__).parents[2] / "build" / "installers"
SAID = "This copy runs from a stick. It leaves nothing on this computer."


@pytest.fixture
def stick(tmp_path):
    """Unpack the folder and return it."""
    packed = next(BUILT.glob("ScamGuard-*-portable-linux.tar.gz"), None)
    assert packed is not None, "make installers makes it"
    with tarfile.open(packed) as archive:
        archive.extractall(tmp_path / "stick", filter="data")
    return next((tmp_path / "stick").iterdir())


@pytest.fixture
def person(tmp_path):
    """Return an empty home."""
    folder = tmp_path / "person"
    folder.mkdir()
    return folder


def asked(stick, person, *order):
    return subprocess.run(
        [stick / "scam-guard", "self-check", *order],
        env={"PATH": "/usr/bin:/bin", "HOME": str(person), "LANG": "C.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_says_that_it_runs_from_a_stick(stick, person):
    assert SAID in asked(stick, person).stdout
    assert json.loads(asked(stick, person, "--json").stdout)["portable"] is True


def test_its_notes_lie_on_the_stick_and_the_home_stays_empty(stick, person, tmp_path):
    with desktop(tmp_path / "desktop") as screen:
        for _ in range(2):  # the second asks the first to show itself
            screen.start(str(stick / "scam-guard"), HOME=str(person))
            until(lambda: list((screen.home / "run").glob("scam-guard-*")))
        until(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name", "^Scam Guard$"))
        until((stick / "notes" / "journal.sqlite3").is_file)
        screen.picture(BUILT / "portable.png")

    assert list(person.rglob("*")) == []
    assert {"journal.sqlite3", "scam-guard.log"} <= {
        each.name for each in (stick / "notes").iterdir()
    }


def test_the_one_for_windows_is_marked():
    packed = next(BUILT.glob("ScamGuard-*-portable-windows.zip"), None)
    assert packed is not None, "make installers makes it"

    with zipfile.ZipFile(packed) as archive:
        names = set(archive.namelist())

    assert {"ScamGuard/portable", "ScamGuard/ScamGuard.exe", "ScamGuard/sbom.json"} <= names


def test_the_one_for_windows_knows_that_it_is_carried(tmp_path):
    with zipfile.ZipFile(next(BUILT.glob("ScamGuard-*-portable-windows.zip"))) as archive:
        archive.extractall(tmp_path)
    with wine.screen() as display:
        wine.set_up(display)
        told = subprocess.run(
            ["wine", tmp_path / "ScamGuard" / "ScamGuard.exe", "self-check", "--json"],
            env=wine.environment(display), stdin=subprocess.DEVNULL, capture_output=True,
            check=False,
        )  # fmt: skip
        subprocess.run(["wineserver", "--kill"], env=wine.environment(), check=False)

    assert json.loads(told.stdout)["portable"] is True
