"""Leaving a page on a Linux desktop: by accessibility, the window manager and the keyboard."""

import sys

assert sys.platform == "linux"

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from time import monotonic, sleep
from typing import Final

import psutil
import xcffib

from guard.actions.leave_page import Left
from guard.actions.leave_page.ending import Browser
from guard.actions.leave_page.plan import Frame, Plan, Shown, Step
from guard.actions.leave_page.views import AccessibleViews, TitledViews, Views
from guard.actions.leave_page.x11 import CONTROL, ESCAPE, Screen, W, screen
from guard.desktop.accessibility.bus import Bus, NoBusError, open_bus
from guard.desktop.accessibility.windows import Windows

PAUSE: Final = 0.1
"""Seconds between two looks."""


def leave_full_screen() -> bool:
    """Ask every window but our own to become a plain one."""
    with screen() as desk, suppress(xcffib.XcffibException):
        if desk is not None:
            desk.leave_full_screen([each for each in desk.windows() if each.pid != os.getpid()])
            return True
    return False


def leave(page: str) -> Left:
    """Close a page, whatever it does against that; without a browser nothing is done."""
    with screen() as desk, _bus() as bus:
        try:
            browser, window = _target(page, desk, bus)
        except (psutil.Error, xcffib.XcffibException, OSError):
            return Left(gone=False, ended_browser=False)
        try:
            views = _views(bus, browser.pid)
            named = page.startswith("page ") and isinstance(views, AccessibleViews)
            return _Escape(browser, views, desk, window).run(page if named else "")
        except (xcffib.XcffibException, OSError):  # the X server or the bus has gone
            return Left(gone=not browser.runs, ended_browser=False)


class _Escape:
    """Tries one thing after another on one browser."""

    def __init__(self, browser: Browser, views: Views, desk: Screen | None, window: int) -> None:
        self._browser = browser
        self._views = views
        self._desk = desk
        self._window = window

    def run(self, page: str) -> Left:
        """Go on until the page has gone; the plan sees to it that this ends."""
        plan = Plan(page)
        while True:
            step, shown = plan.next(self._look(), monotonic())
            if step is Step.GONE:
                return Left(gone=True, ended_browser=False)
            if step is Step.END:
                ended = self._browser.end()
                return Left(gone=ended, ended_browser=ended)
            if shown:
                self._do(step, shown)
            sleep(PAUSE)

    def _look(self) -> list[Shown]:
        """Take the browser out of full screen, where it hides its tabs, and look at it."""
        if not self._browser.runs:
            return []
        frames = _frames(self._desk, self._browser.pid)
        if self._desk:
            self._desk.leave_full_screen(frames)
        frames.sort(key=lambda frame: frame.number != self._window)  # stable: the rest as it was
        return self._views.look(frames)

    def _do(self, step: Step, shown: Shown) -> None:
        if step is Step.CLOSE_TAB:
            self._views.close_tab(shown)
        elif step is Step.ANSWER:
            self._views.answer(shown)
        elif step is Step.CLOSE_WINDOW and self._desk and shown.frame:
            self._desk.close(shown.frame)
        elif step is Step.PRESS_KEYS and self._desk and shown.frame:
            self._desk.press(shown.frame, [ESCAPE], [CONTROL, W])


def _target(page: str, desk: Screen | None, bus: Bus | None) -> tuple[Browser, int]:
    """Return the browser that is meant, and the number of its window where that is named.

    Raises psutil.Error if there is no browser.
    """
    match page.split():
        case ["page" | "dialog", pid, _] if pid.isdecimal():
            return Browser(int(pid)), 0
        case ["window" | "picture", number, *_]:
            frames = desk.windows() if desk else []
            found = [frame for frame in frames if f"{frame.number:#x}" == number]
            return Browser(found[0].pid if found else 0), found[0].number if found else 0
        case _:
            return _front(desk, bus), 0


def _front(desk: Screen | None, bus: Bus | None) -> Browser:
    """Return the browser whose window is the topmost."""
    pids = [frame.pid for frame in desk.windows()] if desk else []
    if bus and (window := Windows(bus).front(None)):
        pids.append(window.program.pid)
    for pid in pids:
        with suppress(psutil.Error):
            return Browser(pid)
    raise psutil.NoSuchProcess(0)


def _frames(desk: Screen | None, pid: int) -> list[Frame]:
    return [frame for frame in desk.windows() if frame.pid == pid] if desk else []


def _views(bus: Bus | None, pid: int) -> Views:
    """Return the closest look that can be had at a browser."""
    if bus:
        windows = Windows(bus)
        windows.meet()
        for program in windows.programs:
            if program.pid == pid:
                return AccessibleViews(bus, program)
    return TitledViews(pid)


@contextmanager
def _bus() -> Iterator[Bus | None]:
    """Hold the accessibility bus; None where there is none."""
    try:
        bus = open_bus()
    except (NoBusError, OSError):
        yield None
        return
    with closing(bus):
        yield bus
