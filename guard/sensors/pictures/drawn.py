"""Pages whose words may be drawn, as the accessibility bus tells of them.

Measured facts behind the numbers: docs/adr/0011-words-in-pictures.md.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

from guard.desktop.accessibility.answers import number, references
from guard.desktop.accessibility.areas import Area, area, asks_area
from guard.desktop.accessibility.bus import Bus, NoBusError, open_bus
from guard.desktop.accessibility.collection import asks_nodes
from guard.desktop.accessibility.documents import about, address, embedded
from guard.desktop.accessibility.questions import Ref, asks, asks_property
from guard.desktop.accessibility.windows import Window, Windows
from guard.desktop.browsers import page_name
from guard.sensors.pictures.front import NoPages
from guard.sensors.pictures.screen import Page, Pages

NODES: Final = 100
"""Nodes of a page that are weighed, the first ones; to find all pictures of a page its whole tree
would be walked."""
SMALLEST: Final = Area(0, 0, 320, 240)
"""A page that is smaller shows no scare that anyone could read."""
FEW: Final = 400
"""Letters below which a page has few words, if pictures cover enough of what is in sight,"""
COVERED: Final = 1 / 3
NEARLY_NONE: Final = 150
"""and below which it may be a picture that tells of none: a background, or one marked as mere
decoration, is not in the tree."""
_DEEPEST: Final = 1 << 20
"""Pixels down to which a page may be scrolled. What stands to the left of it nobody can reach."""
_LETTER: Final = 20
"""Pixels that a letter needs at least. Words that only a screen reader shall find have fewer."""
_CELL: Final = 24
"""Each side of the page in parts, to count those that lie under a picture."""
_PICTURES: Final = frozenset({6, 18, 27, 78, 100, 107})
"""Roles, by their number in AT-SPI: canvas, drawing area, image, embedded, image map, video."""
_TEXT: Final = "org.a11y.atspi.Text"
_OWN: Final = frozenset({"about", "brave", "chrome", "edge", "opera", "vivaldi"})
"""Schemes of a browser's own pages,"""
_ANYONES: Final = "about:blank"
"""but for the one that a script may fill."""


class AccessiblePages:
    """The page in front of a browser that is on the accessibility bus.

    Every method may raise OSError: the bus has gone. A browser that does not answer has no page.
    """

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._windows = Windows(bus)
        self._front: Window | None = None
        self._document: Ref | None = None

    def stirred(self) -> bool:
        """Tell whether something has happened in a browser since this was asked."""
        return self._bus.stirred()

    def page(self, pid: int) -> Page | None:
        """Return the page in front of a browser; None for no answer.

        The question for its relations wakes a sleeping Chromium.
        """
        self._document = None
        self._front = self._windows.front(self._front)
        if self._front is None or self._front.program.pid != pid:
            return None
        self._document = embedded(self._bus.ask([asks(self._front.ref, "GetRelationSet")])[0])
        _, attributes = self._bus.ask(about(self._document)) or (None, None)
        where = address(attributes)
        if not where:
            return None
        return Page() if is_browsers_own(where) else Page(page_name(pid, where), where)

    def drawn(self) -> Area | None:
        """Return where the page last named stands if its words may be drawn, else None."""
        if self._document is None or self._front is None:
            return None
        gecko = self._front.program.gecko
        where, found = self._bus.ask(
            [asks_area(self._document), asks_nodes(self._document, NODES, gecko=gecko)]
        )
        page, nodes = area(where), references(found)
        if page is None or page.within(SMALLEST._replace(x=page.x, y=page.y)).size < SMALLEST.size:
            return None
        letters = self._letters(nodes, page)
        if letters < NEARLY_NONE or (
            letters < FEW and covered(self._pictures(nodes), page) >= COVERED
        ):
            return page
        return None

    def _letters(self, nodes: Sequence[Ref], page: Area) -> int:
        """Count the letters that can be seen or scrolled down to; a child counts as one."""
        reach = page._replace(height=_DEEPEST)
        counts = self._bus.ask([asks_property(node, "CharacterCount", _TEXT) for node in nodes])
        worded = [
            (node, count)
            for node, answer in zip(nodes, counts, strict=True)
            if (count := number(answer)) > 1
        ]
        areas = self._bus.ask([asks_area(node) for node, _ in worded])
        return sum(
            min(count, place.within(reach).size // _LETTER)
            for (_, count), answer in zip(worded, areas, strict=True)
            if (place := area(answer))
        )

    def _pictures(self, nodes: Sequence[Ref]) -> list[Area]:
        """Return where those of the nodes stand that are pictures."""
        roles = self._bus.ask([asks(node, "GetRole") for node in nodes])
        drawn = [node for node, role in zip(nodes, roles, strict=True) if role in _PICTURES]
        answers: list[Any] = self._bus.ask([asks_area(node) for node in drawn])
        return [place for answer in answers if (place := area(answer))]


def covered(pictures: Sequence[Area], page: Area) -> float:
    """Return the share of a page that lies under pictures, measured at points on a grid."""
    points = [
        Area(page.x + page.width * x // _CELL, page.y + page.height * y // _CELL, 1, 1)
        for x in range(_CELL)
        for y in range(_CELL)
    ]
    under = sum(any(picture.within(point).size for picture in pictures) for point in points)
    return under / len(points)


def is_browsers_own(where: str) -> bool:
    """Tell whether an address is of a page that belongs to the browser itself."""
    try:
        scheme = urlsplit(where).scheme
    except ValueError:  # e.g. "http://[" is no address
        return False
    return scheme in _OWN and where != _ANYONES


@contextmanager
def pages(session: str = "SESSION") -> Iterator[Pages]:
    """Hold the pages of a session, by the address of its bus; none without a bus."""
    try:
        opened = open_bus(session)
    except NoBusError:
        yield NoPages()
        return
    with closing(opened) as bus:
        yield AccessiblePages(bus)
