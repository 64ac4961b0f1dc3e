"""Two builds give the same bytes, and the sums that are given are true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.installers, pytest.mark.timeout(900)]
ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "installers"
KINDS = ("-setup.exe", ".msi", ".deb", "-windows.zip", "-linux.tar.gz", "-sbom.json")
MADE_AT = slice(24, 36)
"""Where ar tells when its first member was made, in seconds."""


def made_at():
    """Return when the given packages say they were made."""
    return next(BUILT.glob("*.deb")).read_bytes()[MADE_AT].decode("ascii").strip()


def test_building_everything_again_in_other_surroundings_gives_the_same_bytes(tmp_path):
    surroundings = {"SOURCE_DATE_EPOCH": made_at(), "TZ": "Pacific/Chatham", "LANG": "C"}
    order = [sys.executable, ROOT / "installer" / "build.py", tmp_path]
    subprocess.run(order, env=os.environ | surroundings, umask=0o077, check=True)

    assert (tmp_path / "SHA256SUMS").read_text() == (BUILT / "SHA256SUMS").read_text()


def test_everything_that_is_given_has_its_sum():
    summed = {line.split("  ")[1] for line in (BUILT / "SHA256SUMS").read_text().splitlines()}

    assert all(any(name.endswith(kind) for name in summed) for kind in KINDS)
    assert summed == {path.name for path in BUILT.iterdir() if path.name.endswith(KINDS)}


def test_the_sums_are_true():
    order = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    told = subprocess.run(order, cwd=BUILT, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout
