"""The guard itself, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from guard.sensors.screen import ScreenSensor
from knowing import ROOT
from listening import listening

pytestmark = pytest.mark.win32
WORLD = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "windows"}


@pytest.fixture
def guard(home):
    """Start the guard with these arguments."""
    running = []

    def guard(*arguments):
        order = [sys.executable, "-m", "guard", *arguments]
        world = os.environ | WORLD
        (home / "Downloads").mkdir(exist_ok=True)
        pipe = subprocess.PIPE
        running.append(
            subprocess.Popen(order, env=world, stdin=subprocess.DEVNULL, stdout=pipe, cwd=ROOT)
        )
        return running[-1]

    yield guard
    for process in running:
        process.kill()
        process.communicate()


def test_it_says_how_well_each_sense_sees(guard):
    out, _ = guard("self-check", "--json").communicate(timeout=60)
    states = {each["name"]: each["state"] for each in json.loads(out)["senses"]}

    assert {name for name, state in states.items() if state == "sees"} >= {
        "clipboard", "downloads", "processes", "screen", "sessions",
    }  # fmt: skip
    assert states.keys() >= {"notifications", "pages"}


def test_a_tool_that_starts_brings_the_warning_window(guard, start):
    with listening(ScreenSensor()) as listener:
        process = guard()
        start("AnyDesk.exe")
        seen = listener.hear(lambda seen: seen.title == "Please stop for a moment")

    assert process.poll() is None
    assert "python" in seen.program.name
