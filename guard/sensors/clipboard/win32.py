"""The clipboard of Windows: a number that grows with every copy, and its text when asked for.

Facts: Microsoft's pages on GetClipboardSequenceNumber, GetClipboardOwner and GetClipboardData.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from time import monotonic, sleep
from typing import Final

from guard.desktop import win32 as windows
from guard.sensors import name_of
from guard.sensors.clipboard import LONGEST

_EVERY: Final = 0.1
"""Seconds between two looks at the number."""
_TRIES: Final = 5
"""Attempts to open the clipboard, which one program at a time may hold."""
_UNICODE_TEXT: Final = 13

_user32 = ctypes.WinDLL("user32")
_kernel32 = ctypes.WinDLL("kernel32")
_user32.GetClipboardOwner.restype = wintypes.HWND
_user32.OpenClipboard.argtypes = (wintypes.HWND,)
_user32.GetClipboardData.restype = wintypes.HANDLE
_user32.GetClipboardData.argtypes = (wintypes.UINT,)
_kernel32.GlobalLock.restype = ctypes.c_void_p
_kernel32.GlobalLock.argtypes = (wintypes.HGLOBAL,)
_kernel32.GlobalUnlock.argtypes = (wintypes.HGLOBAL,)
_kernel32.GlobalSize.restype = ctypes.c_size_t
_kernel32.GlobalSize.argtypes = (wintypes.HGLOBAL,)


class WindowsClipboard:
    """The clipboard of the person's desktop."""

    def __init__(self) -> None:
        self._number: int = _user32.GetClipboardSequenceNumber()

    def wait(self, seconds: float) -> frozenset[str] | None:
        """Wait for at most ``seconds`` until something is copied; None if nothing was."""
        end = monotonic() + seconds
        while (now := _user32.GetClipboardSequenceNumber()) == self._number:
            if monotonic() >= end:
                return None
            sleep(_EVERY)
        self._number = now
        near = (_user32.GetClipboardOwner(), windows.front())
        return frozenset(name for each in near if each and (name := name_of(windows.owner(each))))

    def text(self) -> str:
        """Return what lies there, empty if it is no text or somebody holds it."""
        for _ in range(_TRIES):
            if _user32.OpenClipboard(None):
                try:
                    return _text()
                finally:
                    _user32.CloseClipboard()
            sleep(_EVERY / _TRIES)
        return ""


def _text() -> str:
    """Return the beginning of the text on the open clipboard."""
    held = _user32.GetClipboardData(_UNICODE_TEXT)
    if not held or not (place := _kernel32.GlobalLock(held)):
        return ""
    try:
        letters = min(_kernel32.GlobalSize(held) // 2, LONGEST)
        return ctypes.wstring_at(place, letters).partition("\0")[0]
    finally:
        _kernel32.GlobalUnlock(held)


@contextmanager
def clipboard() -> Iterator[WindowsClipboard]:
    """Hold the clipboard of the desktop the guard runs on."""
    yield WindowsClipboard()
