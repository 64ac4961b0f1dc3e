"""The page to put by the phone, written without a screen."""

import os
import subprocess
import sys

import pytest

from guard.core.settings import Settings, Trusted
from guard.store import paths
from guard.store.settings import SettingsFile


def scam_guard(*arguments):
    quiet = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-m", "guard", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=quiet, check=False)


def read(path):
    return subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout


def test_it_has_the_numbers_of_the_chosen_country_and_the_person_to_ring(home, tmp_path):
    trusted = Trusted(name="Sarah", number="07700 900123")
    SettingsFile(paths.settings()).save(Settings(country="de", trusted=trusted))
    done = scam_guard("sheet", str(tmp_path / "sheet.pdf"))
    said = read(tmp_path / "sheet.pdf")

    assert done.returncode == 0, done.stderr
    assert "sheet.pdf" in done.stdout
    assert "116 116" in said
    assert "07700 900123" in said
    assert "0300" not in said


@pytest.mark.parametrize("place", ["", "in_the_way/sheet.pdf"])
def test_where_it_cannot_be_written_it_says_so(home, tmp_path, place):
    (tmp_path / "in_the_way").write_text("a file")
    done = scam_guard("sheet", str(tmp_path / place))

    assert done.returncode == 2
    assert "could not write" in done.stdout
