"""The dialogs of a window."""

from typing import Any, Final

from guard.sensors.pages.answers import has, number, reference, references
from guard.sensors.pages.atspi import Bus
from guard.sensors.pages.glance import Dialog
from guard.sensors.pages.questions import Ref, asks, asks_property
from guard.sensors.pages.reading import Reader
from guard.sensors.pages.windows import SHOWING, Window

MOST: Final = 60
"""Parts of a window that are tried."""
CALM: Final = 3
"""Looks without a dialog after which nobody looks for one until the window has changed."""
_BOXES: Final = frozenset({2, 16})
"""Roles, by their number in AT-SPI: alert, dialog."""
_BESIDE: Final = _BOXES | {39}
"""Firefox now and then tells a panel for a dialog it has not finished when first asked."""


class Boxes:
    """Finds the dialogs of the window in front, wherever its browser puts them.

    Chromium's dialogs and Firefox's questions are children of the window. The boxes of a page in
    Firefox stand beside its document, each in a frame of its own, on one stack.
    """

    def __init__(self, bus: Bus, reader: Reader) -> None:
        self._bus = bus
        self._reader = reader
        self._stack: Ref | None = None
        self._before: tuple[Any, ...] = ()
        self._calm = 0

    def turn(self, document: Ref | None, *, gecko: bool) -> None:
        """Take note that the window shows another document."""
        self._stack = document if gecko else None
        for _ in range(2):
            if self._stack:
                self._stack = reference(self._bus.ask([asks_property(self._stack, "Parent")])[0])

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
            for box in self._boxes(window)
            if (words := self._reader.dialog(box))
        )
        if found:
            self._calm = 0
        return found

    def _boxes(self, window: Window) -> list[Ref]:
        """Return what looks like a dialog."""
        own = references(self._bus.ask([asks(window.ref, "GetChildren")])[0])[-MOST:]
        beside: list[Ref] = []
        if self._stack:
            frames = references(self._bus.ask([asks(self._stack, "GetChildren")])[0])[:MOST]
            for inner in self._bus.ask([asks(frame, "GetChildren") for frame in frames]):
                beside += references(inner)
        boxes = [*self._of_role(own, _BOXES), *self._of_role(beside[:MOST], _BESIDE)]
        states = self._bus.ask([asks(box, "GetState") for box in boxes])
        return [box for box, state in zip(boxes, states, strict=True) if has(state, SHOWING)]

    def _of_role(self, refs: list[Ref], roles: frozenset[int]) -> list[Ref]:
        answers = self._bus.ask([asks(ref, "GetRole") for ref in refs])
        return [ref for ref, role in zip(refs, answers, strict=True) if role in roles]
