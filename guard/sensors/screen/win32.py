"""Windows as Windows tells of them: looked at twice a second, and at once where it tells of news.

Facts: Microsoft's pages on EnumWindows, SetWinEventHook and MsgWaitForMultipleObjects.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, sizeof, wintypes
from time import monotonic
from typing import Final

from guard.core.sighting import ACTIVE, FULL_SCREEN
from guard.sensors import BlindSpot
from guard.sensors.screen import LONGEST, Window
from guard.sensors.screen.frames import Rectangle, fills

EVERY: Final = 0.5
"""Seconds between two looks at all windows: no event tells of full screen, and Wine sends none."""
_MOST: Final = 1_000
"""Windows kept of a list, and events taken in one go."""
_EVENTS: Final = ((3, 3), (0x8001, 0x8003), (0x800C, 0x800C))
"""First and last of: another is in front; one went, came, was hidden; one is called otherwise."""
_DESKTOP: Final = ("Progman", "WorkerW")
"""Classes of the windows that the desktop itself is made of, which fill the screen."""
_ALL_INPUT: Final = 0x4FF
_REMOVE: Final = 1
_ROOT: Final = 2
_NEAREST: Final = 2
_STYLE: Final = -16
_CLOAKED: Final = 14

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_dwmapi = ctypes.WinDLL("dwmapi")
_Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
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
_user32.EnumWindows.argtypes = (_Visitor, wintypes.LPARAM)
for _name in ("IsWindow", "IsWindowVisible", "IsIconic"):
    getattr(_user32, _name).argtypes = (wintypes.HWND,)
_user32.GetForegroundWindow.restype = wintypes.HWND
_user32.GetAncestor.restype = wintypes.HWND
_user32.GetAncestor.argtypes = (wintypes.HWND, wintypes.UINT)
_user32.GetWindowTextW.argtypes = (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)
_user32.GetClassNameW.argtypes = (wintypes.HWND, wintypes.LPWSTR, ctypes.c_int)
_user32.GetWindowThreadProcessId.argtypes = (wintypes.HWND, wintypes.LPDWORD)
_user32.GetWindowRect.argtypes = (wintypes.HWND, wintypes.LPRECT)
_user32.GetWindowLongW.argtypes = (wintypes.HWND, ctypes.c_int)
_user32.MonitorFromWindow.restype = wintypes.HANDLE
_user32.MonitorFromWindow.argtypes = (wintypes.HWND, wintypes.DWORD)
_user32.GetMonitorInfoW.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
_dwmapi.DwmGetWindowAttribute.argtypes = (
    wintypes.HWND, wintypes.DWORD, ctypes.c_void_p, wintypes.DWORD,
)  # fmt: skip


class _Monitor(ctypes.Structure):
    """MONITORINFO."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("whole", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
    )


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
        window = _look(number, _user32.GetForegroundWindow() or 0)
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
    numbers: list[int] = []

    def visit(number: int, _: int) -> bool:
        numbers.append(number)
        return len(numbers) < _MOST

    _user32.EnumWindows(_Visitor(visit), 0)
    front = _user32.GetForegroundWindow() or 0
    return {number: seen for number in numbers if (seen := _look(number, front))}


def _look(number: int, front: int) -> Window | None:
    """Return what a top-level window is like, None for one that nobody sees."""
    if not _user32.IsWindowVisible(number) or _user32.GetAncestor(number, _ROOT) != number:
        return None
    text = ctypes.create_unicode_buffer(LONGEST + 1)
    _user32.GetWindowTextW(number, text, len(text))
    title = text.value
    _user32.GetClassNameW(number, text, len(text))
    if not title or text.value in _DESKTOP or _cloaked(number):
        return None
    pid = wintypes.DWORD()
    _user32.GetWindowThreadProcessId(number, byref(pid))
    marks = {ACTIVE} if number == front else set()
    if not _user32.IsIconic(number) and fills(*_frame(number)):
        marks.add(FULL_SCREEN)
    return Window(title=title, pid=pid.value, marks=frozenset(marks))


def _cloaked(number: int) -> bool:
    """Tell whether a window is on another desktop or of an app asleep; Wine cannot say."""
    cloaked = wintypes.DWORD()
    _dwmapi.DwmGetWindowAttribute(number, _CLOAKED, byref(cloaked), sizeof(cloaked))
    return bool(cloaked.value)


def _frame(number: int) -> tuple[Rectangle, Rectangle, int]:
    """Return the place of a window, that of its monitor, and its style."""
    place, monitor = wintypes.RECT(), _Monitor(size=sizeof(_Monitor))
    _user32.GetWindowRect(number, byref(place))
    _user32.GetMonitorInfoW(_user32.MonitorFromWindow(number, _NEAREST), byref(monitor))
    return _rectangle(place), _rectangle(monitor.whole), _user32.GetWindowLongW(number, _STYLE)


def _rectangle(place: wintypes.RECT) -> Rectangle:
    return Rectangle(place.left, place.top, place.right, place.bottom)


@contextmanager
def desktop() -> Iterator[WindowsDesktop]:
    """Hold the desktop the guard runs on."""
    held = WindowsDesktop()
    try:
        yield held
    finally:
        held.close()
