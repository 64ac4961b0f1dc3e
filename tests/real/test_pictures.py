from threading import Event

import pytest

from guard.desktop.accessibility.areas import Area
from guard.sensors.pictures import sensor
from guard.sensors.pictures.screen import Picture
from guard.sensors.pictures.win32 import SystemReader, WindowsScreen
from knowing import mind

pytestmark = pytest.mark.win32
BLACK, WHITE = 0, 255
"""Greens of a pixel."""


@pytest.fixture
def screen():
    return WindowsScreen()


def seen(screen, painted):
    painted.to_front()
    for _ in range(50):
        screen.wait(0.1)
        view = screen.front()
        if view and view.window == painted.number:
            return view
    raise AssertionError(f"not within 5 s in front: {painted.number}")


def test_the_window_in_front_is_told_with_its_process(screen, window):
    painted = window("Letter to the bank")
    view = seen(screen, painted)

    assert (view.title, view.pid) == ("Letter to the bank", painted.process.pid)
    assert not view.fills


def test_a_window_that_fills_the_screen_is_told(screen, window):
    painted = window("Big")
    painted.fill_screen()

    assert seen(screen, painted).fills


def test_a_picture_shows_the_words_of_a_window(screen, window):
    painted = window("WARNING WARNING WARNING")
    seen(screen, painted)
    picture = screen.picture(painted.number, None)

    assert (picture.width, picture.height) == (300, 200)
    assert BLACK in picture.grey
    assert len(set(picture.grey)) > 2


def test_a_part_of_a_window_has_a_picture_of_its_own(screen, window):
    painted = window("Partly")
    seen(screen, painted)
    picture = screen.picture(painted.number, Area(10, 40, 100, 50))

    assert (picture.width, picture.height, len(picture.grey)) == (100, 50, 5_000)


def test_what_nobody_can_see_has_no_picture(screen, window):
    painted = window("Beyond")
    seen(screen, painted)

    assert screen.picture(painted.number, Area(5_000, 5_000, 100, 50)) is None


def test_a_window_that_has_gone_has_no_picture(screen, window):
    painted = window("Gone")
    number = seen(screen, painted).window
    painted.close()

    assert screen.picture(number, None) is None


def test_where_windows_reads_no_pictures_the_sense_says_so(monkeypatch):
    monkeypatch.setattr(SystemReader, "is_there", lambda _: False)
    told = next(sensor(mind().knowledge).watch(Event()))

    assert (told.why, told.limit) == ("no_system_reader", True)


@pytest.mark.needs_real_windows(reason="Wine has no reader of pictures")
def test_windows_reads_the_words_of_a_picture(screen, window):
    painted = window("WARNING")
    seen(screen, painted)
    reading = SystemReader().begin(screen.picture(painted.number, None))

    assert "WARNING" in reading.words(12)


@pytest.mark.needs_real_windows(reason="Wine has no reader of pictures")
def test_windows_finds_no_words_on_an_empty_picture():
    reading = SystemReader().begin(Picture(200, 100, bytes([WHITE]) * 20_000))

    assert reading.words(12) == ""
