"""What every test may lean on: a home of its own, and no screen unless it starts one."""

import os
import sys

import pytest

import systems

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
    os.environ.pop(name, None)

pytest_collection_modifyitems = systems.leave_out_others
pytest_runtest_setup = systems.skip_what_wine_cannot
pytest_terminal_summary = systems.count_left_out
collect_ignore = systems.OF_LINUX if sys.platform == "win32" else ["real"]
"""Tests of adapters that cannot even be imported elsewhere."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Keep settings, journal and log of the person who runs the tests out of reach."""
    place = tmp_path_factory.mktemp("home")
    systems.move_home(place, monkeypatch)
    return place


@pytest.fixture
def plain_user():
    """Be nobody for a while where the tests run as root, who may read everything."""
    who = os.geteuid()
    if who == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(who)
