"""Leaving full screen on X11, by the window manager's own protocol (EWMH)."""

import sys

assert sys.platform == "linux"

import os
import struct
from collections.abc import Iterator

import xcffib
import xcffib.xproto as x11

_REMOVE = 0
_FROM_PAGER = 2
"""EWMH source indication: a direct wish of the person, not of the program itself."""
_MOST_WINDOWS = 1_024


def leave() -> bool:
    """Ask each full-screen window but our own to become a plain one."""
    try:
        connection = xcffib.connect()
    except xcffib.XcffibException:  # no X server, or Wayland without one
        return False
    try:
        for window in list(_full_screen(connection)):
            _ask(connection, window)
        connection.flush()
        connection.core.GetInputFocus().reply()  # all before it has arrived now
    except xcffib.XcffibException:
        return False
    finally:
        connection.disconnect()
    return True


def _full_screen(connection: xcffib.Connection) -> Iterator[int]:
    root = connection.get_setup().roots[0].root
    state = _atom(connection, "_NET_WM_STATE_FULLSCREEN")
    for window in _numbers(connection, root, "_NET_CLIENT_LIST"):
        ours = os.getpid() in _numbers(connection, window, "_NET_WM_PID")
        if not ours and state in _numbers(connection, window, "_NET_WM_STATE"):
            yield window


def _ask(connection: xcffib.Connection, window: int) -> None:
    root = connection.get_setup().roots[0].root
    message = struct.pack(
        "=BBH7I",
        33,  # ClientMessage
        32,  # bits an item
        0,
        window,
        _atom(connection, "_NET_WM_STATE"),
        _REMOVE,
        _atom(connection, "_NET_WM_STATE_FULLSCREEN"),
        0,
        _FROM_PAGER,
        0,
    )
    to = x11.EventMask.SubstructureRedirect | x11.EventMask.SubstructureNotify
    connection.core.SendEvent(False, root, to, message)  # noqa: FBT003 -- propagate, by position


def _atom(connection: xcffib.Connection, name: str) -> int:
    return int(connection.core.InternAtom(False, len(name), name).reply().atom)  # noqa: FBT003


def _numbers(connection: xcffib.Connection, window: int, name: str) -> tuple[int, ...]:
    """Return a property that holds 32-bit numbers; none if the window has gone."""
    atom = _atom(connection, name)
    try:
        answer = connection.core.GetProperty(False, window, atom, 0, 0, _MOST_WINDOWS).reply()  # noqa: FBT003
    except xcffib.XcffibException:
        return ()
    value = answer.value.buf()
    return struct.unpack(f"={len(value) // 4}I", value[: len(value) // 4 * 4])
