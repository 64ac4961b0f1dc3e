"""The settings on a real desktop, under a hand from far away and under a screen reader."""

import sys
import time

import pytest

from desktop import until
from guard.store.settings import SettingsFile
from guard.ui.words import Words
from knowing import RESOURCES

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")


@pytest.fixture
def settings(screen, guard, reader, onlooker):
    """Open the settings as the person does; return the window."""
    screen.ask(sys.executable, "-m", "guard")
    until(lambda: reader.press(guard.pid, WORDS("tray.settings")))
    titled = WORDS("settings.title")
    return until(lambda: [each for each in onlooker.of(guard.pid) if each.title == titled])[0]


def resting(screen):
    return SettingsFile(screen.home / ".config/scam-guard/settings.toml").settings.resting


def test_a_far_hand_lets_no_sense_rest_but_a_screen_reader_does(screen, guard, reader, settings):
    name = WORDS("sense.processes")
    screen.ask("xdotool", "windowfocus", "--sync", str(settings.id))
    until(lambda: reader.stand_on(guard.pid, name))
    screen.ask("xdotool", "key", "--delay", "200", "space", "Return")
    until(lambda: WORDS("warning.far_hand") in reader.hear(guard.pid))
    assert resting(screen) == ()

    time.sleep(1)  # a touch of a moment ago would still count as the hand that presses
    assert reader.press(guard.pid, name)
    until(lambda: resting(screen) == ("processes",))
