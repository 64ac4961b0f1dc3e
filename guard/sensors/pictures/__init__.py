"""Words that are drawn as pictures: read off a browser, where nothing else could tell them.

That is one that fills the screen, or a page that has few words and is mostly pictures.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from math import inf
from threading import Event
from time import monotonic
from typing import Final

from guard.core.knowledge import Knowledge
from guard.sensors import PULSE, BlindSpot, Report, Sensor, Unavailable, waits
from guard.sensors.pictures.front import Front, NoPages
from guard.sensors.pictures.screen import Pages, Reader, Screen
from guard.sensors.pictures.stay import Stay

PATIENCE: Final = 0.5
"""Seconds a wait may take that nobody ends."""
AGAIN: Final = 30.0
"""Seconds between two looks for the program that reads."""


class PicturesSensor:
    """Reports words that a browser in front has drawn, and when they are there no more."""

    name = "pictures"

    def __init__(
        self,
        knowledge: Knowledge,
        screen: Callable[[], AbstractContextManager[Screen]] | None = None,
        reader: Reader | None = None,
        pages: Callable[[], AbstractContextManager[Pages]] | None = None,
    ) -> None:
        programs = (name for each in knowledge.browsers for name in each.programs)
        self._browsers = frozenset(map(str.casefold, programs))
        self._screen = screen or this_screen
        self._pages = pages or these_pages
        self._reader = reader or this_reader()

    def watch(self, stop: Event) -> Iterator[Report]:
        """Wait for a page that may be drawn; look a few times and read what is new."""
        yield from self._wait_for_reader(stop)
        if stop.is_set() or self._reader is None:
            return
        with (
            self._screen() as screen,
            self._pages() as pages,
            waits(stop, screen, PATIENCE) as patience,
        ):
            front = Front(screen, pages, self._browsers)
            stay = Stay(self._reader, self.name)
            while not stop.is_set():
                yield None
                longest = patience if front.rests else PATIENCE
                due = inf if front.aside else stay.due
                screen.wait(min(longest, max(0, due - monotonic())))
                view = front.view()
                yield from stay.turn(view)
                if view and not front.aside and monotonic() >= stay.due:
                    yield from stay.look(view, front.take, stop)

    def _wait_for_reader(self, stop: Event) -> Iterator[Report]:
        """Say that nothing reads pictures here, for as long as that is so."""
        reader, again = self._reader, 0.0
        why = reader.lack if reader else "no_pictures_adapter"
        told = False
        while not stop.is_set():
            if monotonic() >= again:
                again = monotonic() + AGAIN
                if reader and reader.is_there():
                    break
            yield None if told else BlindSpot(why=why, limit=True)
            told = True
            stop.wait(PULSE)
        if told and not stop.is_set():
            yield BlindSpot(why=why, present=False)


def this_reader() -> Reader | None:
    """Return what reads pictures on this system."""
    if sys.platform == "linux":
        from guard.sensors.pictures.linux import Tesseract  # noqa: PLC0415 -- its own system

        return Tesseract()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.pictures.win32 import SystemReader  # noqa: PLC0415 -- its own system

        return SystemReader()
    else:
        return None


def this_screen() -> AbstractContextManager[Screen]:
    """Open the screen the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        try:
            from guard.sensors.pictures import x11  # noqa: PLC0415 -- its own system
        except OSError:  # libxcb is not installed
            raise Unavailable("no_x11") from None
        return x11.screen()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.pictures import win32  # noqa: PLC0415 -- its own system

        return win32.screen()
    else:
        raise Unavailable("no_screen_adapter")


def these_pages() -> AbstractContextManager[Pages]:
    """Hold what pages tell about themselves on this system."""
    if sys.platform == "linux":
        from guard.sensors.pictures import drawn  # noqa: PLC0415 -- jeepney is there on Linux only

        return drawn.pages()
    else:  # noqa: RET505 -- or mypy takes the rest for unreachable
        return nullcontext(NoPages())


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return PicturesSensor(knowledge)
