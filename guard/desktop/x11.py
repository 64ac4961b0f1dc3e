"""The way to an X server: all our connections begin here."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

import xcffib
from xcffib import res, xfixes, xinput, xkb, xproto, xtest

from guard.desktop.nudge import Nudge

PARTS = (res, xfixes, xinput, xkb, xproto, xtest)
"""Every part of the protocol that we speak.

xcffib asks the server about each part that has been imported, and fails with RuntimeError when
another thread imports one meanwhile. So all are here before the first connection is made.
"""


def connect(display: str | None = None) -> xcffib.Connection:
    """Connect to a display (None: that of the environment).

    Raises xcffib.ConnectionException where no server answers.
    """
    return xcffib.connect(display)


@contextmanager
def connected(display: str | None, lack: Exception) -> Iterator[tuple[xcffib.Connection, Nudge]]:
    """Hold a connection and what ends a wait for it; raise ``lack`` where no server answers."""
    try:
        connection = connect(display)
    except xcffib.ConnectionException:
        raise lack from None
    try:
        with closing(Nudge()) as nudge:
            yield connection, nudge
    finally:
        connection.disconnect()


def under_wayland() -> bool:
    """Tell whether this desktop speaks Wayland: then an X server knows only some of it."""
    return "WAYLAND_DISPLAY" in os.environ or os.environ.get("XDG_SESSION_TYPE") == "wayland"
