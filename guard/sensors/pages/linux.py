"""The browsers of a Linux desktop, as they describe themselves on the accessibility bus.

Docs: docs/adr/0003-when-to-wake-the-browsers-accessibility.md.
"""

import sys

assert sys.platform == "linux"

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final, NamedTuple

from guard.sensors.pages.answers import has, number, reference, references, text
from guard.sensors.pages.atspi import (
    REGISTRY,
    Bus,
    Question,
    Ref,
    asks,
    asks_property,
    open_bus,
)
from guard.sensors.pages.glance import Dialog, Glance
from guard.sensors.pages.reading import Reader
from guard.sensors.pages.running import NAMES, Running

NODES: Final = 300
CHARACTERS: Final = 8_000
"""How much of a page is read."""
BOXES: Final = 60
"""How many parts of a window are tried for a dialog."""
CALM: Final = 3
"""Looks without a dialog after which nobody looks for one until the window has changed."""

_BOXES: Final = frozenset({2, 16})
"""Roles, by their number in AT-SPI: alert, dialog."""
_BOXES_BESIDE: Final = _BOXES | {39}
"""Firefox now and then tells a panel for a dialog it has not finished when first asked."""
_ACTIVE, _ICONIFIED, _SHOWING = 1, 15, 25
"""States, by their number in AT-SPI."""
_DAEMON: Final = Ref("org.freedesktop.DBus", "/org/freedesktop/DBus")


class Program(NamedTuple):
    """A browser on the bus."""

    root: Ref
    pid: int
    gecko: bool
    """Made from Firefox; else from Chromium."""


class Window(NamedTuple):
    """A window of a browser."""

    ref: Ref
    program: Program


