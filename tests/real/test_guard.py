"""The guard itself, in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

from knowing import ROOT

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
