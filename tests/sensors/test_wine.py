"""Windows programs that run on Linux: found in Wine, known by what their files say."""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

import portable
import winelike
from guard.core.signs import read
from guard.sensors.processes import ProcessSensor, listen
from guard.sensors.processes.wine import windows_program
from knowing import mind
from listening import listening

WINE = shutil.which("wine64") or shutil.which("wine")


@pytest.fixture
def renamed(tmp_path):
    """Write a tool under a harmless name."""
    path = tmp_path / "photo-viewer.exe"
    path.write_bytes(portable.program(original_name="AnyDesk.exe", product="AnyDesk"))
    return path


@contextmanager
def ended(process):
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def tool_in(process):
    """Tell whether a sighting knows the tool that runs in this very process."""

    def known(seen):
        mine = seen.thing.split()[1] == str(process.pid)
        return mine and [sign.about for sign in read(seen, mind())] == ["AnyDesk"]

    return known


@pytest.mark.parametrize("bell", [listen, lambda: None], ids=["as here", "poll"])
def test_a_renamed_tool_in_wine_is_known(renamed, bell):
    with (
        listening(ProcessSensor(listen=bell, every=0.1)) as listener,
        ended(winelike.start(renamed)) as process,
    ):
        seen = listener.hear(tool_in(process))
    assert seen.program.name == "photo-viewer.exe"
    assert seen.program.path == str(renamed)


def test_what_already_runs_in_wine_is_known(renamed):
    with (
        ended(winelike.start(renamed)) as process,
        listening(ProcessSensor(every=0.1)) as listener,
    ):
        listener.hear(tool_in(process))


@pytest.mark.skipif(WINE is None, reason="Wine is not installed")
def test_a_renamed_tool_in_the_real_wine_is_known(renamed, tmp_path):
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
    world = {**os.environ, **quiet, "WINEPREFIX": str(tmp_path / "prefix")}
    with (
        listening(ProcessSensor()) as listener,
        ended(subprocess.Popen([WINE, renamed], env=world)) as process,
    ):
        try:
            seen = listener.hear(tool_in(process), 90)
        finally:
            subprocess.run([Path(WINE).with_name("wineserver"), "-k"], env=world, check=False)
    assert seen.program.name == "photo-viewer.exe"


def test_what_is_not_wine_is_not_looked_into():
    assert windows_program(os.getpid(), "photo-viewer.exe", "/usr/bin/python3") == ""


@pytest.mark.parametrize("name", ["photo-viewer.exe", "", "p", "wine64"])
def test_wine_without_a_program_has_none(name):
    assert windows_program(os.getpid(), name, "/usr/bin/wine64") == ""


def test_a_process_that_ended_has_none():
    assert windows_program(1 << 22, "photo-viewer.exe", "/usr/bin/wine64") == ""
