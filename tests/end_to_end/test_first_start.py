"""The first start on a real desktop: hello, once."""

import time
from contextlib import closing

import pytest

from desktop import until
from guard.core.settings import Settings
from guard.store.settings import SettingsFile
from guard.ui.words import Words
from knowing import RESOURCES
from reader import Reader

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")


def test_somebody_new_is_welcomed_by_keyboard_alone_and_never_again(screen, onlooker, start):
    """The keys are a far hand's: they lead on, and end it, but name nobody to ring."""
    file = screen.home / ".config" / "scam-guard" / "settings.toml"
    file.unlink()
    guard = start()
    (window,) = until(lambda: onlooker.of(guard.pid))
    assert window.title == WORDS("first.title")
    screen.ask("xdotool", "windowfocus", "--sync", str(window.id))
    screen.ask("xdotool", "key", "--delay", "300", "Return")
    with closing(Reader(screen)) as reader:
        until(lambda: WORDS("settings.trusted") in reader.hear(guard.pid))
        screen.ask("xdotool", "type", "--delay", "30", "Sarah")
        until(lambda: WORDS("warning.far_hand") in reader.hear(guard.pid))
    screen.ask("xdotool", "key", "--delay", "300", "Escape")
    until(lambda: not onlooker.of(guard.pid))
    screen.end(guard)
    guard = start()
    time.sleep(4)  # long enough for the window to show itself, were there one

    assert guard.poll() is None
    assert onlooker.of(guard.pid) == []
    assert SettingsFile(file).settings == Settings(met=True)
