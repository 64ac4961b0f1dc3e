"""The windows of the browsers on the accessibility bus."""

from typing import Any, Final, NamedTuple

from guard.desktop.accessibility.answers import has, references, text
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.questions import (
    DAEMON,
    DESKTOP,
    Question,
    Ref,
    asks,
    asks_property,
)
from guard.desktop.browsers import NAMES

MOST: Final = 60
"""Windows of one browser that are looked at."""
ACTIVE, ICONIFIED, SHOWING = 1, 15, 25
"""States, by their number in AT-SPI."""
_BROWSERS: Final = frozenset(NAMES.values())
"""What browsers call themselves; other programs made from the same parts are left alone."""


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


class Windows:
    """Knows the browsers, and which of their windows is in front."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._programs: dict[str, Program | None] = {}

    @property
    def programs(self) -> list[Program]:
        """The browsers met so far."""
        return [program for program in self._programs.values() if program]

    @property
    def pids(self) -> set[int]:
        """The processes of the browsers met so far."""
        return {program.pid for program in self.programs}

    def front(self, before: Window | None) -> Window | None:
        """Return the active window, else the one that was, else any that can be seen.

        Somebody who clicks on another program, perhaps on the guard's own warning, still has
        the page before them.
        """
        self.meet()
        windows = self.of(*self.programs)
        states = self._bus.ask([asks(window.ref, "GetState") for window in windows])
        names = self._bus.ask([asks_property(window.ref, "Name") for window in windows])
        seen = []
        for window, state, name in zip(windows, states, names, strict=True):
            if in_front(state):
                return window
            if has(state, SHOWING) and not has(state, ICONIFIED) and text(name):
                seen.append(window)
        return before if before in seen else next(iter(seen), None)

    def of(self, *programs: Program) -> list[Window]:
        """Return the windows of browsers."""
        children = self._bus.ask([asks(program.root, "GetChildren") for program in programs])
        return [
            Window(ref, program)
            for program, answer in zip(programs, children, strict=True)
            for ref in references(answer)[:MOST]
        ]

    def meet(self) -> None:
        """Learn which browsers are on the bus now."""
        roots = references(self._bus.ask([asks(DESKTOP, "GetChildren")])[0])
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
                Question(DAEMON, DAEMON.program, "GetConnectionUnixProcessID", "s", (root[0],)),
            ]
        )
        if not text(name) or not isinstance(pid, int):
            return
        kind = text(toolkit)
        known = kind in ("Chromium", "Gecko") and any(each in text(name) for each in _BROWSERS)
        self._programs[root.program] = Program(root, pid, kind == "Gecko") if known else None


def in_front(state: Any) -> bool:
    """Tell whether a window with this state is the one the keyboard goes to."""
    return has(state, ACTIVE) and not has(state, ICONIFIED)
