"""What can be pictured of a window on a real X screen."""

import sys

import pytest

from desktop import desktop, until
from guard.desktop.accessibility.areas import Area
from looking import Onlooker

if sys.platform != "linux":
    pytest.skip("the X server is Linux's", allow_module_level=True)

from guard.sensors.pictures.x11 import screen as x_screen

pytestmark = pytest.mark.desktop


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    with desktop(tmp_path_factory.mktemp("desktop"), tray=False) as made:
        yield made


@pytest.fixture
def window(made):
    """Give the number of a window of 400x300, and what looks at its screen."""
    process = made.start("xmessage", "-geometry", "400x300+100+100", "-title", "Look", "Words")
    onlooker = Onlooker(made)
    found = until(lambda: [each for each in onlooker.windows() if each.title == "Look"])
    onlooker.close()
    with x_screen(made.environ["DISPLAY"]) as screen:
        yield found[0].id, screen
    process.kill()
    process.wait()


def shape(picture):
    return picture and (picture.width, picture.height)


def moved(made, number, x, y):
    made.ask("xdotool", "windowmove", "--sync", str(number), str(x), str(y))


def test_a_window_is_pictured_whole(window):
    number, screen = window

    assert shape(screen.picture(number, None)) == (400, 300)


def test_a_part_of_a_window_is_pictured_alone(window):
    number, screen = window

    assert shape(screen.picture(number, Area(40, 60, 200, 100))) == (200, 100)


def test_a_part_that_reaches_beyond_its_window_is_cut(window):
    number, screen = window

    assert shape(screen.picture(number, Area(300, 0, 9_999, 9_999))) == (100, 300)


def test_of_a_window_that_stands_partly_outside_the_rest_is_pictured(made, window):
    number, screen = window
    moved(made, number, 1_200, 600)
    until(lambda: shape(screen.picture(number, None)) != (400, 300))
    width, height = shape(screen.picture(number, None))

    assert 0 < width < 400
    assert 0 < height < 300


def test_a_part_that_nobody_can_see_has_no_picture(made, window):
    number, screen = window
    moved(made, number, 1_200, 100)
    until(lambda: shape(screen.picture(number, None)) != (400, 300))

    assert screen.picture(number, Area(300, 0, 100, 100)) is None


def test_a_window_that_has_gone_has_no_picture(window):
    _, screen = window

    assert screen.picture(0x7FFFFFF, None) is None
