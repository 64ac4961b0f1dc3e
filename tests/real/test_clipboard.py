import ctypes
import time
from ctypes import wintypes

import pytest

from guard.sensors.clipboard.win32 import clipboard

pytestmark = pytest.mark.win32
UNICODE_TEXT, MOVABLE = 13, 2

user32, kernel32 = ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32")
kernel32.GlobalAlloc.restype = wintypes.HGLOBAL
kernel32.GlobalAlloc.argtypes = (wintypes.UINT, ctypes.c_size_t)
kernel32.GlobalLock.restype = ctypes.c_void_p
kernel32.GlobalLock.argtypes = kernel32.GlobalUnlock.argtypes = (wintypes.HGLOBAL,)
user32.SetClipboardData.argtypes = (wintypes.UINT, wintypes.HANDLE)


def copy(text):
    """Put a text on the clipboard, as a program does."""
    data = text.encode("utf-16-le") + b"\0\0"
    held = kernel32.GlobalAlloc(MOVABLE, len(data))
    ctypes.memmove(kernel32.GlobalLock(held), data, len(data))
    kernel32.GlobalUnlock(held)
    while not user32.OpenClipboard(None):
        time.sleep(0.01)
    user32.EmptyClipboard()
    user32.SetClipboardData(UNICODE_TEXT, held)
    user32.CloseClipboard()


def test_what_is_copied_is_told_and_can_be_read():
    with clipboard() as held:
        assert held.wait(0.2) is None
        copy("powershell -w hidden ünd ✓")
        assert held.wait(5) is not None
        assert held.text() == "powershell -w hidden ünd ✓"


def test_only_the_beginning_of_a_long_text_is_read():
    with clipboard() as held:
        copy("x" * 100_000)
        assert held.text() == "x" * 8_000
