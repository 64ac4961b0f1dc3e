"""Words that are drawn as pictures: read off a browser that fills the screen, and only then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from threading import Event
from time import monotonic
from typing import Final

import psutil

from guard.core.knowledge import Knowledge
from guard.sensors import PULSE, BlindSpot, Report, Sensor, Unavailable, printable, waits
from guard.sensors.pictures.screen import Reader, Screen, View
from guard.sensors.pictures.stay import Stay

PATIENCE: Final = 0.5
"""Seconds a wait may take that nobody ends."""
AGAIN: Final = 30.0
"""Seconds between two looks for the program that reads."""


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
        with self._screen() as screen, waits(stop, screen, PATIENCE) as patience:
            stay = Stay(self._reader, self.name)
            while not stop.is_set():
                screen.wait(min(patience, max(0, stay.due - monotonic())))
                view = self._browser(screen.filled())
                yield from stay.turn(view)
                if view and monotonic() >= stay.due:
                    yield from stay.look(view, screen.picture(view.window), stop)
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
            stop.wait(PULSE)
        if told and not stop.is_set():
            yield BlindSpot(why=why, present=False)

    def _browser(self, view: View | None) -> View | None:
        """Return a view with its program's name if that is a browser's."""
        if view is None:
            return None
        with suppress(psutil.Error):
            name = printable(psutil.Process(view.pid).name())
            if name.casefold() in self._browsers:
                return view._replace(program=name)
        return None


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
