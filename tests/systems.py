"""Which system the tests run on, and what is left out there."""

import ctypes
import os
import sys

import pytest

WINE = sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
if WINE:
    import _winapi

    del _winapi.CopyFile2  # Wine 8 dies of it; shutil then copies by itself

FOLDERS = {
    "APPDATA": "AppData/Roaming",
    "DESKTOPDIRECTORY": "Desktop",
    "DOWNLOADS": "Downloads",
    "LOCAL_APPDATA": "AppData/Local",
}
"""What platformdirs calls Windows' folders, and where they lie in a home."""

OF_LINUX = [
    "files/test_real_browsers.py",
    "sensors/sessions/test_listeners.py",
    "sensors/sessions/test_relatives.py",
    "sensors/sessions/test_sense.py",
    "sensors/test_clipboard.py",
    "sensors/test_downloads.py",
    "sensors/test_notifications.py",
    "sensors/test_pages.py",
    "sensors/test_processes.py",
    "sensors/test_screen.py",
    "sensors/test_wine.py",
]
"""Tests with an X server, a session bus, Linux' own programs or its own events of files."""


def leave_out_others(config, items):
    """Take out the tests that are of another system."""
    others = [name for name in ("linux", "win32") if sys.platform != name]
    here = [item for item in items if not any(map(item.get_closest_marker, others))]
    kept = set(here)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = here


def skip_what_wine_cannot(item):
    """Leave out a test of what only Windows itself can do, and say so."""
    mark = item.get_closest_marker("needs_real_windows")
    if WINE and mark:
        pytest.skip(f"needs real Windows: {mark.kwargs['reason']}")


def count_left_out(terminalreporter):
    """Say how many tests Wine cannot run."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("needs real Windows" in str(each.longrepr) for each in skipped)
    if WINE:
        terminalreporter.write_line(f"{count} tests need real Windows and were not run.")


def move_home(place, monkeypatch):
    """Let every folder of the person lie in a place, in the words of each system."""
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("USERPROFILE", str(place))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(place.joinpath(*folder.split("/"))))
        monkeypatch.setenv(name.replace("_", ""), os.environ[f"WIN_PD_OVERRIDE_{name}"])
