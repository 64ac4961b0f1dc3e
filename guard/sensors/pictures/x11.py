"""The window in front of an X screen, and what it shows (EWMH, GetImage)."""

import sys

assert sys.platform == "linux"

import select
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import Final

import xcffib
from xcffib import xproto

from guard.desktop.nudge import Nudge
from guard.desktop.properties import Properties
from guard.sensors import Unavailable
from guard.sensors.pictures.screen import Picture, View

_MOST_EVENTS: Final = 1_000
_LARGEST: Final = 2_600
"""Pixels in a row from which each second one is enough: letters are larger there."""
_ALL_PLANES: Final = 0xFFFFFFFF
_PIXEL: Final = 4
"""Bytes of a pixel, at 24 and 32 bits of colour: blue, green, red, nothing."""
_GREEN: Final = 1


class X11Screen:
    """One X screen.

    Every method may raise xcffib.ConnectionException: the server has gone.
    """

    def __init__(self, connection: xcffib.Connection, nudge: Nudge) -> None:
        self._connection = connection
        self._root: int = connection.get_setup().roots[connection.pref_screen].root
        self._ask = ask = Properties(connection)
        self._active = ask.atom("_NET_ACTIVE_WINDOW")
        self._name = ask.atom("_NET_WM_NAME")
        self._state = ask.atom("_NET_WM_STATE")
        self._full_screen = ask.atom("_NET_WM_STATE_FULLSCREEN")
        self._followed = 0
        self._view: View | None = None
        self._stale = True
        ask.follow(self._root)
        self._poll = select.poll()
        self._poll.register(connection.get_file_descriptor(), select.POLLIN)
        self._poll.register(nudge, select.POLLIN)
        self.wake = nudge.ring

    def wait(self, seconds: float) -> None:
        """Wait until a window comes to the front or changes, or for ``seconds``."""
        if not self._hear():
            self._poll.poll(seconds * 1_000)
            self._hear()

    def filled(self) -> View | None:
        """Return the window in front if it fills its monitor, else None."""
        if self._stale:
            self._stale = False
            self._view = self._look()
        return self._view

    def picture(self, window: int) -> Picture | None:
        """Return what a window shows, by its green: it tells bright from dark in most colours."""
        try:
            size = self._connection.core.GetGeometry(window).reply()
            image = self._connection.core.GetImage(
                xproto.ImageFormat.ZPixmap, window, 0, 0, size.width, size.height, _ALL_PLANES
            ).reply()
        except xcffib.Error:  # it has gone, or stands partly outside
            return None
        data = image.data.buf()
        if len(data) != size.width * size.height * _PIXEL:
            return None
        if size.width <= _LARGEST:
            return Picture(size.width, size.height, bytes(data[_GREEN::_PIXEL]))
        row, step = size.width * _PIXEL, 2 * _PIXEL
        rows = (data[at + _GREEN : at + row : step] for at in range(0, len(data), 2 * row))
        return Picture(-(-size.width // 2), -(-size.height // 2), b"".join(rows))

    def _hear(self) -> bool:
        heard = list(islice(iter(self._connection.poll_for_event, None), _MOST_EVENTS))
        self._stale = self._stale or bool(heard)
        return bool(heard)

    def _look(self) -> View | None:
        found = self._ask.read(self._root, self._active)
        window = next(iter(found[0].numbers), 0) if found else 0
        if not window:
            return None
        if window != self._followed and self._ask.follow(window):
            self._followed = window
        known = self._ask.read(window, self._state, self._name, xproto.Atom.WM_NAME)
        if known is None or self._full_screen not in known[0].numbers:
            return None
        title = self._ask.text(known[1]) or self._ask.text(known[2])
        return View(window, title, self._ask.pid(window))


@contextmanager
def screen(display: str | None = None) -> Iterator[X11Screen]:
    """Hold a screen (None: that of the environment); raise Unavailable without one."""
    try:
        connection = xcffib.connect(display)
    except xcffib.ConnectionException:
        raise Unavailable("no_x11") from None
    try:
        with closing(Nudge()) as nudge:
            yield X11Screen(connection, nudge)
    finally:
        connection.disconnect()
