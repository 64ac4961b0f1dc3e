"""The windows of Windows: looked at twice a second, and at once where it tells of news.

Facts: Microsoft's pages on SetWinEventHook and MsgWaitForMultipleObjects.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, wintypes
from time import monotonic
from typing import Final

from guard.core.sighting import ACTIVE, FULL_SCREEN
from guard.desktop import win32 as windows
from guard.sensors import BlindSpot
from guard.sensors.screen import Window

EVERY: Final = 0.5
"""Seconds between two looks at all windows: no event tells of full screen, and Wine sends none."""
_MOST: Final = 1_000
"""Windows kept of a list, and events taken in one go."""
_EVENTS: Final = ((3, 3), (0x8001, 0x8003), (0x800C, 0x800C))
"""First and last of: another is in front; one went, came, was hidden; one is called otherwise."""
_ALL_INPUT: Final = 0x4FF
_REMOVE: Final = 1

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_Hearer = ctypes.WINFUNCTYPE(
    None, wintypes.HANDLE, wintypes.DWORD, wintypes.HWND, wintypes.LONG, wintypes.LONG,
    wintypes.DWORD, wintypes.DWORD,
)  # fmt: skip
_user32.SetWinEventHook.restype = wintypes.HANDLE
_user32.SetWinEventHook.argtypes = (
    wintypes.DWORD, wintypes.DWORD, wintypes.HMODULE, _Hearer,
    wintypes.DWORD, wintypes.DWORD, wintypes.DWORD,
)  # fmt: skip
_user32.UnhookWinEvent.argtypes = (wintypes.HANDLE,)


class WindowsDesktop:
    """The windows of the person's desktop; belongs to the thread that made it."""

    blind_spot: BlindSpot | None = None

    def __init__(self) -> None:
        """Ask to be told of changes on this thread."""
        self._seen: dict[int, Window] = {}
        self._heard: set[int] = set()
        self._due = 0.0
        self._hearer = _Hearer(self._hear)
        self._hooks = [
            _user32.SetWinEventHook(first, last, None, self._hearer, 0, 0, 0)
            for first, last in _EVENTS
        ]

    def close(self) -> None:
        """Ask to be told no more."""
        for hook in filter(None, self._hooks):
            _user32.UnhookWinEvent(hook)

    def wait(self, seconds: float) -> set[int]:
        """Wait for at most ``seconds``; return the windows that came, changed or went."""
        if not self._heard:
            rest = min(seconds, max(0.0, self._due - monotonic()))
            _user32.MsgWaitForMultipleObjects(0, None, False, int(rest * 1_000), _ALL_INPUT)  # noqa: FBT003
        self._take_messages()
        changed, self._heard = self._heard, set()
        if monotonic() >= self._due:
            self._due = monotonic() + EVERY
            now = _snapshot()
            changed |= {
                number
                for number in now.keys() | self._seen.keys()
                if now.get(number) != self._seen.get(number)
            }
            self._seen = now
        return changed

    def look(self, number: int) -> Window | None:
        """Return what a window is like now, None when it is gone or cannot be seen."""
        window = _look(number, windows.front())
        if window is None:
            self._seen.pop(number, None)
        else:
            self._seen[number] = window
        return window

    def _hear(self, _hook: int, event: int, window: int, thing: int, *_: int) -> None:
        """Note a window something has happened to; ``thing`` is 0 for the window as a whole."""
        if window and not thing and len(self._heard) < _MOST:
            self._heard.add(window)
            if event == _EVENTS[0][0]:
                self._due = 0  # the window that was in front has changed too

    @staticmethod
    def _take_messages() -> None:
        """Let Windows call back; it does so while messages are fetched."""
        message = wintypes.MSG()
        for _ in range(_MOST):
            if not _user32.PeekMessageW(byref(message), None, 0, 0, _REMOVE):
                break
            _user32.DispatchMessageW(byref(message))


def _snapshot() -> dict[int, Window]:
    """Return every window a person can see."""
    numbers, front = windows.every()[:_MOST], windows.front()
    return {number: seen for number in numbers if (seen := _look(number, front))}


def _look(number: int, front: int) -> Window | None:
    """Return what a top-level window is like, None for one that nobody sees."""
    seen = windows.seen(number)
    if seen is None:
        return None
    marks = {
        mark for mark, there in ((ACTIVE, number == front), (FULL_SCREEN, seen.fills)) if there
    }
    return Window(title=seen.title, pid=seen.pid, marks=frozenset(marks))


@contextmanager
def desktop() -> Iterator[WindowsDesktop]:
    """Hold the desktop the guard runs on."""
    held = WindowsDesktop()
    try:
        yield held
    finally:
        held.close()
