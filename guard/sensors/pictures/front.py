"""The browser in front, and which page it shows where it does not fill the screen."""

from collections.abc import Collection
from contextlib import suppress
from time import monotonic
from typing import Final

import psutil

from guard.desktop.accessibility.areas import Area
from guard.sensors import printable
from guard.sensors.pictures.screen import Page, Pages, Screen, Taken, View

APART: Final = 0.5
"""Seconds between two questions for the page, however often something happens."""
AGAIN: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to the next question, by how many a browser has left unanswered: it may have to wake."""


class Front:
    """The browser in front; its page is asked for when something has happened.

    Somebody who turns to another program, perhaps to the guard's own warning, still has the page
    before them as long as its window can be seen.
    """

    def __init__(self, screen: Screen, pages: Pages, browsers: Collection[str]) -> None:
        self.aside = True
        """Whether something else is in front, so that no picture shall be taken."""
        self._screen, self._pages, self._browsers = screen, pages, browsers
        self._foremost: View | None = None
        self._seen: View | None = None
        self._page = Page()
        self._stale = True
        self._unanswered = 0
        self._ask_at = 0.0

    @property
    def rests(self) -> bool:
        """Whether nothing can change unless the screen tells of it: no browser can be seen."""
        return self.aside and self._seen is None

    def view(self) -> View | None:
        """Return a browser's window that fills the screen, or that shows a page."""
        foremost = self._screen.front()
        self._stale |= self._pages.stirred()
        if foremost != self._foremost:
            self._foremost = foremost
            self._turn(foremost)
        if self._seen and self.aside and not self._screen.shows(self._seen.window):
            self._seen = None
        if self._seen is None:
            return None
        if self._stale and monotonic() >= self._ask_at:
            self._ask(self._seen.pid)
        view = self._seen._replace(page=self._page.name, address=self._page.address)
        return view if view.fills or view.page else None

    def take(self, view: View) -> Taken | None:
        """Take a picture of what is in front, in an ordinary window only if it may be drawn."""
        part = self._pages.drawn() if view.page else None
        if part is None and not view.fills:
            return None
        picture = self._screen.picture(view.window, None if view.fills else part)
        return Taken(picture, drawn=bool(part) or not view.page) if picture else None

    def _turn(self, foremost: View | None) -> None:
        """Take note that another window is in front, or that it has changed."""
        program = self._browser(foremost.pid) if foremost else ""
        self.aside = not program
        if foremost is None or not program:
            return
        if self._seen is None or foremost.pid != self._seen.pid:
            self._page, self._unanswered, self._ask_at = Page(), 0, 0.0
        self._seen, self._stale = foremost._replace(program=program), True

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

    def page(self, pid: int) -> Page:  # noqa: ARG002 -- as Pages has it
        """Know of no page."""
        return Page()

    def drawn(self) -> Area | None:
        """Know of none whose words are drawn."""
        return None
