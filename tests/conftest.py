"""What every test may lean on: a home of its own, and no screen unless it starts one."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
    os.environ.pop(name, None)


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Keep settings, journal and log of the person who runs the tests out of reach."""
    place = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(place))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture
def plain_user():
    """Be nobody for a while where the tests run as root, who may read everything."""
    who = os.geteuid()
    if who == 0:
        os.seteuid(65_534)
    yield
    os.seteuid(who)
