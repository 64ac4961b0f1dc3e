"""One stay of a browser on the full screen: when it is looked at, and what is told of it."""

from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime
from math import inf
from threading import Event
from time import monotonic
from typing import Final

from guard.core.sighting import FULL_SCREEN, PICTURE_WORDS, Program, Sighting
from guard.core.text import stand_in
from guard.sensors import Report
from guard.sensors.pictures.screen import Picture, Reader, View

LOOKS: Final = (0.7, 4.0, 12.0)
"""Seconds to each look at a page, after the one before: a script may draw later."""
APART: Final = (0.0, 2.0, 4.0, 15.0, 60.0, 300.0)
"""Seconds between two pictures that are read, by how many were read of one full screen: a page
that calls itself something else without end must not cost without end."""
STEP: Final = 0.3
"""Seconds between two pulses while a picture is read."""
FEWEST: Final = 20
"""Letters below which a picture says nothing."""
REMEMBERED: Final = 8
"""Pictures that are known again, so that none is read twice."""


class Stay:
    """One full screen of a browser: what was looked at, and what was told of it."""

    def __init__(self, reader: Reader, sensor: str) -> None:
        self._reader, self._sensor = reader, sensor
        self.due = inf
        """When to look again, by the monotonic clock."""
        self._view: View | None = None
        self._told: Sighting | None = None
        self._looks: tuple[float, ...] = ()
        self._reads = 0
        self._read_at = -inf
        self._known: dict[str, str] = {}

    def turn(self, view: View | None) -> Iterator[Sighting]:
        """Begin anew when another page is there; tell that the last one has gone."""
        before, self._view = self._view, view
        if view == before:
            return
        if view is None or before is None or view.window != before.window:
            self._reads = 0
            if self._told:
                yield _gone(self._told)
            self._told = None
        self._looks = LOOKS if view else ()
        self._plan(monotonic())

    def look(self, view: View, picture: Picture | None, stop: Event) -> Iterator[Report]:
        """Read a picture, unless it could not be taken, and tell its words."""
        words = (yield from self._words(picture, stop)) if picture else ""
        self._plan(monotonic())
        if len(words) >= FEWEST and not stop.is_set():
            now = self._sighting(view, words)
            if self._told is None or (now.text, now.title) != (self._told.text, self._told.title):
                self._told = now
                yield now

    def _words(self, picture: Picture, stop: Event) -> Generator[None, None, str]:
        """Return the words of a picture; one that is known is not read again."""
        digest = stand_in(picture.grey)
        if digest not in self._known:
            self._reads += 1
            self._known[digest] = yield from self._read(picture, stop)
            self._known = dict([*self._known.items()][-REMEMBERED:])
            self._read_at = monotonic()
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
        """Set when to look next; never sooner after the last reading than its number allows."""
        if not self._looks:
            self.due = inf
            return
        first, *rest = self._looks
        pause = APART[min(self._reads, len(APART) - 1)]
        self.due = max(now + first, self._read_at + pause)
        self._looks = tuple(rest)

    def _sighting(self, view: View, words: str) -> Sighting:
        return Sighting(
            sensor=self._sensor,
            thing=f"picture {view.window:#x}",
            seen_at=datetime.now(UTC),
            program=Program(name=view.program),
            title=view.title,
            text=words,
            marks=frozenset({PICTURE_WORDS, FULL_SCREEN}),
        )


def _gone(told: Sighting) -> Sighting:
    return Sighting(sensor=told.sensor, thing=told.thing, seen_at=datetime.now(UTC), present=False)
