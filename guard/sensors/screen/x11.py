"""Windows as an X server and its window manager tell of them (EWMH)."""

import sys

assert sys.platform == "linux"

import select
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from time import sleep
from typing import Final

import xcffib
from xcffib import xproto

from guard.core.sighting import ACTIVE, FULL_SCREEN
from guard.desktop import x11
from guard.desktop.nudge import Nudge
from guard.desktop.properties import Properties
from guard.sensors import BlindSpot, Unavailable
from guard.sensors.screen import Window

_MOST: Final = 1_000
"""Events taken in one go, so that a storm of them cannot keep us from pulsing."""
_TRIES: Final = 6
_TRY_EVERY: Final = 0.1
"""Seconds; together less than the second within which a sense must stop."""


class X11Desktop:
    """The managed windows of one X screen.

    Every method may raise xcffib.ConnectionException: the server has gone.
    """

    def __init__(
        self, connection: xcffib.Connection, nudge: Nudge, blind_spot: BlindSpot | None = None
    ) -> None:
        """Follow the root window; raise Unavailable if no window manager lists its windows."""
        self.blind_spot = blind_spot
        self._connection = connection
        self._root: int = connection.get_setup().roots[connection.pref_screen].root
        self._ask = ask = Properties(connection)
        self._client_list = ask.atom("_NET_CLIENT_LIST")
        self._active_window = ask.atom("_NET_ACTIVE_WINDOW")
        self._name = ask.atom("_NET_WM_NAME")
        self._pid = ask.atom("_NET_WM_PID")
        self._state = ask.atom("_NET_WM_STATE")
        self._full_screen = ask.atom("_NET_WM_STATE_FULLSCREEN")
        self._windows: set[int] = set()
        self._active = 0
        self._changed: set[int] = set()
        ask.follow(self._root)
        if not self._managed():
            raise Unavailable(blind_spot.why if blind_spot else "no_window_list")
        self._list_windows()
        self._find_active()
        self._poll = select.poll()
        self._poll.register(connection.get_file_descriptor(), select.POLLIN)
        self._poll.register(nudge, select.POLLIN)
        self.wake = nudge.ring

    def wait(self, seconds: float) -> set[int]:
        """Wait for at most ``seconds``; return the windows that came, changed or went.

        A reply may carry events into the library's queue, after which the socket stays
        silent about them: so the queue comes first.
        """
        self._hear()
        if not self._changed:
            self._poll.poll(seconds * 1_000)
            self._hear()
        changed, self._changed = self._changed, set()
        return changed

    def look(self, number: int) -> Window | None:
        """Return what a window is like now, None when it is gone."""
        known = (self._name, xproto.Atom.WM_NAME, xproto.Atom.WM_CLASS, self._pid, self._state)
        found = self._ask.read(number, *known) if number in self._windows else None
        if found is None:
            return None
        name, old_name, kind, pid, state = found
        marks = {FULL_SCREEN} if self._full_screen in state.numbers else set()
        if number == self._active:
            marks.add(ACTIVE)
        return Window(
            title=self._ask.text(name) or self._ask.text(old_name),
            pid=self._ask.pid(number) or next(iter(pid.numbers), 0),
            owner=self._ask.text(kind).rstrip("\0").rpartition("\0")[2],
            marks=frozenset(marks),
        )

    def _managed(self) -> bool:
        """Tell whether a window manager lists its windows; one that has just begun soon will."""
        for _ in range(_TRIES):
            found = self._ask.read(self._root, self._client_list)
            if found and found[0].kind:
                return True
            sleep(_TRY_EVERY)
        return False

    def _hear(self) -> None:
        for event in islice(iter(self._connection.poll_for_event, None), _MOST):
            if isinstance(event, xproto.DestroyNotifyEvent):
                self._forget(event.window)
            elif not isinstance(event, xproto.PropertyNotifyEvent):
                continue
            elif event.window != self._root:
                if event.atom in (self._name, xproto.Atom.WM_NAME, self._state):
                    self._changed.add(event.window)
            elif event.atom == self._client_list:
                self._list_windows()
            elif event.atom == self._active_window:
                self._find_active()

    def _list_windows(self) -> None:
        listed = set(self._root_numbers(self._client_list))
        for number in self._windows - listed:
            self._forget(number)
        for number in listed - self._windows:
            if self._ask.follow(number):
                self._windows.add(number)
                self._changed.add(number)

    def _forget(self, number: int) -> None:
        """Take a window for gone; a manager may go on listing it, and its number be used again."""
        self._windows.discard(number)
        self._changed.add(number)

    def _find_active(self) -> None:
        before, self._active = self._active, next(iter(self._root_numbers(self._active_window)), 0)
        self._changed |= {before, self._active} & self._windows

    def _root_numbers(self, atom: int) -> tuple[int, ...]:
        found = self._ask.read(self._root, atom)
        return found[0].numbers if found else ()


@contextmanager
def desktop(display: str | None = None) -> Iterator[X11Desktop]:
    """Hold the windows of a display (None: that of the environment).

    Raises Unavailable. Under Wayland only programs made for X11 show their windows here.
    """
    wayland = x11.under_wayland()
    why = "wayland_hides_windows" if wayland else "no_x11"
    with x11.connected(display, Unavailable(why)) as (connection, nudge):
        yield X11Desktop(connection, nudge, BlindSpot(why=why) if wayland else None)
