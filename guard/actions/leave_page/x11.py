"""The windows of an X screen: what a person may do to them, asked for as a pager does (EWMH)."""

import sys

assert sys.platform == "linux"

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Final

import xcffib
import xcffib.xproto as x11
import xcffib.xtest

from guard.actions.leave_page.plan import Frame
from guard.desktop.properties import Properties
from guard.desktop.x11 import connect

ESCAPE, CONTROL, W = 0xFF1B, 0xFFE3, 0x77
"""Keys, as X11 numbers them (keysymdef.h)."""
FOCUS: Final = 0.5
"""Seconds that a window may take to come to the front."""
_REMOVE: Final = 0
_FROM_PAGER: Final = 2
"""A direct wish of the person, not of the program itself."""
_PRESS, _RELEASE = 2, 3


class Screen:
    """The windows of one X screen. Every method may raise xcffib.XcffibException."""

    def __init__(self, connection: xcffib.Connection) -> None:
        self._connection = connection
        self._root: int = connection.get_setup().roots[connection.pref_screen].root
        self._ask = Properties(connection)

    def windows(self) -> list[Frame]:
        """Return the windows, the topmost first."""
        numbers = reversed(self._numbers(self._root, "_NET_CLIENT_LIST_STACKING"))
        return [window for number in numbers if (window := self._window(number))]

    def leave_full_screen(self, windows: Sequence[Frame]) -> None:
        """Ask for plain windows; a page that has locked the keyboard cannot refuse."""
        for window in windows:
            if window.full_screen:
                state = self._ask.atom("_NET_WM_STATE_FULLSCREEN")
                self._wish(window.number, "_NET_WM_STATE", _REMOVE, state, 0, _FROM_PAGER)

    def close(self, number: int) -> None:
        """Ask a window to close."""
        self._wish(number, "_NET_CLOSE_WINDOW", x11.Time.CurrentTime, _FROM_PAGER)

    def press(self, number: int, *chords: Sequence[int]) -> None:
        """Press keys together, one chord after another, if a window has the keyboard."""
        self._wish(number, "_NET_ACTIVE_WINDOW", _FROM_PAGER, x11.Time.CurrentTime, 0)
        end = monotonic() + FOCUS
        while self._numbers(self._root, "_NET_ACTIVE_WINDOW")[:1] != (number,):
            if monotonic() > end:
                return
            sleep(0.02)
        codes = self._codes()
        test = self._connection(xcffib.xtest.key)
        for chord in chords:
            keys = [codes[key] for key in chord if key in codes]
            if len(keys) == len(chord):
                for kind, order in ((_PRESS, keys), (_RELEASE, keys[::-1])):
                    for code in order:
                        test.FakeInput(kind, code, x11.Time.CurrentTime, self._root, 0, 0, 0)
        self._arrive()

    def _window(self, number: int) -> Frame | None:
        names = ("_NET_WM_NAME", "_NET_WM_PID", "_NET_WM_STATE")
        found = self._ask.read(number, *map(self._ask.atom, names))
        if found is None:
            return None
        name, pid, state = found
        return Frame(
            number=number,
            pid=self._ask.pid(number) or next(iter(pid.numbers), 0),
            title=self._ask.text(name),
            full_screen=self._ask.atom("_NET_WM_STATE_FULLSCREEN") in state.numbers,
        )

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        found = self._ask.read(window, self._ask.atom(name))
        return found[0].numbers if found else ()

    def _codes(self) -> dict[int, int]:
        """Return the key that each sign is on; a layout may hold several of one sign."""
        setup = self._connection.get_setup()
        first, count = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
        answer = self._connection.core.GetKeyboardMapping(first, count).reply()
        each = answer.keysyms_per_keycode
        codes: dict[int, int] = {}
        for place, sign in enumerate(answer.keysyms):
            codes.setdefault(sign, first + place // each)
        return codes

    def _wish(self, window: int, kind: str, *content: int) -> None:
        """Send the window manager a message about a window."""
        body = (*content, *(0,) * (5 - len(content)))
        atom = self._ask.atom(kind)
        client_message, bits = 33, 32
        message = struct.pack("=BBHII5I", client_message, bits, 0, window, atom, *body)
        to = x11.EventMask.SubstructureRedirect | x11.EventMask.SubstructureNotify
        self._connection.core.SendEvent(
            propagate=False, destination=self._root, event_mask=to, event=message
        )
        self._arrive()

    def _arrive(self) -> None:
        """Wait until the server has taken in all that was sent."""
        self._connection.core.GetInputFocus().reply()


@contextmanager
def screen() -> Iterator[Screen | None]:
    """Hold the screen the guard runs on; None without an X server."""
    try:
        connection = connect()
    except xcffib.XcffibException:  # no X server, or Wayland without one
        yield None
        return
    try:
        yield Screen(connection)
    finally:
        connection.disconnect()
