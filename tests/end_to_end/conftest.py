"""The whole guard on a desktop of its own, as eyes and as a screen reader see it."""

from contextlib import closing

import pytest

from desktop import desktop, until
from looking import Onlooker
from reader import Reader


@pytest.fixture
def screen(tmp_path):
    with desktop(tmp_path / "desktop") as made:
        (made.home / "Downloads").mkdir()
        yield made


@pytest.fixture
def onlooker(screen):
    with closing(Onlooker(screen)) as looking:
        yield looking


@pytest.fixture
def start(screen):
    """Start the guard, with eyes still closed."""
    return screen.guard


@pytest.fixture
def guard(screen, start):
    """Start the guard, and wait until it watches and browsers have been woken."""
    process = start()
    until((screen.home / ".local/share/scam-guard/journal.sqlite3").exists)
    until(screen.is_accessible)
    return process


@pytest.fixture
def reader(screen, guard):
    with closing(Reader(screen)) as made:
        yield made
