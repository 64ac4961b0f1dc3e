"""Whether the words of a page may be drawn, as real browsers tell of it."""

import os
import signal
import sys

import pytest

import made_pages
from desktop import desktop, until
from guard.desktop.accessibility.areas import Area
from guard.desktop.browsers import page_name
from looking import Onlooker
from served import served

if sys.platform != "linux":
    pytest.skip("the accessibility bus is Linux's", allow_module_level=True)

from guard.sensors.pictures import x11
from guard.sensors.pictures.drawn import covered, is_browsers_own, pages
from guard.sensors.pictures.screen import Page

PAGE = Area(4, 87, 1_000, 600)


def test_pictures_beside_each_other_cover_a_page_together():
    assert covered([Area(4, 87, 500, 600), Area(504, 87, 500, 600)], PAGE) == 1


def test_one_picture_over_another_covers_nothing_more():
    half = Area(4, 87, 500, 600)

    assert covered([half, half], PAGE) == covered([half], PAGE) == 0.5


def test_what_lies_outside_the_page_covers_nothing_of_it():
    assert covered([Area(4, 687, 1_000, 600), Area(-9_999, 87, 100, 600)], PAGE) == 0


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("chrome://newtab/", True),
        ("about:home", True),
        ("about:blank", False),
        ("https://about.example/", False),
        ("data:text/html,chrome://newtab", False),
        ("http://[", False),
    ],
)
def test_pages_of_the_browser_itself_are_told_from_others(address, own):
    assert is_browsers_own(address) is own


def test_without_a_bus_there_are_no_pages_and_nothing_fails(tmp_path):
    with pages(f"unix:path={tmp_path / 'nobody'}") as none:
        assert (none.stirred(), none.page(1), none.drawn()) == (False, Page(), None)


@pytest.mark.desktop
@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_a_browser_that_hangs_costs_no_more_than_an_answer(browser, tmp_path):
    with (
        served({"/canvas": made_pages.IN_WINDOWS["/canvas"]}) as site,
        desktop(tmp_path, tray=False) as screen,
        pages(screen.environ["DBUS_SESSION_BUS_ADDRESS"]) as told,
        x11.screen(screen.environ["DISPLAY"]) as x_screen,
    ):
        onlooker = Onlooker(screen)
        screen.browse(browser, site + "/canvas")
        until(lambda: onlooker.titled("(canvas)"))
        onlooker.close()
        x_screen.wait(1)
        pid = x_screen.front().pid
        canvas = Page(page_name(pid, site + "/canvas"), site + "/canvas")
        until(lambda: told.page(pid) == canvas and told.drawn())

        os.kill(pid, signal.SIGSTOP)
        assert (told.page(pid), told.drawn()) == (None, None)
        os.kill(pid, signal.SIGCONT)
        until(lambda: told.page(pid) == canvas and told.drawn())
