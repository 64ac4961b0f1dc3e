"""The browser in front, and which page it shows where it does not fill the screen."""

import os
from collections.abc import Collection
from contextlib import suppress
from time import monotonic
from typing import Final

import psutil

from guard.desktop.accessibility.areas import Area
from guard.sensors import printable
from guard.sensors.pictures.screen import Pages, Picture, Screen, View

APART: Final = 0.5
"""Seconds between two questions for the page, however often something happens."""
AGAIN: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to the next question, by how many a browser has left unanswered: it may have to wake."""


class Front:
    """What is in front, if it is a browser; its page is asked for when something has happened.

    Under a window of the guard's own, the page is still there, but no picture is taken.
    """

    def __init__(self, screen: Screen, pages: Pages, browsers: Collection[str]) -> None:
        self._screen, self._pages, self._browsers = screen, pages, browsers
        self._seen: View | None = None
        self._view: View | None = None
        self._under = False
        self._program = self._page = ""
        self._stale = True
        self._unanswered = 0
        self._ask_at = 0.0

    @property
    def rests(self) -> bool:
        """Whether nothing can change unless the screen tells of it: no browser is in front."""
        return not self._program

    def view(self) -> View | None:
        """Return the window in front if a browser fills the screen with it or shows a page."""
        seen = self._screen.front()
        self._stale |= self._pages.stirred()
        self._under = seen is not None and seen.pid == os.getpid()
        if not self._under:
            self._turn(seen)
            self._view = self._look()
        return self._view

    def picture(self, view: View) -> Picture | None:
        """Take a picture of what is in front, in an ordinary window only if it may be drawn."""
        if self._under:
            return None
        if view.fills:
            return self._screen.picture(view.window, None)
        part = self._pages.drawn()
        return self._screen.picture(view.window, part) if part else None

    def _turn(self, seen: View | None) -> None:
        """Take note of what is in front now."""
        before, self._seen = self._seen, seen
        self._stale |= seen != before
        if seen is None or before is None or seen.pid != before.pid:
            self._program = self._browser(seen.pid) if seen else ""
            self._page, self._unanswered, self._ask_at = "", 0, 0.0

    def _look(self) -> View | None:
        if self._seen is None or not self._program:
            return None
        if self._stale and monotonic() >= self._ask_at:
            self._ask(self._seen.pid)
        view = self._seen._replace(program=self._program, page=self._page)
        return view if view.fills or view.page else None

    def _ask(self, pid: int) -> None:
        """Ask which page is there; the last one stays as long as there is no answer."""
        page = self._pages.page(pid)
        self._page, self._stale = self._page if page is None else page, page is None
        self._unanswered = min(self._unanswered + 1, len(AGAIN)) if page is None else 0
        pause = AGAIN[self._unanswered - 1] if self._unanswered else APART
        self._ask_at = monotonic() + pause

    def _browser(self, pid: int) -> str:
        """Return the name of a process that is a browser's, else nothing."""
        with suppress(psutil.Error):
            name = printable(psutil.Process(pid).name())
            return name if name.casefold() in self._browsers else ""
        return ""


class NoPages:
    """Stands in where no page tells about itself: only what fills the screen is looked at."""

    def stirred(self) -> bool:
        """Tell that nothing has happened."""
        return False

    def page(self, pid: int) -> str:  # noqa: ARG002 -- as Pages has it
        """Know of no page."""
        return ""

    def drawn(self) -> Area | None:
        """Know of none whose words are drawn."""
        return None
