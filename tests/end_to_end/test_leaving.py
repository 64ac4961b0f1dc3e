"""Leaving pages that hold on, in real browsers, beside an innocent tab that must live."""

import os
import signal
import sys
import time
from contextlib import closing

import pytest

import made_pages
from desktop import desktop, until
from looking import Onlooker
from pressing import safely_answered
from served import served
from trap_pages import STAY, TRAPS, UNDER

if sys.platform != "linux":
    pytest.skip("the hands for this are Linux's", allow_module_level=True)

from guard.actions.leave_page import Left, leave_page, plan
from guard.desktop.accessibility.bus import open_bus
from guard.desktop.browsers import page_name

pytestmark = pytest.mark.desktop
INNOCENT = (
    "<title>Garden club</title><p>A long letter, half written.<textarea autofocus></textarea>"
)
GRACE = 1.2
"""Seconds that a trap has to spring, and to come back once it is left."""


@pytest.fixture(scope="module")
def site():
    with served({f"/{name}": page for name, page in TRAPS.items()} | {"/under": UNDER}) as address:
        yield address


@pytest.fixture(scope="module")
def garden():
    with served({"/": INNOCENT}) as address:
        yield address


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def screen(request, tmp_path_factory):
    with desktop(tmp_path_factory.mktemp(request.param), tray=False) as made:
        made.which = request.param
        yield made


def lead_hands_to(desktop, monkeypatch):
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, desktop.environ[name])


@pytest.fixture
def here(screen, monkeypatch):
    """Let the hands work on the desktop of the test."""
    lead_hands_to(screen, monkeypatch)
    with closing(open_bus()):
        yield screen


@pytest.fixture
def browser(here, onlooker, garden):
    """Have a browser open with an innocent tab; it lives on from test to test if it can."""
    here.browser = getattr(here, "browser", None) or here.browse(here.which, garden)
    if here.browser.poll() is not None:
        here.browser = here.browse(here.which, garden)
    until(lambda: onlooker.titled("Garden club"))
    return here.browser


def caught(here, onlooker, address):
    """Open a trap in a tab beside the innocent one and click into it; return its name."""
    here.browse(here.which, address)
    until(lambda: not onlooker.titled("Garden club"))
    time.sleep(GRACE / 2)
    here.ask("xdotool", "mousemove", "600", "520", "click", "1", "mousemove", "610", "530")
    time.sleep(GRACE)
    return page_name(onlooker.windows()[-1].pid, address)


def sprung(here, onlooker, trap):
    """Tell whether a trap holds, where that can be seen; Chromium's boxes end full screen."""
    windows = onlooker.windows()
    if trap == "full-screen" or (trap == "boxes-full-screen" and here.which == "firefox"):
        return windows[-1].full_screen
    return len(windows) == (2 if trap == "pop-under" else 1)


@pytest.fixture
def unhurried(monkeypatch):
    """Give a browser on a busy machine the time that it has on a person's own."""
    monkeypatch.setattr(plan, "END_AFTER", 20.0)


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize("trap", TRAPS)
def test_a_page_that_holds_on_is_left_and_the_tab_beside_it_lives(
    here, onlooker, browser, site, trap
):
    page = caught(here, onlooker, f"{site}/{trap}")
    until(lambda: sprung(here, onlooker, trap))
    left = leave_page(page)

    assert left == Left(gone=True, ended_browser=False)
    until(lambda: onlooker.titled("Garden club"))
    time.sleep(GRACE)
    windows = onlooker.windows()
    assert [window.title.startswith("Garden club") for window in windows] == [True]
    assert not windows[0].full_screen
    assert browser.poll() is None


@pytest.mark.parametrize("thing", ["", "dialog {pid} 1", "window {window:#x}"])
def test_without_the_name_of_the_page_the_one_in_front_is_left(
    here, onlooker, browser, site, thing
):
    caught(here, onlooker, f"{site}/boxes")
    front = onlooker.windows()[-1]
    left = leave_page(thing.format(pid=front.pid, window=front.id))

    assert left == Left(gone=True, ended_browser=False)
    until(lambda: onlooker.titled("Garden club"))
    time.sleep(GRACE)
    assert onlooker.titled("Garden club")


def test_a_page_that_has_gone_by_itself_costs_no_other_one(here, onlooker, browser, site):
    gone = page_name(onlooker.windows()[-1].pid, f"{site}/stays")

    assert leave_page(gone) == Left(gone=True, ended_browser=False)
    assert onlooker.titled("Garden club")


def test_only_a_browser_that_does_nothing_else_is_ended_and_no_other(
    here, onlooker, browser, site, garden
):
    page = caught(here, onlooker, f"{site}/stays")
    other = here.browse({"chromium": "firefox", "firefox": "chromium"}[here.which], garden)
    until(lambda: onlooker.titled("Garden club"))
    os.kill(int(page.split()[1]), signal.SIGSTOP)

    assert leave_page(page) == Left(gone=True, ended_browser=True)
    assert other.poll() is None
    assert onlooker.titled("Garden club")
    here.end(other)


def test_without_a_browser_there_is_nothing_to_leave(tmp_path, monkeypatch):
    with desktop(tmp_path, tray=False) as empty:
        lead_hands_to(empty, monkeypatch)

        assert leave_page() == Left(gone=False, ended_browser=False)


def test_a_page_that_cannot_be_read_is_left_by_the_keyboard(tmp_path, monkeypatch, site, garden):
    with desktop(tmp_path, tray=False) as blind, closing(Onlooker(blind)) as onlooker:
        lead_hands_to(blind, monkeypatch)
        blind.which = "chromium"
        blind.browse("chromium", garden)
        until(lambda: onlooker.titled("Garden club"))
        caught(blind, onlooker, f"{site}/boxes")
        window = onlooker.windows()[-1]

        assert leave_page(f"window {window.id:#x}") == Left(gone=True, ended_browser=False)
        until(lambda: onlooker.titled("Garden club"))


@pytest.mark.parametrize("which", ["chromium", "firefox"])
def test_who_gives_the_safe_answers_is_out_of_the_page(tmp_path, which, garden):
    with (
        desktop(tmp_path / "desktop") as made,
        closing(Onlooker(made)) as onlooker,
        served({"/": made_pages.FULL_SCREEN + f"<script>{STAY}</script>"}) as site,
    ):
        guard = made.guard()
        until((made.home / ".local/share/scam-guard/journal.sqlite3").exists)
        until(made.is_accessible)
        made.browse(which, garden)
        until(lambda: onlooker.titled("Garden club"))
        made.browse(which, site)
        until(lambda: onlooker.of(guard.pid))
        until(lambda: safely_answered(made, onlooker, guard))

        until(lambda: onlooker.titled("Garden club"))
        time.sleep(GRACE)
        assert onlooker.of(guard.pid) == []
