"""Who signed Python's own files, and a part of Windows."""

import os
import sys
from pathlib import Path

import pytest

from guard.files import signer
from guard.files.signer import win32

pytestmark = pytest.mark.win32
PYTHON = "Python Software Foundation"


def test_the_certificate_inside_a_program_names_its_signer():
    assert signer.subject(Path(sys.executable)) == PYTHON


def test_a_catalogue_names_its_signer():
    assert win32.catalogue_signer(Path(sys.executable).with_name("python.cat")) == PYTHON


def test_a_file_that_nobody_signed_has_no_signer(tmp_path):
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ" + b"\0" * 100)
    assert signer.subject(path) == ""


def test_an_empty_file_has_no_signer(tmp_path):
    path = tmp_path / "a.exe"
    path.touch()
    assert signer.subject(path) == ""


@pytest.mark.needs_real_windows(reason="Wine keeps no catalogues of signed files")
def test_a_part_of_windows_is_signed_by_its_catalogue():
    part = Path(os.environ["SYSTEMROOT"]) / "System32" / "where.exe"
    assert signer.subject(part).startswith("Microsoft Windows")
