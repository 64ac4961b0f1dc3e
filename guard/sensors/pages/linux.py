"""The browsers of a Linux desktop, as they describe themselves on the accessibility bus.

Why so and not otherwise: docs/adr/0003-when-to-wake-the-browsers-accessibility.md.
"""

import sys

assert sys.platform == "linux"

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from guard.desktop.accessibility.answers import text
from guard.desktop.accessibility.bus import Bus, NoBusError, open_bus
from guard.desktop.accessibility.documents import about, address, embedded
from guard.desktop.accessibility.questions import Ref, asks
from guard.desktop.accessibility.windows import Window, Windows, in_front
from guard.sensors import Unavailable
from guard.sensors.pages.boxes import Boxes
from guard.sensors.pages.glance import Glance
from guard.sensors.pages.reading import Reader
from guard.sensors.pages.running import Running

NODES: Final = 300
CHARACTERS: Final = 8_000
"""How much of a page is read."""


class AccessibleBrowsers:
    """The browsers that are on the accessibility bus."""

    def __init__(
        self, bus: Bus, running: Running, *, nodes: int = NODES, characters: int = CHARACTERS
    ) -> None:
        self._bus = bus
        self._running = running
        self._reader = Reader(bus, nodes, characters)
        self._boxes = Boxes(bus, self._reader)
        self._windows = Windows(bus)
        self._front: Window | None = None
        self._document: Ref | None = None
        self._last: Glance | None = None

    def wake(self) -> None:
        """End the wait that is on."""
        self._bus.wake()

    @property
    def changed(self) -> bool:
        """Whether the page has changed since it was read."""
        return self._bus.changed

    def wait(self, seconds: float) -> bool:
        """Wait until something happens in a browser, or for ``seconds``; return whether it did."""
        heard = self._bus.wait(seconds)
        if heard:
            self._boxes.stir()
        return heard

    def words(self) -> str:
        """Read the page of the last glance."""
        if self._front is None or self._document is None:
            return ""
        self._bus.follow(self._front.ref.program)
        return self._reader.page(self._document, gecko=self._front.program.gecko)

    def unreadable(self) -> frozenset[str]:
        """Name the browsers that run and are not on the bus."""
        if self._running.overdue(self._windows.pids):
            self._windows.meet()
        return self._running.overdue(self._windows.pids)

    def glance(self) -> Glance | None:
        """Return what the front window shows; the last glance as long as it does not answer."""
        facts = self._ask(self._front) if self._front else []
        if self._front and self._bus.silent(self._front.ref.program):
            return self._last
        if not facts or not in_front(facts[0]):
            window = self._windows.front(self._front)
            if window != self._front:
                self._front = window
                facts = self._ask(window) if window else []
        self._last = self._tell(self._front, *facts) if self._front else None
        return self._last

    def _ask(self, window: Window) -> list[Any]:
        """Ask a window for its state and relations, and about the document known so far.

        The question for its relations wakes a sleeping Chromium.
        """
        return self._bus.ask(
            [
                asks(window.ref, "GetState"),
                asks(window.ref, "GetRelationSet"),
                *about(self._document),
            ]
        )

    def _tell(self, window: Window, _state: Any, relations: Any, *told: Any) -> Glance:
        """Put together what a window answered."""
        document = embedded(relations)
        if document != self._document:
            self._document = document
            self._boxes.turn(document, gecko=window.program.gecko)
            told = tuple(self._bus.ask(about(document)))
        title, attributes = told or (None, None)
        return Glance(
            browser=window.program.pid,
            address=address(attributes),
            title=text(title),
            dialogs=self._boxes.dialogs(window, document),
        )


@contextmanager
def browsers(session: str = "SESSION") -> Iterator[AccessibleBrowsers]:
    """Hold the browsers of a session, by the address of its bus, or of the guard's own.

    Raises Unavailable.
    """
    try:
        opened = open_bus(session)
    except NoBusError as missing:
        raise Unavailable(str(missing)) from None
    with closing(opened) as bus:
        yield AccessibleBrowsers(bus, Running(session))
