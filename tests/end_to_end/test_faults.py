"""The whole guard where something is missing or goes away."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import desktop as new_desktop
from desktop import until
from guard import sensors
from guard.ui.words import Words
from knowing import RESOURCES, ROOT
from looking import Onlooker

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")


@pytest.fixture
def screen(tmp_path):
    with new_desktop(tmp_path / "desktop", tray=False) as made:
        (made.home / "Downloads").mkdir()
        yield made


def checked(screen, **environ):
    done = subprocess.run(
        [sys.executable, "-m", "guard", "self-check", "--json"],
        env=screen.environ | {"PYTHONPATH": str(ROOT)} | environ,
        cwd=screen.home,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, {sense["name"]: sense for sense in json.loads(done.stdout)["senses"]}


def test_on_a_whole_desktop_every_sense_sees(screen):
    status, senses = checked(screen)

    states = {name: sense["state"] for name, sense in senses.items()}
    assert states == dict.fromkeys(sensors.names(), "sees")
    assert status == 0


def test_without_a_bus_the_pages_say_that_they_are_blind(screen):
    del screen.environ["DBUS_SESSION_BUS_ADDRESS"]
    status, senses = checked(screen)

    assert status == 1
    assert senses["pages"]["why"] == "no_session_bus"
    assert senses["processes"]["state"] == "sees"


def test_without_a_tray_a_window_takes_its_place(screen):
    looking = Onlooker(screen)
    guard = screen.guard()
    (window,) = until(lambda: looking.of(guard.pid))
    looking.close()

    assert window.title == WORDS("name.app")


def test_when_the_x_server_goes_and_comes_back_the_terminal_sees_again(screen):
    guard = screen.guard("watch")
    log = screen.home / f"{Path(sys.executable).name}.log"
    sees = WORDS("terminal.sees", about=WORDS("sense.screen"))
    until(lambda: sees in log.read_text("utf-8"))
    screen.end(screen.x_server)
    until(lambda: WORDS("terminal.blind", about=WORDS("sense.screen")) in log.read_text("utf-8"))
    screen.start("Xvfb", screen.environ["DISPLAY"], "-nolisten", "tcp")
    until(lambda: b"version number" in screen.ask("xdpyinfo"))
    screen.start("openbox")

    until(lambda: log.read_text("utf-8").count(sees) == 2, seconds=60)
    assert guard.poll() is None
