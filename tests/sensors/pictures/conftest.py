"""Looks at a picture that follow one another sooner than in earnest."""

import time

import pytest

from guard.sensors.pictures import stay

LOOKS = (0.7, 1.5)
SETTLED = 3.0
"""Seconds in which the last look has been read."""


@pytest.fixture
def all_looked_at(monkeypatch):
    """Hurry the looks; give what waits until the last one has been read."""
    monkeypatch.setattr(stay, "LOOKS", LOOKS)
    return lambda: time.sleep(sum(LOOKS) + SETTLED)
