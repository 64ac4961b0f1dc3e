"""The browsers of a Linux desktop, as they describe themselves on the accessibility bus.

Why so and not otherwise: docs/adr/0003-when-to-wake-the-browsers-accessibility.md.
"""

import sys

assert sys.platform == "linux"

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from guard.sensors.pages.answers import reference, text
from guard.sensors.pages.atspi import Bus, open_bus
from guard.sensors.pages.boxes import Boxes
from guard.sensors.pages.glance import Glance
from guard.sensors.pages.questions import Question, Ref, asks, asks_property
from guard.sensors.pages.reading import Reader
from guard.sensors.pages.running import Running
from guard.sensors.pages.windows import Window, Windows, in_front

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
                *_about(self._document),
            ]
        )

    def _tell(self, window: Window, _state: Any, relations: Any, *about: Any) -> Glance:
        """Put together what a window answered."""
        document = _embedded(relations)
        if document != self._document:
            self._document = document
            self._boxes.turn(document, gecko=window.program.gecko)
            about = tuple(self._bus.ask(_about(document)))
        title, attributes = about or (None, None)
        return Glance(
            browser=window.program.pid,
            address=_address(attributes),
            title=text(title),
            dialogs=self._boxes.dialogs(window, document),
        )


def _about(document: Ref | None) -> list[Question]:
    """Ask a document for its title and its attributes."""
    if document is None:
        return []
    return [
        asks_property(document, "Name"),
        Question(document, "org.a11y.atspi.Document", "GetAttributes"),
    ]


def _embedded(relations: Any) -> Ref | None:
    """Return the document a window's relations name (embeds, 13)."""
    for relation in relations if isinstance(relations, list) else ():
        match relation:
            case (13, [target, *_]):
                return reference(target)
    return None


def _address(attributes: Any) -> str:
    """Return the address among a document's attributes: URI in Chromium, DocURL in Firefox."""
    if not isinstance(attributes, dict):
        return ""
    return str(attributes.get("URI") or attributes.get("DocURL") or "")


@contextmanager
def browsers(session: str = "SESSION") -> Iterator[AccessibleBrowsers]:
    """Hold the browsers of a session, by the address of its bus, or of the guard's own.

    Raises Unavailable.
    """
    with closing(open_bus(session)) as bus:
        yield AccessibleBrowsers(bus, Running(session))
