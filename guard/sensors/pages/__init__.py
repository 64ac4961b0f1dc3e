"""What the browser in front shows: the words of a page, its address, and its dialogs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from math import inf
from threading import Event
from time import monotonic
from typing import Final

from guard.core.knowledge import Knowledge
from guard.core.sighting import DIALOG, DIALOG_LOOP, Sighting
from guard.desktop.browsers import page_name
from guard.sensors import BlindSpot, Report, Sensor, Unavailable, waits
from guard.sensors.pages.glance import Browsers, Glance

LOOKS: Final = (0.1, 0.3, 1.0, 2.0, 4.0, 8.0)
"""Seconds to the next look, by the number of looks since something happened in a browser."""
READS: Final = (5.0, 30.0, 120.0)
"""Seconds to the next reading of a page that tells of no change, by the readings so far."""
CHANGES: Final = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds to the next reading of a page that does, by the readings so far.

A script may put words there later. The pauses grow, so that a page which changes without end
does not cost without end.
"""
APART: Final = 0.2
"""Seconds between two readings, of whatever page."""
HURRIED: Final = 5
"""Readings of one page that may come early, because it has no words yet or another title."""
PATIENCE: Final = 0.9
"""Seconds a wait may take that nobody ends."""
LOOP: Final = 3
"""Boxes of one page that make a loop,"""
WITHIN: Final = 30.0
"""if they come in so many seconds: it takes some to read one."""
LONGEST_TITLE: Final = 1_000
LONGEST_ADDRESS: Final = 2_000


class PagesSensor:
    """Reports the page in front when it comes, when its words change, and when it goes."""

    name = "pages"

    def __init__(
        self, browsers: Callable[[], AbstractContextManager[Browsers]] | None = None
    ) -> None:
        self._browsers = browsers or this_desktop

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look when something happens in a browser, and now and then when nothing does."""
        with self._browsers() as browsers, waits(stop, browsers, PATIENCE) as patience:
            view = _View(browsers)
            looked = next_look = 0.0
            quiet = 0
            while not stop.is_set():
                if (now := monotonic()) >= next_look:
                    yield from view.look()
                    looked, next_look = now, min(now + LOOKS[quiet], max(view.due, now + LOOKS[0]))
                    quiet = min(quiet + 1, len(LOOKS) - 1)
                yield None
                if browsers.wait(min(patience, max(0, next_look - monotonic()))):
                    next_look, quiet = min(next_look, looked + LOOKS[0]), 0


class _View:
    """What has been reported of the browser in front."""

    def __init__(self, browsers: Browsers) -> None:
        self.due = 0.0
        """When to read the page again, by the monotonic clock."""
        self._browsers = browsers
        self._page: Sighting | None = None
        self._reads = self._hurried = 0
        self._read_at = 0.0
        self._dialogs: dict[str, Sighting] = {}
        self._boxes: list[float] = []
        """When dialogs of this page came, by the monotonic clock."""
        self._unreadable: frozenset[str] = frozenset()

    def look(self) -> Iterator[Report]:
        """Yield what has changed since the last look."""
        glance = self._browsers.glance()
        yield from self._turn(glance)
        if glance and glance.address:
            yield from self._read(glance)
        else:
            self.due = inf  # nothing to read until something happens
        yield from self._compare_dialogs(glance)
        yield from self._compare_unreadable()

    def _turn(self, glance: Glance | None) -> Iterator[Sighting]:
        """Report a page that has gone; in Chromium a dialog hides the page it belongs to."""
        hidden = glance and glance.dialogs and not glance.address
        if (
            self._page
            and not hidden
            and not (glance and page_name(glance.browser, glance.address) == self._page.thing)
        ):
            yield _gone(self._page)
            self._page = None
            self._boxes = []
        if self._page is None:
            self._reads, self._hurried, self.due = 0, HURRIED, 0

    def _read(self, glance: Glance) -> Iterator[Sighting]:
        """Read the page in front if that is due, and report it if it is new or has changed."""
        title = glance.title[:LONGEST_TITLE]
        before = self._page or _sighting(_thing(glance), glance.address)
        hurry = self._hurried > 0 and title != before.title
        if self._browsers.changed and self._page:
            pause = CHANGES[min(self._reads, len(CHANGES)) - 1]
            self.due = min(self.due, self._read_at + pause)
        now = monotonic()
        if now < self._read_at + APART or (now < self.due and not hurry):
            return
        words = self._browsers.words()
        self._read_at = now
        self._reads += 1
        self._hurried -= hurry or not words
        wordless = not words and self._hurried > 0
        self.due = now + (APART if wordless else READS[min(self._reads, len(READS)) - 1])
        page = replace(before, title=title, text=words or before.text)
        if page != self._page:
            self._page = replace(page, seen_at=datetime.now(UTC))
            yield self._page

    def _compare_dialogs(self, glance: Glance | None) -> Iterator[Sighting]:
        """Report the dialogs that have come, changed or gone."""
        address = (glance and glance.address) or (self._page.address if self._page else "")
        now = {
            f"dialog {glance.browser} {dialog.number}": dialog.text
            for dialog in (glance.dialogs if glance else ())
            if glance and dialog.text
        }
        for thing in self._dialogs.keys() - now.keys():
            yield _gone(self._dialogs.pop(thing))
        for thing, text in now.items():
            if thing not in self._dialogs or self._dialogs[thing].text != text:
                sighting = _sighting(thing, address)
                self._dialogs[thing] = replace(sighting, text=text, marks=self._marks())
                yield self._dialogs[thing]

    def _marks(self) -> frozenset[str]:
        """Return how a dialog that has just come behaves."""
        now = monotonic()
        self._boxes = [*(at for at in self._boxes[1 - LOOP :] if at > now - WITHIN), now]
        return frozenset({DIALOG, DIALOG_LOOP} if len(self._boxes) == LOOP else {DIALOG})

    def _compare_unreadable(self) -> Iterator[BlindSpot]:
        """Report the browsers that cannot be read, and those that can be again."""
        now = self._browsers.unreadable()
        for name in sorted(now ^ self._unreadable):
            yield BlindSpot(why="browser_started_first", about=name, present=name in now)
        self._unreadable = now


def _sighting(thing: str, address: str) -> Sighting:
    return Sighting(
        sensor=PagesSensor.name,
        thing=thing,
        seen_at=datetime.now(UTC),
        address=address[:LONGEST_ADDRESS],
    )


def _gone(before: Sighting) -> Sighting:
    return Sighting(
        sensor=before.sensor, thing=before.thing, seen_at=datetime.now(UTC), present=False
    )


def _thing(glance: Glance) -> str:
    return page_name(glance.browser, glance.address)


def this_desktop() -> AbstractContextManager[Browsers]:
    """Open the desktop the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        from guard.sensors.pages import linux  # noqa: PLC0415 -- jeepney is there on Linux only

        return linux.browsers()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.pages import win32  # noqa: PLC0415 -- comtypes is there on Windows only

        return win32.browsers()
    else:
        raise Unavailable("no_pages_adapter")


def sensor(_: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return PagesSensor()
