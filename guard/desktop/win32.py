"""The windows of Windows: which there are, whose, their titles, whether one fills its screen.

Facts: Microsoft's pages on EnumWindows, GetAncestor, GetMonitorInfoW and DwmGetWindowAttribute.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Callable
from ctypes import byref, sizeof, wintypes
from typing import Final, NamedTuple

from guard.desktop.frames import Rectangle, fills

LONGEST: Final = 1_000
"""Characters of a title that are looked at."""
_DESKTOP: Final = ("Progman", "WorkerW")
"""Classes of the windows that the desktop itself is made of, which fill the screen."""
_ROOT: Final = 2
_NEAREST: Final = 2
_STYLE: Final = -16
_CLOAKED: Final = 14

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_dwmapi = ctypes.WinDLL("dwmapi")
_Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
for _name in ("IsWindowVisible", "IsIconic"):
    getattr(_user32, _name).argtypes = (wintypes.HWND,)
_user32.EnumWindows.argtypes = (_Visitor, wintypes.LPARAM)
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


class Seen(NamedTuple):
    """A window that a person can see."""

    title: str
    """At most ``LONGEST`` characters; may be hostile."""
    pid: int
    fills: bool
    """Whether it covers its monitor, without a title bar."""


def front() -> int:
    """Return the number of the window in front, 0 while there is none."""
    return _user32.GetForegroundWindow() or 0


def every() -> list[int]:
    """Return the numbers of all top-level windows, also of those that nobody sees."""
    numbers: list[int] = []

    def visit(number: int, _: int) -> bool:
        numbers.append(number)
        return True

    _user32.EnumWindows(_Visitor(visit), 0)
    return numbers


def title(number: int) -> str:
    """Return what stands in a window's title bar: at most ``LONGEST`` characters."""
    return _told(_user32.GetWindowTextW, number)


def owner(number: int) -> int:
    """Return the number of the process that a window belongs to; 0 if it is gone."""
    pid = wintypes.DWORD()
    _user32.GetWindowThreadProcessId(number, byref(pid))
    return pid.value


def seen(number: int) -> Seen | None:
    """Return what a top-level window is like now, None for one that nobody sees."""
    if not _user32.IsWindowVisible(number) or _user32.GetAncestor(number, _ROOT) != number:
        return None
    called = title(number)
    kind = _told(_user32.GetClassNameW, number)
    if not called or kind in _DESKTOP or _cloaked(number):
        return None
    return Seen(called, owner(number), not _user32.IsIconic(number) and _fills(number))


def stands(number: int) -> bool:
    """Tell whether a window is there and not put away."""
    return bool(_user32.IsWindowVisible(number)) and not _user32.IsIconic(number)


def place(number: int) -> Rectangle:
    """Return where a window stands on the whole desktop; nowhere if it is gone."""
    rectangle = wintypes.RECT()
    _user32.GetWindowRect(number, byref(rectangle))
    return _rectangle(rectangle)


def _told(ask: Callable[[int, ctypes.Array[ctypes.c_wchar], int], int], number: int) -> str:
    text = ctypes.create_unicode_buffer(LONGEST + 1)
    ask(number, text, len(text))
    return text.value


def _fills(number: int) -> bool:
    monitor = _Monitor(size=sizeof(_Monitor))
    _user32.GetMonitorInfoW(_user32.MonitorFromWindow(number, _NEAREST), byref(monitor))
    style = _user32.GetWindowLongW(number, _STYLE)
    return fills(place(number), _rectangle(monitor.whole), style)


def _cloaked(number: int) -> bool:
    """Tell whether a window is on another desktop or of an app asleep; Wine cannot say."""
    cloaked = wintypes.DWORD()
    _dwmapi.DwmGetWindowAttribute(number, _CLOAKED, byref(cloaked), sizeof(cloaked))
    return bool(cloaked.value)


def _rectangle(place: wintypes.RECT) -> Rectangle:
    return Rectangle(place.left, place.top, place.right, place.bottom)
