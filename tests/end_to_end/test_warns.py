"""The whole guard on a real desktop: what starts or opens there, and what the person sees."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

import made_pages as pages
import portable
import winelike
from desktop import until
from guard.ui.words import Words
from knowing import RESOURCES, ROOT
from pressing import safely_answered
from served import served

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")
ORDINARY = {"/bank": "Example Bank", "/photos": "Our garden"}
"""Titles of pages with a telephone number, or with many pictures and many words."""


@pytest.fixture(scope="module")
def site():
    found = {
        "/scare": pages.SCARE,
        "/alert": pages.ALERT,
        "/full-screen": pages.FULL_SCREEN,
        "/bank": pages.BANK,
        "/image": pages.IN_WINDOWS["/image"],
        "/photos": pages.PHOTOS,
    }
    with served(found) as address:
        yield address


@pytest.fixture
def tool(screen, tmp_path):
    """Start a real program under another name."""

    def begin(name):
        copy = tmp_path / name
        shutil.copy("/bin/sleep", copy)
        return screen.start(str(copy), "300")

    return begin


def warned(onlooker, guard):
    return until(lambda: onlooker.of(guard.pid))


def settled(onlooker, guard):
    """Wait long enough for a second warning to show itself, were there one."""
    time.sleep(2)
    return onlooker.of(guard.pid)


@pytest.mark.parametrize("name", ["anydesk", "TeamViewer", "rustdesk"])
def test_a_tool_that_starts_is_noticed(screen, guard, onlooker, tool, name):
    tool(name)

    warned(onlooker, guard)
    assert len(settled(onlooker, guard)) == 1


def test_a_renamed_windows_tool_is_noticed_by_what_its_file_says(guard, onlooker, tmp_path):
    renamed = tmp_path / "photo-viewer.exe"
    renamed.write_bytes(portable.program(original_name="AnyDesk.exe", product="AnyDesk"))
    process = winelike.start(renamed)

    warned(onlooker, guard)
    process.kill()
    process.wait()


def test_notes_about_a_tool_are_not(screen, guard, onlooker, tmp_path):
    notes = tmp_path / "anydesk-notes.txt"
    notes.write_text("how to use anydesk")
    screen.start("tail", "-f", str(notes))
    screen.start("xmessage", "-title", "anydesk-notes.txt - Editor", "how to use anydesk")
    until(lambda: onlooker.titled("anydesk-notes"))

    assert settled(onlooker, guard) == []


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
@pytest.mark.parametrize("path", ["/scare", "/alert"])
def test_a_scare_page_brings_one_warning_above_it(screen, guard, onlooker, site, browser, path):
    screen.browse(browser, site + path)
    warned(onlooker, guard)

    assert len(settled(onlooker, guard)) == 1
    until(lambda: onlooker.windows()[-1:] == onlooker.of(guard.pid))


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_a_scare_page_that_takes_the_screen_lies_under_a_warning_that_covers_it(
    screen, guard, onlooker, site, browser
):
    screen.browse(browser, site + "/full-screen")
    warned(onlooker, guard)
    until(lambda: clicked_beside_the_card(screen, onlooker, guard))

    until(lambda: onlooker.windows()[-1].pid == guard.pid)
    until(lambda: {each.pid for each in onlooker.windows() if each.full_screen} == {guard.pid})


def clicked_beside_the_card(screen, onlooker, guard):
    """Click into the page, which then takes the screen; tell whether the warning covers it."""
    screen.ask("xdotool", "mousemove", "30", "500", "click", "1")
    time.sleep(0.5)
    return [window.full_screen for window in onlooker.of(guard.pid)] == [True]


def test_a_far_hand_cannot_say_yes_but_can_stop_and_the_tool_is_gone(screen, guard, onlooker, tool):
    running = tool("anydesk")
    (before,) = warned(onlooker, guard)
    time.sleep(1)  # what is pressed before anyone can have read it does not count
    screen.ask("xdotool", "key", "--delay", "200", "Tab", "Tab", "Return", "space")
    assert settled(onlooker, guard) == [before]
    screen.ask("xdotool", "key", "--delay", "200", "shift+Tab", "shift+Tab")

    until(lambda: safely_answered(screen, onlooker, guard))
    assert running.wait(10) != 0


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_a_scare_that_is_one_picture_in_a_window_brings_one_and_is_left(
    screen, guard, onlooker, site, browser
):
    screen.browse(browser, site + "/image")
    warned(onlooker, guard)
    assert len(settled(onlooker, guard)) == 1

    until(lambda: safely_answered(screen, onlooker, guard))
    until(lambda: not onlooker.titled("Photos"))


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
@pytest.mark.parametrize("path", ORDINARY)
def test_an_ordinary_page_brings_none(screen, guard, onlooker, site, browser, path):
    screen.browse(browser, site + path)
    until(lambda: onlooker.titled(ORDINARY[path]))

    assert settled(onlooker, guard) == []


def test_the_second_start_shows_the_first(screen, guard):
    second = subprocess.run(
        [sys.executable, "-m", "guard"],
        env=screen.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
        cwd=screen.home,
    )

    assert second.returncode == 0
    assert guard.poll() is None


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_when_asked(guard, order):
    os.kill(guard.pid, order)

    assert guard.wait(timeout=10) == 0


def test_without_a_screen_it_says_so_and_watches_in_the_terminal(tmp_path, start_without_screen):
    guard = start_without_screen()
    shutil.copy("/bin/sleep", tmp_path / "anydesk")
    tool = subprocess.Popen([tmp_path / "anydesk", "60"])
    said = until(lambda: (text := guard.read()) and "0300 123 2040" in text and text)
    tool.kill()
    tool.wait()

    assert WORDS("terminal.no_screen") in said
    assert WORDS("warning.rule") in said
    assert "0300 123 2040" in said


@pytest.fixture
def start_without_screen(tmp_path):
    class Terminal:
        def __init__(self):
            self.log = tmp_path / "terminal.txt"
            kept = ("PATH", "LANG", "VIRTUAL_ENV")
            environ = {key: os.environ[key] for key in kept if key in os.environ}
            environ |= {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
            with self.log.open("wb") as out:
                self.process = subprocess.Popen(
                    [sys.executable, "-m", "guard"],
                    env=environ,
                    stdout=out,
                    stderr=out,
                    cwd=tmp_path,
                )

        def read(self):
            return self.log.read_text("utf-8")

    made = []

    def begin():
        made.append(Terminal())
        return made[-1]

    yield begin
    for terminal in made:
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.process.wait(10) == 0
