"""The first start on a real desktop: hello, once."""

import time

import pytest

from desktop import until
from guard.core.settings import Settings, Trusted
from guard.store.settings import SettingsFile
from guard.ui.words import Words
from knowing import RESOURCES

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")


def test_somebody_new_is_welcomed_by_keyboard_alone_and_never_again(screen, onlooker, start):
    file = screen.home / ".config" / "scam-guard" / "settings.toml"
    file.unlink()
    guard = start()
    (window,) = until(lambda: onlooker.of(guard.pid), seconds=20)
    assert window.title == WORDS("first.title")
    screen.ask("xdotool", "windowfocus", "--sync", str(window.id))
    screen.ask("xdotool", "key", "--delay", "300", "Return")
    screen.ask("xdotool", "type", "--delay", "30", "Sarah")
    screen.ask("xdotool", "key", "--delay", "300", "Tab")
    until(lambda: SettingsFile(file).settings.trusted.name == "Sarah", seconds=20)
    screen.ask("xdotool", "key", "--delay", "300", "Escape")
    until(lambda: not onlooker.of(guard.pid), seconds=20)
    screen.end(guard)
    guard = start()
    time.sleep(4)  # long enough for the window to show itself, were there one

    assert guard.poll() is None
    assert onlooker.of(guard.pid) == []
    assert SettingsFile(file).settings == Settings(met=True, trusted=Trusted(name="Sarah"))
