"""The .msi for everybody on a computer, under Wine: ``make installers test-installers``."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "installer" / "windows")]

import msi  # noqa: E402 -- its place comes first
import payload  # noqa: E402 -- likewise
import wine  # noqa: E402 -- likewise

pytestmark = [pytest.mark.installers, pytest.mark.timeout(400)]
BUILT = ROOT / "build" / "installers"
DRIVE = wine.PREFIX / "drive_c"
PROGRAM = DRIVE / "Program Files" / "ScamGuard" / "ScamGuard.exe"
POLICY = DRIVE / "ProgramData" / "ScamGuard" / "policy.toml"
RUN = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Run"


@pytest.fixture(scope="module")
def computer():
    """Give what runs a Windows program to its end and returns what it was."""
    with wine.screen() as display:
        wine.set_up(display)
        environ = wine.environment(display)

        def do(*order):
            return subprocess.run(
                ["wine", *map(str, order)], env=environ, stdin=subprocess.DEVNULL,
                capture_output=True, check=False,
            )  # fmt: skip

        POLICY.unlink(missing_ok=True)
        yield do
        subprocess.run(["wineserver", "--kill"], env=environ, check=False)


def windows_path(path):
    return "Z:" + str(path).replace("/", "\\")


def installed(computer, package):
    return computer("msiexec", "/qn", "/i", windows_path(package)).returncode


def test_it_comes_is_renewed_and_goes_and_the_policy_stays(computer, tmp_path):
    package = BUILT / f"ScamGuard-{payload.version()}.msi"
    newer = msi.make(tmp_path, payload.PAYLOAD, "99.0.0")

    assert installed(computer, package) == 0
    assert PROGRAM.is_file()
    assert b"ScamGuard.exe" in computer("reg", "query", RUN, "/v", "ScamGuard").stdout
    assert b"[defaults]" in POLICY.read_bytes()

    POLICY.write_text('locked = ["country"]\n')
    assert installed(computer, newer) == 0
    assert PROGRAM.is_file()
    assert POLICY.read_text() == 'locked = ["country"]\n'
    assert installed(computer, package) != 0, "an older one must not take its place"

    assert computer("msiexec", "/qn", "/x", windows_path(newer)).returncode == 0
    assert not PROGRAM.exists()
    assert computer("reg", "query", RUN, "/v", "ScamGuard").returncode != 0
    assert POLICY.is_file()
