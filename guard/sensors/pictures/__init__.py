"""Words that are drawn as pictures: read off a browser that fills the screen, and only then."""

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing, suppress
from datetime import UTC, datetime
from hashlib import blake2b
from math import inf
from threading import Event
from time import monotonic
from typing import Final

import psutil

from guard.core.knowledge import Knowledge
from guard.core.sighting import FULL_SCREEN, PICTURE_WORDS, Program, Sighting
from guard.sensors import BlindSpot, Report, Sensor, Unavailable, printable
from guard.sensors.pictures.screen import Picture, Reader, Screen, View

LOOKS: Final = (0.7, 4.0, 12.0)
"""Seconds after which a page that has come is looked at: a script may draw later."""
APART: Final = (0.0, 2.0, 4.0, 15.0, 60.0, 300.0)
"""Seconds between two pictures that are read, by how many were read of one full screen: a page
that calls itself something else without end must not cost without end."""
PATIENCE: Final = 0.5
"""Seconds a wait may take."""
STEP: Final = 0.3
"""Seconds between two pulses while a picture is read."""
AGAIN: Final = 30.0
"""Seconds between two looks for the program that reads."""
FEWEST: Final = 20
"""Letters below which a picture says nothing."""
REMEMBERED: Final = 8
"""Pictures that are known again, so that none is read twice."""
LONGEST: Final = 1_000


class PicturesSensor:
    """Reports the words on a browser that fills the screen, and when it does so no more."""

    name = "pictures"

    def __init__(
        self,
        knowledge: Knowledge,
        screen: Callable[[], AbstractContextManager[Screen]] | None = None,
        reader: Reader | None = None,
    ) -> None:
        programs = (name for each in knowledge.browsers for name in each.programs)
        self._browsers = frozenset(map(str.casefold, programs))
        self._screen = screen or this_screen
        self._reader = reader or this_reader()

    def watch(self, stop: Event) -> Iterator[Report]:
        """Wait for a browser to fill the screen; look a few times and read what is new."""
        yield from self._wait_for_reader(stop)
        if stop.is_set() or self._reader is None:
            return
        with self._screen() as screen:
            stay = _Stay(self._reader)
            while not stop.is_set():
                screen.wait(min(PATIENCE, max(0, stay.due - monotonic())))
                view = self._browser(screen.filled())
                yield from stay.turn(view)
                if view and monotonic() >= stay.due and (picture := screen.picture(view.window)):
                    yield from stay.look(view, picture, stop)
                yield None

    def _wait_for_reader(self, stop: Event) -> Iterator[Report]:
        """Say that nothing reads pictures here, for as long as that is so."""
        reader, again = self._reader, 0.0
        why = "no_picture_reader" if reader else "no_pictures_adapter"
        told = False
        while not stop.is_set():
            if monotonic() >= again:
                again = monotonic() + AGAIN
                if reader and reader.is_there():
                    break
            yield None if told else BlindSpot(why=why, limit=True)
            told = True
            stop.wait(PATIENCE)
        if told and not stop.is_set():
            yield BlindSpot(why=why, present=False)

    def _browser(self, view: View | None) -> View | None:
        """Return a view with its program's name if that is a browser's."""
        if view is None:
            return None
        with suppress(psutil.Error):
            name = printable(psutil.Process(view.pid).name())[:LONGEST]
            if name.casefold() in self._browsers:
                return view._replace(program=name)
        return None


class _Stay:
    """One full screen of a browser: what was looked at, and what was told of it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.due = inf
        """When to look again, by the monotonic clock."""
        self._view: View | None = None
        self._told: Sighting | None = None
        self._looks: tuple[float, ...] = ()
        self._reads = 0
        self._read_at = -inf
        self._known: dict[bytes, str] = {}

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

    def look(self, view: View, picture: Picture, stop: Event) -> Iterator[Report]:
        """Read a picture that is not known, and tell its words."""
        digest = blake2b(picture.grey, digest_size=16).digest()
        if digest not in self._known:
            self._reads += 1
            self._known[digest] = yield from self._read(picture, stop)
            self._known = dict([*self._known.items()][-REMEMBERED:])
            self._read_at = monotonic()
        self._plan(monotonic())
        words = self._known[digest]
        if len(words) >= FEWEST and not stop.is_set():
            now = _sighting(view, words)
            if self._told is None or (now.text, now.title) != (self._told.text, self._told.title):
                self._told = now
                yield now

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


def _sighting(view: View, words: str) -> Sighting:
    return Sighting(
        sensor=PicturesSensor.name,
        thing=f"picture {view.window:#x}",
        seen_at=datetime.now(UTC),
        program=Program(name=view.program),
        title=view.title[:LONGEST],
        text=words,
        marks=frozenset({PICTURE_WORDS, FULL_SCREEN}),
    )


def _gone(told: Sighting) -> Sighting:
    return Sighting(sensor=told.sensor, thing=told.thing, seen_at=datetime.now(UTC), present=False)


def this_reader() -> Reader | None:
    """Return what reads pictures on this system."""
    if sys.platform == "linux":
        from guard.sensors.pictures.linux import Tesseract  # noqa: PLC0415 -- its own system

        return Tesseract()
    else:  # noqa: RET505 -- or mypy takes the rest for unreachable
        return None


def this_screen() -> AbstractContextManager[Screen]:
    """Open the screen the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        try:
            from guard.sensors.pictures import x11  # noqa: PLC0415 -- its own system
        except OSError:  # libxcb is not installed
            raise Unavailable("no_x11") from None
        return x11.screen()
    else:  # noqa: RET505 -- or mypy takes the rest for unreachable
        raise Unavailable("no_screen_adapter")


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return PicturesSensor(knowledge)
