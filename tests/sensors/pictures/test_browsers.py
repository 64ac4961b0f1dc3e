"""Words drawn as pictures in real browsers that fill the screen."""

import sys
import time

import pytest

import made_pages
from desktop import desktop, until
from guard.core.numbers import numbers
from guard.core.sighting import PICTURE_WORDS
from guard.core.signs import read
from guard.core.text import plain
from guard.sensors.pictures import PicturesSensor
from knowing import library, mind
from listening import listening
from looking import Onlooker

if sys.platform != "linux":
    pytest.skip("the X server is Linux's", allow_module_level=True)

from guard.sensors.pictures import x11

pytestmark = [pytest.mark.desktop, pytest.mark.usefixtures("all_looked_at")]
PAGES = {
    "/picture": made_pages.PICTURE,
    "/slides": made_pages.SLIDES,
    "/film": made_pages.FILM,
}


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def screen(request, tmp_path_factory, site):
    """Give a desktop with a sense that listens, and what shows a page on its full screen."""
    with desktop(tmp_path_factory.mktemp(request.param), tray=False) as screen:
        sense = PicturesSensor(library().knowledge, lambda: x11.screen(screen.environ["DISPLAY"]))
        onlooker = Onlooker(screen)

        def fills():
            return any(window.full_screen for window in onlooker.windows())

        def clicked():
            screen.ask("xdotool", "mousemove", "600", "400", "click", "1")
            time.sleep(0.5)
            return fills()

        def open_full(path, title):
            screen.browse(request.param, site + path)
            until(lambda: onlooker.titled(title))
            until(clicked)

        def leave():
            screen.ask("xdotool", "key", "Escape")
            time.sleep(0.3)
            return not fills()

        with listening(sense) as listener:
            listener.open_full, listener.leave = open_full, lambda: until(leave)
            yield listener
        onlooker.close()


def test_a_scare_that_is_one_picture_is_read_and_known(screen):
    screen.open_full("/picture", "Holiday photos")
    seen = screen.hear(lambda seen: seen.present and "locked" in seen.text)

    assert PICTURE_WORDS in seen.marks
    assert [digits for _, digits in numbers(plain(seen.text))] == ["18550100199"]
    assert "scare_page" in {sign.kind for sign in read(seen, mind())}

    screen.leave()
    screen.hear(lambda gone: not gone.present and gone.thing == seen.thing)


@pytest.mark.parametrize(("path", "title"), [("/slides", "Holiday photos"), ("/film", "A film")])
def test_photos_and_films_that_fill_the_screen_are_no_scare(screen, all_looked_at, path, title):
    before = len(screen.sightings)
    screen.open_full(path, title)
    all_looked_at()
    told = screen.sightings[before:]
    screen.leave()

    assert [seen for seen in told if "scare_page" in {s.kind for s in read(seen, mind())}] == []
