"""The windows of a browser, in as much detail as they can be asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from guard.actions.leave_page.parts import Tab, agreement, press, tabs
from guard.actions.leave_page.plan import Frame, Shown
from guard.desktop.accessibility.answers import has, text
from guard.desktop.accessibility.boxes import boxes, stack_of
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.documents import about, address, embedded
from guard.desktop.accessibility.questions import Ref, asks, asks_property
from guard.desktop.accessibility.windows import ACTIVE, Program, Window, Windows
from guard.desktop.browsers import page_name, titled_name


class Views(Protocol):
    """What one browser shows. Every method may raise OSError: it can no longer be asked."""

    def look(self, frames: Sequence[Frame]) -> list[Shown]:
        """Return its windows; the window manager's frames of them are given, topmost first."""

    def close_tab(self, shown: Shown) -> None:
        """Press the button that closes the tab of a window."""

    def answer(self, shown: Shown) -> None:
        """Let the dialogs of a window go."""


class TitledViews:
    """Knows windows by their titles, which is all a browser that was there first may tell."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def look(self, frames: Sequence[Frame]) -> list[Shown]:
        """Take each title for a page."""
        return [
            Shown(
                window=frame.number,
                page=titled_name(self._pid, frame.title),
                lively=False,
                frame=frame.number,
                front=frame == frames[0],
            )
            for frame in frames
        ]

    def close_tab(self, shown: Shown) -> None:
        """Do nothing: no tab can be seen."""

    def answer(self, shown: Shown) -> None:
        """Do nothing: no dialog can be seen."""


class AccessibleViews:
    """Knows windows as their browser describes them on the accessibility bus."""

    def __init__(self, bus: Bus, program: Program) -> None:
        self._bus = bus
        self._program = program
        self._tabs: dict[Ref, Tab] = {}
        self._agreements: dict[Ref, list[Ref]] = {}
        self._last: list[Shown] = []

    def look(self, frames: Sequence[Frame]) -> list[Shown]:
        """Ask all windows; the last answer stands as long as the browser does not answer."""
        windows = Windows(self._bus).of(self._program)
        found = [shown for window in windows if (shown := self._describe(window, frames))]
        if self._bus.silent(self._program.root.program):
            return [replace(shown, lively=False) for shown in self._last]
        self._last = found
        return found

    def close_tab(self, shown: Shown) -> None:
        """Press it, as it was last seen; a dialog may hide the tabs by now."""
        tab = self._tabs.get(shown.tab) if isinstance(shown.tab, Ref) else None
        if tab and tab.button:
            press(self._bus, tab.button)

    def answer(self, shown: Shown) -> None:
        """Tick what keeps more dialogs away, and agree."""
        if isinstance(shown.window, Ref):
            press(self._bus, *self._agreements.get(shown.window, ()))

    def _describe(self, window: Window, frames: Sequence[Frame]) -> Shown | None:
        """Describe a window; those without a name are parts that a browser keeps to itself."""
        found = tabs(self._bus, window.ref)
        name, state, relations = self._bus.ask(
            [
                asks_property(window.ref, "Name"),
                asks(window.ref, "GetState"),
                asks(window.ref, "GetRelationSet"),
            ]
        )
        if not text(name):
            return None
        document = embedded(relations)
        self._agreements[window.ref] = agree = self._agreement(window, document)
        self._tabs |= {tab.ref: tab for tab in found if tab.button}
        tab = next((tab for tab in found if tab.selected), None)
        frame = _frame(text(name), state, frames)
        return Shown(
            window=window.ref,
            page=self._name(document),
            tab=tab.ref if tab else None,
            closable=bool(tab and tab.button),
            tabs=len(found),
            boxed=bool(agree),
            frame=frame,
            front=frame == frames[0].number if frames else has(state, ACTIVE),
        )

    def _name(self, document: Ref | None) -> str:
        if document is None:
            return ""
        where = address(self._bus.ask(about(document))[1])
        return page_name(self._program.pid, where) if where else ""

    def _agreement(self, window: Window, document: Ref | None) -> list[Ref]:
        stack = stack_of(self._bus, document) if window.program.gecko else None
        found = (agreement(self._bus, box) for box in boxes(self._bus, window.ref, stack))
        return next(filter(None, found), [])


def _frame(name: str, state: Any, frames: Sequence[Frame]) -> int:
    """Return the window manager's number for a window, 0 where that is not certain."""
    titled = [frame.number for frame in frames if frame.title == name]
    if len(titled) == 1 or len(frames) == 1:
        return (titled or [frames[0].number])[0]
    return frames[0].number if frames and has(state, ACTIVE) else 0
