"""The whole guard when a site sends a scare, and when a page has a command pasted."""

import shutil

import pytest

from desktop import until
from guard.ui.words import Words
from knowing import RESOURCES
from pushed import COPIES, SENDS, allow_messages
from served import served

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]
WORDS = Words(RESOURCES / "words")


@pytest.fixture
def site():
    with served({"/sends": SENDS, "/copies": COPIES}) as address:
        yield address


@pytest.fixture
def headline(guard, onlooker):
    """Wait for what the guard says."""
    return lambda: until(lambda: onlooker.of(guard.pid))[0].title


def test_a_scare_that_a_site_sends_is_told(screen, site, headline):
    allow_messages(screen.home / "chromium", site)
    screen.browse("chromium", f"{site}/sends")

    assert headline() == WORDS("headline.scare_message")


def test_a_terminal_that_opens_after_a_page_copied_a_command_is_told(screen, site, headline):
    screen.browse("chromium", f"{site}/copies")
    until(lambda: screen.ask("xdotool", "search", "--name", "^Check - Chromium"), 90)

    def copied():
        screen.ask("xdotool", "mousemove", "400", "500", "click", "1")
        return b"mshta" in screen.ask("timeout", "3", "xclip", "-selection", "clipboard", "-o")

    until(copied, 60, every=1)
    terminal = shutil.copy("/bin/sleep", screen.home / "xterm")
    screen.start(str(terminal), "300")

    assert headline() == WORDS("headline.paste_command")
