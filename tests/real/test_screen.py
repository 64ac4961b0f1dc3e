import subprocess
import sys
from pathlib import Path

import pytest

from guard.core.sighting import ACTIVE, FULL_SCREEN
from guard.sensors.screen import ScreenSensor
from listening import listening

pytestmark = pytest.mark.win32


@pytest.fixture
def listener():
    with listening(ScreenSensor()) as listener:
        yield listener


def like(*, title=None, present=True, marks=frozenset()):
    return lambda seen: (
        seen.present == present and title in (None, seen.title) and marks <= seen.marks
    )


def test_a_window_comes_changes_its_title_and_goes(listener, window):
    painted = window("Hello")
    came = listener.hear(like(title="Hello"))
    painted.title("Your computer is locked")
    listener.hear(like(title="Your computer is locked"))
    painted.close()
    listener.hear(lambda seen: seen.thing == came.thing and not seen.present)

    assert came.thing == f"window {painted.number:#x}"
    assert came.program.name == Path(sys.executable).name


def test_a_window_that_was_there_before_is_told(window):
    window("Here before")
    with listening(ScreenSensor()) as listener:
        listener.hear(like(title="Here before"))


def test_a_window_that_fills_the_screen_is_told(listener, window):
    painted = window("Big")
    assert FULL_SCREEN not in listener.hear(like(title="Big")).marks
    painted.fill_screen()
    listener.hear(like(title="Big", marks={FULL_SCREEN}))


def test_the_window_in_front_is_told(listener, window):
    first, _ = window("First"), window("Second")
    listener.hear(like(title="Second"))
    first.to_front()
    listener.hear(like(title="First", marks={ACTIVE}))


@pytest.mark.parametrize(
    "title", ["x" * 100_000, "\u202etfosorciM", "<b>&amp;</b>"], ids=["long", "left", "markup"]
)
def test_a_hostile_title_is_told_as_it_is_but_bounded(listener, window, title):
    window("Plain").title(title)
    listener.hear(like(title=title[:1_000]))


@pytest.mark.needs_real_windows(reason="Wine sends no event when a title changes")
def test_a_new_title_is_told_at_once(window, monkeypatch):
    monkeypatch.setattr("guard.sensors.screen.win32.EVERY", 3_600)
    painted = window("Before")
    with listening(ScreenSensor()) as listener:
        listener.hear(like(title="Before"))
        painted.title("After")
        listener.hear(like(title="After"))


def test_what_nobody_sees_is_not_told(listener):
    titles = {seen.title for seen in listener.sightings}
    assert "Program Manager" not in titles
    assert "" not in titles


def test_the_box_for_commands_is_told_by_its_title(listener):
    box = subprocess.Popen(["rundll32.exe", "shell32.dll,#61"], stdin=subprocess.DEVNULL)
    try:
        listener.hear(like(title="Run"))
    finally:
        box.kill()
        box.wait()
