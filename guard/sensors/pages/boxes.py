"""The dialogs of a window."""

from typing import Any, Final

from guard.desktop.accessibility.answers import number
from guard.desktop.accessibility.boxes import boxes, stack_of
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.questions import Ref, asks_property
from guard.desktop.accessibility.windows import Window
from guard.sensors.pages.glance import Dialog
from guard.sensors.pages.reading import Reader

CALM: Final = 3
"""Looks without a dialog after which nobody looks for one until the window has changed."""


class Boxes:
    """Finds the dialogs of the window in front, and reads them."""

    def __init__(self, bus: Bus, reader: Reader) -> None:
        self._bus = bus
        self._reader = reader
        self._stack: Ref | None = None
        self._before: tuple[Any, ...] = ()
        self._calm = 0

    def turn(self, document: Ref | None, *, gecko: bool) -> None:
        """Take note that the window shows another document."""
        self._stack = stack_of(self._bus, document) if gecko else None

    def stir(self) -> None:
        """Take note that something has happened in a browser."""
        self._calm = 0

    def dialogs(self, window: Window, document: Ref | None) -> tuple[Dialog, ...]:
        """Return the dialogs of a window; look closely only when one may have come."""
        places = [window.ref, *([self._stack] if self._stack else [])]
        counts = self._bus.ask([asks_property(place, "ChildCount") for place in places])
        now = (window.ref, document, *counts)
        self._calm = self._calm + 1 if now == self._before else 0
        self._before = now
        # Firefox puts a frame on the stack first and its box into it later, unannounced.
        coming = self._stack is not None and number(counts[-1]) > 1
        if self._calm > CALM and not coming:
            return ()
        found = tuple(
            Dialog(number=box.path.rpartition("/")[2], text=words)
            for box in boxes(self._bus, window.ref, self._stack)
            if (words := self._reader.dialog(box))
        )
        if found:
            self._calm = 0
        return found
