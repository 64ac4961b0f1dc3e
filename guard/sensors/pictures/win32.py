"""The window in front of Windows' desktop, what it shows, and the system's own reader of pictures.

Facts: Microsoft's pages on BitBlt, CreateDIBSection and Windows.Media.Ocr, and PyWinRT's own.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes import byref, sizeof, wintypes
from time import monotonic, sleep
from typing import Any, Final

from guard.desktop import win32 as windows
from guard.desktop.accessibility.areas import Area
from guard.sensors.pictures.screen import LIMIT, PIXEL, Picture, View, greens, printed

_SCREEN: Final = (76, 77, 78, 79)
"""GetSystemMetrics: left, top, width and height of all monitors together."""
_COPY: Final = 0x00CC0020
"""SRCCOPY of BitBlt."""

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_gdi32 = ctypes.WinDLL("gdi32", use_last_error=True)
_user32.GetDC.restype = wintypes.HDC
_user32.GetDC.argtypes = (wintypes.HWND,)
_user32.ReleaseDC.argtypes = (wintypes.HWND, wintypes.HDC)
_gdi32.CreateCompatibleDC.restype = wintypes.HDC
_gdi32.CreateCompatibleDC.argtypes = (wintypes.HDC,)
_gdi32.CreateDIBSection.restype = wintypes.HBITMAP
_gdi32.CreateDIBSection.argtypes = (
    wintypes.HDC, ctypes.c_void_p, wintypes.UINT, ctypes.POINTER(ctypes.c_void_p),
    wintypes.HANDLE, wintypes.DWORD,
)  # fmt: skip
_gdi32.SelectObject.restype = wintypes.HGDIOBJ
_gdi32.SelectObject.argtypes = (wintypes.HDC, wintypes.HGDIOBJ)
_gdi32.DeleteObject.argtypes = (wintypes.HGDIOBJ,)
_gdi32.DeleteDC.argtypes = (wintypes.HDC,)
_gdi32.BitBlt.argtypes = (
    wintypes.HDC, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int,
    wintypes.HDC, ctypes.c_int, ctypes.c_int, wintypes.DWORD,
)  # fmt: skip


class _Header(ctypes.Structure):
    """BITMAPINFOHEADER; a height below zero has the first row on top."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("width", wintypes.LONG),
        ("height", wintypes.LONG),
        ("planes", wintypes.WORD),
        ("bits", wintypes.WORD),
        ("rest", wintypes.DWORD * 6),
    )


class WindowsScreen:
    """The monitors of this computer, as one screen."""

    def wait(self, seconds: float) -> None:
        """Wait for ``seconds``: to ask for the window in front costs less than to be told."""
        sleep(seconds)

    def front(self) -> View | None:
        """Return the window in front."""
        number = windows.front()
        seen = windows.seen(number) if number else None
        return View(number, seen.title, seen.pid, seen.fills) if seen else None

    def shows(self, window: int) -> bool:
        """Tell whether a window is there and not put away."""
        return windows.stands(window)

    def picture(self, window: int, part: Area | None) -> Picture | None:
        """Return what can be seen where a window, or its part, stands in front."""
        left, top, right, bottom = windows.place(window)
        whole = Area(0, 0, right - left, bottom - top)
        x, y, width, height = map(_user32.GetSystemMetrics, _SCREEN)
        seen = (part or whole).within(whole).within(Area(x - left, y - top, width, height))
        if not seen.size:
            return None
        pixels = _copied(seen._replace(x=seen.x + left, y=seen.y + top))
        return greens(pixels, seen.width, seen.height) if pixels else None


def _copied(area: Area) -> bytes | None:
    """Return the pixels of a part of the screen, row by row; None if Windows refuses."""
    screen = _user32.GetDC(None)
    memory = _gdi32.CreateCompatibleDC(screen)
    header = _Header(sizeof(_Header), area.width, -area.height, 1, 8 * PIXEL)
    pixels = ctypes.c_void_p()
    bitmap = _gdi32.CreateDIBSection(screen, byref(header), 0, byref(pixels), None, 0)
    try:
        if not bitmap:
            return None
        _gdi32.SelectObject(memory, bitmap)
        size = area.width, area.height
        copied = _gdi32.BitBlt(memory, 0, 0, *size, screen, area.x, area.y, _COPY)
        return ctypes.string_at(pixels.value or 0, area.size * PIXEL) if copied else None
    finally:
        _gdi32.DeleteDC(memory)
        _gdi32.DeleteObject(bitmap)
        _user32.ReleaseDC(None, screen)


class SystemReader:
    """The reader of pictures that Windows 10 and 11 bring, for the languages they were given."""

    lack = "no_system_reader"

    def is_there(self) -> bool:
        """Tell whether Windows can read a language of this person's."""
        return _engine() is not None

    def begin(self, picture: Picture) -> "Reading":
        """Begin to read; raise OSError if it cannot be started."""
        engine = _engine()
        if engine is None:
            raise OSError("Windows reads no language of this person's")
        return Reading(engine.recognize_async(_bitmap(picture)))


class Reading:
    """One picture on its way through Windows' reader, on a thread of Windows' own."""

    def __init__(self, asked: Any) -> None:
        self._asked = asked
        self._end = monotonic() + LIMIT

    def words(self, seconds: float) -> str | None:
        """Return the words, none if it failed; None if it is still reading after so long."""
        from winrt.windows.foundation import AsyncStatus  # noqa: PLC0415 -- Windows has it only

        status = self._asked.wait(seconds)
        if status == AsyncStatus.STARTED:
            return None if monotonic() < self._end else ""
        if status != AsyncStatus.COMPLETED:
            return ""
        return printed(line.text for line in self._asked.get_results().lines)

    def close(self) -> None:
        """Stop reading."""
        with suppress(OSError):
            self._asked.cancel()


def _engine() -> Any | None:
    """Return Windows' reader for the languages of this person; None where there is none."""
    try:
        from winrt.windows.media.ocr import OcrEngine  # noqa: PLC0415 -- it loads the runtime

        return OcrEngine.try_create_from_user_profile_languages()
    except (ImportError, OSError):  # no such class in this Windows: a server, or Wine
        return None


def _bitmap(picture: Picture) -> Any:
    """Return a picture as Windows' reader takes it."""
    from winrt.windows.graphics import imaging  # noqa: PLC0415 -- it loads the runtime

    formats, bitmap = imaging.BitmapPixelFormat, imaging.SoftwareBitmap
    grey = bitmap.create_copy_from_buffer(
        picture.grey, formats.GRAY8, picture.width, picture.height
    )
    return bitmap.convert(grey, formats.BGRA8)


@contextmanager
def screen() -> Iterator[WindowsScreen]:
    """Hold the screen the guard runs on."""
    yield WindowsScreen()
