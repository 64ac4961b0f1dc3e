"""Starting with the computer, by Windows' own key."""

import sys

import pytest

if sys.platform != "win32":
    pytest.skip("the Run key is Windows'", allow_module_level=True)

from guard.actions.start_at_login import start_at_login, starts_at_login, win32


@pytest.fixture(autouse=True)
def as_it_was():
    yield
    win32.turn(on=False, command=("python.exe",))


def test_it_starts_once_the_person_wishes_it_and_no_longer_once_not():
    assert not starts_at_login()
    assert start_at_login(True)
    assert starts_at_login()
    assert start_at_login(False)

    assert not starts_at_login()
