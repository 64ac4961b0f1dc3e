"""Words drawn as pictures in real browsers that stand in an ordinary window."""

import sys

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

from guard.sensors.pictures import drawn, x11
from guard.sensors.pictures.linux import Tesseract

pytestmark = [pytest.mark.desktop, pytest.mark.usefixtures("all_looked_at")]
PAGES = {
    **made_pages.IN_WINDOWS,
    "/photos": made_pages.PHOTOS,
    "/news": made_pages.NEWS,
    "/empty": "<title>Empty</title>",
}


class Counted(Tesseract):
    """Counts the pictures it is given."""

    def __init__(self):
        self.begun = 0

    def begin(self, picture):
        self.begun += 1
        return super().begin(picture)


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def window(request, tmp_path_factory, site):
    """Give a sense that listens, and what shows a page in a window."""
    with desktop(tmp_path_factory.mktemp(request.param), tray=False) as screen:
        reader, onlooker = Counted(), Onlooker(screen)
        sense = PicturesSensor(
            library().knowledge,
            lambda: x11.screen(screen.environ["DISPLAY"]),
            reader,
            lambda: drawn.pages(screen.environ["DBUS_SESSION_BUS_ADDRESS"]),
        )

        def browse(path, title):
            host = f"{path[1:]}.localhost"  # a site, and so a ration, of its own
            screen.browse(request.param, site.replace("127.0.0.1", host) + path)
            until(lambda: onlooker.titled(title))

        with listening(sense) as listener:
            listener.browse, listener.reader = browse, reader
            browse("/empty", "Empty")
            yield listener
        onlooker.close()


@pytest.mark.parametrize("path", made_pages.IN_WINDOWS)
def test_a_scare_that_is_drawn_in_a_window_is_read_and_known(window, path):
    window.browse(path, f"Photos ({path[1:]})")
    seen = window.hear(lambda seen: f"({path[1:]})" in seen.title and "locked" in seen.text)

    assert seen.marks == {PICTURE_WORDS}
    assert [digits for _, digits in numbers(plain(seen.text))] == ["18550100199"]
    assert "scare_page" in {sign.kind for sign in read(seen, mind())}

    window.browse("/empty", "Empty")
    window.hear(lambda gone: not gone.present and gone.thing == seen.thing)


@pytest.mark.parametrize(
    ("path", "title"), [("/photos", "Our garden"), ("/news", "News"), ("/empty", "Empty")]
)
def test_a_page_with_words_or_with_nothing_is_not_read_at_all(window, all_looked_at, path, title):
    before = window.reader.begun
    window.browse(path, title)
    all_looked_at()

    assert window.reader.begun == before


def test_a_page_that_was_read_is_not_read_again(window, all_looked_at):
    window.browse("/image", "Photos (image)")
    window.hear(lambda seen: "(image)" in seen.title)
    window.browse("/empty", "Empty")
    all_looked_at()
    before = window.reader.begun
    window.browse("/image", "Photos (image)")
    all_looked_at()

    assert window.reader.begun == before
