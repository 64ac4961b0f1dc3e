"""The window in front of an X screen, and what it shows (EWMH, GetImage)."""

import sys

assert sys.platform == "linux"

import select
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final

import xcffib
from xcffib import xproto

from guard.desktop import x11
from guard.desktop.accessibility.areas import Area
from guard.desktop.nudge import Nudge
from guard.desktop.properties import Properties
from guard.sensors import Unavailable
from guard.sensors.pictures.screen import PIXEL, Picture, View, greens

_MOST_EVENTS: Final = 1_000
_ALL_PLANES: Final = 0xFFFFFFFF


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

    def front(self) -> View | None:
        """Return the window in front."""
        if self._stale:
            self._stale = False
            self._view = self._look()
        return self._view

    def shows(self, window: int) -> bool:
        """Tell whether a window is there and not put away."""
        try:
            state = self._connection.core.GetWindowAttributes(window).reply().map_state
        except xcffib.Error:
            return False
        return bool(state == xproto.MapState.Viewable)

    def picture(self, window: int, part: Area | None) -> Picture | None:
        """Return what can be seen of a window or its part."""
        try:
            seen = self._seen(window, part)
            if not seen.size:
                return None
            image = self._connection.core.GetImage(
                xproto.ImageFormat.ZPixmap, window, *seen, _ALL_PLANES
            ).reply()
        except xcffib.Error:  # it has gone, or has just moved
            return None
        data = image.data.buf()
        if len(data) != seen.size * PIXEL:
            return None
        return greens(bytes(data), seen.width, seen.height)

    def _seen(self, window: int, part: Area | None) -> Area:
        """Return what of a window or its part stands on the screen; the rest has no picture."""
        core = self._connection.core
        asked = core.GetGeometry(window), core.GetGeometry(self._root)
        own, all_of_it = (question.reply() for question in asked)
        at = core.TranslateCoordinates(window, self._root, 0, 0).reply()
        whole = Area(0, 0, own.width, own.height)
        screen = Area(-at.dst_x, -at.dst_y, all_of_it.width, all_of_it.height)
        return (part or whole).within(whole).within(screen)

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
        if known is None:
            return None
        title = self._ask.text(known[1]) or self._ask.text(known[2])
        fills = self._full_screen in known[0].numbers
        return View(window, title, self._ask.pid(window), fills)


@contextmanager
def screen(display: str | None = None) -> Iterator[X11Screen]:
    """Hold a screen (None: that of the environment); raise Unavailable without one."""
    with x11.connected(display, Unavailable("no_x11")) as (connection, nudge):
        yield X11Screen(connection, nudge)
