"""The clipboard of an X server: told by XFixes, asked for as UTF-8, bounded in time and size.

Facts: ICCCM 2 (selections, INCR); X Fixes extension 5, "Selection tracking".
"""

import sys

assert sys.platform == "linux"

import select
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from time import monotonic
from typing import Any, Final

import xcffib
from xcffib import xfixes, xproto

from guard.desktop import x11
from guard.desktop.nudge import Nudge
from guard.desktop.properties import Properties
from guard.sensors import Unavailable, name_of
from guard.sensors.clipboard import LONGEST

ANSWER: Final = 0.8
"""Seconds in which the owner must hand over what it holds; an honest one takes milliseconds."""
PIECE: Final = LONGEST
"""Four-byte units read of one piece: 8,000 characters, however wide."""
_MOST: Final = 1_000
"""Events taken in one go."""


class X11Clipboard:
    """The selection CLIPBOARD of one X server.

    Every method may raise xcffib.ConnectionException: the server has gone.
    """

    def __init__(self, connection: xcffib.Connection, nudge: Nudge) -> None:
        """Ask to be told of each new owner; raise Unavailable without XFixes."""
        self._connection = connection
        self._root = connection.get_setup().roots[connection.pref_screen]
        self._ask = ask = Properties(connection)
        self._selection, self._utf8 = ask.atom("CLIPBOARD"), ask.atom("UTF8_STRING")
        self._incremental = ask.atom("INCR")
        self._pid = ask.atom("_NET_WM_PID")
        self._active_window = ask.atom("_NET_ACTIVE_WINDOW")
        self._copied: xfixes.SelectionNotifyEvent | None = None
        self._poll = select.poll()
        self._poll.register(connection.get_file_descriptor(), select.POLLIN)
        self._poll.register(nudge, select.POLLIN)
        self.wake = nudge.ring
        name = xfixes.key.name
        if not connection.core.QueryExtension(len(name), name).reply().present:
            raise Unavailable("no_clipboard")
        fixes = connection(xfixes.key)
        fixes.QueryVersion(5, 0).reply()
        told = xfixes.SelectionEventMask.SetSelectionOwner
        fixes.SelectSelectionInput(self._root.root, self._selection, told)
        connection.flush()

    def wait(self, seconds: float) -> frozenset[str] | None:
        """Wait until something is copied; return whose it may be, None if nothing was."""
        self._hear()
        if self._copied is None:
            self._poll.poll(seconds * 1_000)
            self._hear()
        if self._copied is None:
            return None
        owner, self._copied = self._copied.owner, None
        return frozenset({self._program(owner), self._program(self._front())} - {""})

    def text(self) -> str:
        """Return what lies there, empty if it is no text or does not come in time.

        A window of its own takes it, so that whatever the owner sends goes with the window.
        """
        window = self._connection.generate_id()
        self._connection.core.CreateWindow(
            0, window, self._root.root, 0, 0, 1, 1, 0,
            xproto.WindowClass.InputOnly, self._root.root_visual,
            xproto.CW.EventMask, [xproto.EventMask.PropertyChange],
        )  # fmt: skip
        try:
            return self._fetch(window).decode(errors="replace")[:LONGEST]
        finally:
            self._connection.core.DestroyWindow(window)
            self._connection.flush()

    def _fetch(self, window: int) -> bytes:
        end = monotonic() + ANSWER
        place = self._utf8  # a property may bear any name
        self._connection.core.ConvertSelection(
            window, self._selection, self._utf8, place, xproto.Time.CurrentTime
        )
        self._connection.flush()
        answer = self._event(xproto.SelectionNotifyEvent, window, end)
        if answer is None or not answer.property:
            return b""
        kind, content = self._take(window, place)
        if kind != self._incremental:
            return content if kind == self._utf8 else b""
        whole = b""
        while len(whole) < LONGEST and monotonic() < end:
            self._event(xproto.PropertyNotifyEvent, window, end)
            kind, piece = self._take(window, place)
            if kind and not piece:
                break  # an empty piece is the last
            whole += piece if kind == self._utf8 else b""
        return whole

    def _take(self, window: int, place: int) -> tuple[int, bytes]:
        """Return the kind of a piece and its beginning, and ask for the next by deleting it."""
        question = self._connection.core.GetProperty(
            delete=False,
            window=window,
            property=place,
            type=xproto.GetPropertyType.Any,
            long_offset=0,
            long_length=PIECE,
        )
        found = question.reply()
        self._connection.core.DeleteProperty(window, place)
        self._connection.flush()
        return found.type, found.value.buf()

    def _event(self, kind: type, window: int, end: float) -> Any:
        """Return the next event of a kind for a window, None when time is up."""
        while True:
            for event in islice(iter(self._connection.poll_for_event, None), _MOST):
                self._note(event)
                if isinstance(event, kind) and window in (
                    getattr(event, "requestor", 0),
                    getattr(event, "window", 0),
                ):
                    return event
            left = end - monotonic()
            if left <= 0:
                return None
            self._poll.poll(left * 1_000)

    def _hear(self) -> None:
        for event in islice(iter(self._connection.poll_for_event, None), _MOST):
            self._note(event)

    def _note(self, event: Any) -> None:
        if isinstance(event, xfixes.SelectionNotifyEvent) and event.owner:
            self._copied = event

    def _front(self) -> int:
        found = self._ask.read(self._root.root, self._active_window)
        return next(iter(found[0].numbers), 0) if found else 0

    def _program(self, window: int) -> str:
        """Name the program that a window belongs to, empty if that cannot be told."""
        if not window:
            return ""
        pid = self._ask.pid(window)
        if not pid and (found := self._ask.read(window, self._pid)):
            pid = next(iter(found[0].numbers), 0)
        return name_of(pid)


@contextmanager
def clipboard(display: str | None = None) -> Iterator[X11Clipboard]:
    """Hold the clipboard of a display (None: that of the environment).

    Raises Unavailable, also under Wayland: there the X server knows only some copies.
    """
    lack = Unavailable("no_clipboard")
    if x11.under_wayland():
        raise lack
    with x11.connected(display, lack) as (connection, nudge):
        yield X11Clipboard(connection, nudge)