class AccessibleBrowsers:
    """The browsers that are on the accessibility bus."""

    def __init__(
        self, bus: Bus, running: Running, *, nodes: int = NODES, characters: int = CHARACTERS
    ) -> None:
        self._bus = bus
        self._running = running
        self._reader = Reader(bus, nodes, characters)
        self._programs: dict[str, Program | None] = {}
        self._front: Window | None = None
        self._document: Ref | None = None
        self._stack: Ref | None = None
        self._last: Glance | None = None
        self._calm: tuple[Any, ...] = ()
        self._calm_looks = 0

    def wait(self, seconds: float) -> bool:
        """Wait until something happens in a browser, or for ``seconds``; return whether it did."""
        heard = self._bus.wait(seconds)
        if heard:
            self._calm_looks = 0
        return heard

    def words(self) -> str:
        """Read the page of the last glance."""
        if self._front is None or self._document is None:
            return ""
        return self._reader.page(self._document, gecko=self._front.program.gecko)

    def unreadable(self) -> frozenset[str]:
        """Name the browsers that run and are not on the bus."""
        if self._running.overdue(self._pids()):
            self._meet()
        return self._running.overdue(self._pids())

    def glance(self) -> Glance | None:
        """Return what the front window shows; the last glance as long as it does not answer."""
        facts = self._ask() if self._front else []
        if self._front and self._bus.silent(self._front.ref.program):
            return self._last
        if not facts or not _in_front(facts[0]):
            window = self._find_front()
            if window != self._front:
                self._front = window
                facts = self._ask() if window else []
        self._last = self._tell(self._front, *facts) if self._front else None
        return self._last

    def _ask(self) -> list[Any]:
        """Ask the front window for its state, relations and children, and about its document.

        The question for its relations wakes a sleeping Chromium.
        """
        if self._front is None:
            return []
        return self._bus.ask(
            [
                asks(self._front.ref, "GetState"),
                asks(self._front.ref, "GetRelationSet"),
                asks_property(self._front.ref, "ChildCount"),
                *self._about_document(),
            ]
        )

    def _about_document(self) -> list[Question]:
        if self._document is None:
            return []
        return [
            asks_property(self._document, "Name"),
            Question(self._document, "org.a11y.atspi.Document", "GetAttributes"),
            *([asks_property(self._stack, "ChildCount")] if self._stack else []),
        ]

    def _tell(
        self, window: Window, _state: Any, relations: Any, children: Any, *about: Any
    ) -> Glance:
        """Put together what a window answered."""
        document = _embedded(relations)
        if document != self._document:
            self._document = document
            self._stack = self._find_stack(document) if window.program.gecko else None
            about = tuple(self._bus.ask(self._about_document()))
        title, attributes, *stacked = about or (None, None)
        return Glance(
            browser=window.program.pid,
            address=_address(attributes),
            title=text(title),
            dialogs=self._dialogs(window, (window.ref, document, children, *stacked)),
        )

    def _dialogs(self, window: Window, key: tuple[Any, ...]) -> tuple[Dialog, ...]:
        """Return the dialogs of a window; ``key`` changes when one may have come."""
        self._calm_looks = self._calm_looks + 1 if key == self._calm else 0
        self._calm = key
        # Firefox puts a frame beside the page first and its box into it later, unannounced.
        coming = self._stack is not None and number(key[-1]) > 1
        if self._calm_looks > CALM and not coming:
            return ()
        found = tuple(
            Dialog(number=box.path.rpartition("/")[2], text=words)
            for box in self._boxes(window)
            if (words := self._reader.dialog(box))
        )
        if found:
            self._calm = ()
        return found

    def _boxes(self, window: Window) -> list[Ref]:
        """Return what may be a dialog.

        Chromium's dialogs and Firefox's questions are children of the window; the boxes of a
        page in Firefox stand beside it, each in a frame of its own.
        """
        own = references(self._bus.ask([asks(window.ref, "GetChildren")])[0])[-BOXES:]
        beside: list[Ref] = []
        if self._stack:
            frames = references(self._bus.ask([asks(self._stack, "GetChildren")])[0])
            for inner in self._bus.ask([asks(each, "GetChildren") for each in frames[:BOXES]]):
                beside += references(inner)
        boxes = [*self._of_role(own, _BOXES), *self._of_role(beside[:BOXES], _BOXES_BESIDE)]
        states = self._bus.ask([asks(box, "GetState") for box in boxes])
        return [box for box, state in zip(boxes, states, strict=True) if has(state, _SHOWING)]

    def _of_role(self, refs: list[Ref], roles: frozenset[int]) -> list[Ref]:
        answers = self._bus.ask([asks(ref, "GetRole") for ref in refs])
        return [ref for ref, role in zip(refs, answers, strict=True) if role in roles]

    def _find_stack(self, document: Ref | None) -> Ref | None:
        """Return what holds a page and its boxes in Firefox: two steps up from the document."""
        for _ in range(2):
            answer = self._bus.ask([asks_property(document, "Parent")])[0] if document else None
            document = reference(answer)
        return document

    def _find_front(self) -> Window | None:
        """Return the active window, else the one that was, else any that can be seen.

        Somebody who clicks on another program, perhaps on the guard's own warning, still has
        the page before them.
        """
        self._meet()
        windows = self._windows()
        states = self._bus.ask([asks(window.ref, "GetState") for window in windows])
        names = self._bus.ask([asks_property(window.ref, "Name") for window in windows])
        seen = []
        for window, state, name in zip(windows, states, names, strict=True):
            if _in_front(state):
                return window
            if has(state, _SHOWING) and not has(state, _ICONIFIED) and text(name):
                seen.append(window)
        return self._front if self._front in seen else next(iter(seen), None)

    def _windows(self) -> list[Window]:
        programs = [program for program in self._programs.values() if program]
        children = self._bus.ask([asks(program.root, "GetChildren") for program in programs])
        return [
            Window(ref, program)
            for program, answer in zip(programs, children, strict=True)
            for ref in references(answer)[:BOXES]
        ]

    def _meet(self) -> None:
        """Learn which browsers are on the bus now."""
        roots = references(self._bus.ask([asks(REGISTRY, "GetChildren")])[0])
        self._programs = {
            root.program: self._programs[root.program]
            for root in roots
            if root.program in self._programs
        }
        for root in roots:
            if root.program not in self._programs:
                self._introduce(root)

    def _introduce(self, root: Ref) -> None:
        """Learn whether a program is a browser, unless it does not answer yet."""
        name, toolkit, pid = self._bus.ask(
            [
                asks_property(root, "Name"),
                asks_property(root, "ToolkitName", "org.a11y.atspi.Application"),
                Question(_DAEMON, _DAEMON.program, "GetConnectionUnixProcessID", "s", (root[0],)),
            ]
        )
        if not text(name) or not isinstance(pid, int):
            return
        kind = text(toolkit)
        known = kind in ("Chromium", "Gecko") and any(each in text(name) for each in _BROWSERS)
        self._programs[root.program] = Program(root, pid, kind == "Gecko") if known else None

    def _pids(self) -> set[int]:
        return {program.pid for program in self._programs.values() if program}


_BROWSERS: Final = frozenset(NAMES.values())
"""What browsers call themselves; other programs made from the same parts are left alone."""


def _in_front(state: Any) -> bool:
    return has(state, _ACTIVE) and not has(state, _ICONIFIED)


def _embedded(relations: Any) -> Ref | None:
    """Return the document a window's relations name."""
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
def browsers(session: str = "") -> Iterator[AccessibleBrowsers]:
    """Hold the browsers of a session, by the address of its bus (none: the guard's own).

    Raises Unavailable.
    """
    session = session or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    with closing(open_bus(session or "SESSION")) as bus:
        yield AccessibleBrowsers(bus, Running(session))
