"""One stay of a browser before the person: when it is looked at, and what is told of it."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from math import inf
from threading import Event
from time import monotonic
from typing import Final

from guard.core.sighting import FULL_SCREEN, PICTURE_WORDS, Program, Sighting
from guard.core.text import stand_in
from guard.desktop.browsers import site_name
from guard.sensors import Report
from guard.sensors.pictures.ration import Ration, pause
from guard.sensors.pictures.screen import Picture, Reader, Taken, View

LOOKS: Final = (0.7, 1.5, 4.0, 12.0)
"""Seconds to each look at a page, after the one before: a script may draw later."""
LATEST: Final = 3.0
"""Seconds after which a page is looked at, though it has changed all the while."""
STEP: Final = 0.3
"""Seconds between two pulses while a picture is read."""
FEWEST: Final = 20
"""Letters below which a picture says nothing."""
REMEMBERED: Final = 32
"""Pictures that are known again, so that none is read twice."""


class Stay:
    """One full screen or one page of a browser: what was looked at, and what was told of it."""

    def __init__(self, reader: Reader, sensor: str) -> None:
        self._reader, self._sensor = reader, sensor
        self.due = inf
        """When to look again, by the monotonic clock."""
        self._view: View | None = None
        self._told: Sighting | None = None
        self._looks: tuple[float, ...] = ()
        self._looked, self._looked_at = 0, -inf
        """Looks at this page, and when the last was."""
        self._since = 0.0
        """When a page came that has not been looked at since."""
        self._ration = Ration()
        self._known: dict[str, str] = {}

    def turn(self, view: View | None) -> Iterator[Sighting]:
        """Begin anew when another page is there; tell that the last one has gone."""
        before, self._view = self._view, view
        if view == before:
            return
        if before and before.fills and not (view and view.fills and view.window == before.window):
            self._ration.renew("")
        if view is None or before is None or _thing(view) != _thing(before):
            self._looked = 0
            if self._told:
                yield _gone(self._told)
            self._told = None
        now = monotonic()
        if self._looks != LOOKS:
            self._since = now
        self._looks = LOOKS if view else ()
        self._plan(now)

    def look(
        self, view: View, take: Callable[[View], Taken | None], stop: Event
    ) -> Iterator[Report]:
        """Take a picture and read it, unless none can be taken, and tell its words."""
        self._looked, self._looked_at = self._looked + 1, monotonic()
        self._looks = self._looks[1:]
        taken = take(view)
        words = (yield from self._words(taken.picture, _site(view), stop)) if taken else ""
        self._plan(monotonic())
        if taken and len(words) >= FEWEST and not stop.is_set():
            now = self._sighting(view, words, drawn=taken.drawn)
            if self._told is None or _facets(now) != _facets(self._told):
                self._told = now
                yield now

    def _words(self, picture: Picture, site: str, stop: Event) -> Generator[None, None, str]:
        """Return the words of a picture; one that is known is not read again."""
        if picture.grey.count(picture.grey[0]) == len(picture.grey):  # of one colour
            return ""
        digest = stand_in(picture.grey)
        if digest not in self._known:
            self._known[digest] = yield from self._read(picture, stop)
            self._known = dict([*self._known.items()][-REMEMBERED:])
            self._ration.spend(site)
        return self._known[digest]

    def _read(self, picture: Picture, stop: Event) -> Generator[None, None, str]:
        """Read a picture in a program of its own, pulsing while it works."""
        with closing(self._reader.begin(picture)) as reading:
            while not stop.is_set():
                words = reading.words(STEP)
                if words is not None:
                    return words
                yield None
        return ""

    def _plan(self, now: float) -> None:
        """Set when to look next; never sooner than the readings and looks so far allow."""
        if not self._looks or self._view is None:
            self.due = inf
            return
        due = now + self._looks[0]
        if self._looks == LOOKS:
            due = min(due, self._since + LATEST)
        rounds = self._looked // len(LOOKS)
        pauses = self._looked_at + pause(rounds), self._ration.next(_site(self._view))
        self.due = max(due, *pauses)

    def _sighting(self, view: View, words: str, *, drawn: bool) -> Sighting:
        """Tell of the words; that they are a picture says something only of a drawn page."""
        marks = {FULL_SCREEN} if view.fills else set()
        return Sighting(
            sensor=self._sensor,
            thing=_thing(view),
            seen_at=datetime.now(UTC),
            program=Program(name=view.program),
            title=view.title,
            text=words,
            address=view.address,
            marks=frozenset(marks | {PICTURE_WORDS} if drawn else marks),
        )


def _thing(view: View) -> str:
    """Name a page in its window, whether it fills the screen or not."""
    return f"picture {view.window:#x} {view.page.rpartition(' ')[2]}".rstrip()


def _site(view: View) -> str:
    """Name the site whose ration is used; what fills the screen has one of its own."""
    return "" if view.fills else site_name(view.page)


def _facets(sighting: Sighting) -> tuple[object, ...]:
    return sighting.text, sighting.title, sighting.marks


def _gone(told: Sighting) -> Sighting:
    return Sighting(sensor=told.sensor, thing=told.thing, seen_at=datetime.now(UTC), present=False)
