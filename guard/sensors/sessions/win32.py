"""What Windows tells of sessions: its event logs, and whether this desktop is seen from afar.

Facts: Microsoft's pages on EvtQuery, EvtRender, GetSystemMetrics and
WTSQuerySessionInformation. Wine has none of it: its logs are empty.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, wintypes
from typing import Final, NamedTuple

MOST: Final = 20
"""Records read of one log in one look."""
_LONGEST: Final = 64 * 1024
"""Bytes of a rendered record that are read; a longer one is left out."""
_CHANNEL, _NEWEST_FIRST, _XML = 1, 0x200, 1
_DENIED: Final = 5
_REMOTE, _CONTROLLED = 0x1000, 0x2001
"""SM_REMOTESESSION and SM_REMOTECONTROL."""
_OWN_SESSION: Final = 0xFFFFFFFF
_CLIENT_NAME: Final = 10

_wevtapi = ctypes.WinDLL("wevtapi", use_last_error=True)
_wevtapi.EvtQuery.argtypes = (
    wintypes.HANDLE, wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD,
)  # fmt: skip
_wevtapi.EvtQuery.restype = wintypes.HANDLE
_wevtapi.EvtNext.argtypes = (
    wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE), wintypes.DWORD,
    wintypes.DWORD, wintypes.LPDWORD,
)  # fmt: skip
_wevtapi.EvtRender.argtypes = (
    wintypes.HANDLE, wintypes.HANDLE, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p,
    wintypes.LPDWORD, wintypes.LPDWORD,
)  # fmt: skip
_wevtapi.EvtClose.argtypes = (wintypes.HANDLE,)
_user32 = ctypes.WinDLL("user32")
_wtsapi32 = ctypes.WinDLL("wtsapi32")
_wtsapi32.WTSQuerySessionInformationW.argtypes = (
    wintypes.HANDLE, wintypes.DWORD, ctypes.c_int, ctypes.POINTER(wintypes.LPWSTR),
    wintypes.LPDWORD,
)  # fmt: skip
_wtsapi32.WTSFreeMemory.argtypes = (wintypes.LPVOID,)


class Afar(NamedTuple):
    """Whether somebody sees this desktop from another computer."""

    seen: bool
    client: str = ""
    """What their computer calls itself."""


def records(log: str, query: str) -> list[str] | None:
    """Return the newest records of a log that a query finds, as XML; None where we may not look."""
    found = _wevtapi.EvtQuery(None, log, query, _CHANNEL | _NEWEST_FIRST)
    if not found:
        return None if ctypes.get_last_error() == _DENIED else []
    with _closing(found):
        handles, count = (wintypes.HANDLE * MOST)(), wintypes.DWORD()
        _wevtapi.EvtNext(found, MOST, handles, 0, 0, byref(count))
        return [_rendered(handles[number] or 0) for number in range(count.value)]


def _rendered(record: int) -> str:
    with _closing(record):
        text = ctypes.create_unicode_buffer(_LONGEST // 2)
        used, facts = wintypes.DWORD(), wintypes.DWORD()
        done = _wevtapi.EvtRender(None, record, _XML, _LONGEST, text, byref(used), byref(facts))
        return text.value if done else ""


@contextmanager
def _closing(handle: int) -> Iterator[None]:
    try:
        yield
    finally:
        _wevtapi.EvtClose(handle)


def afar() -> Afar:
    """Tell whether this desktop is shown on, or steered from, another computer."""
    if not any(_user32.GetSystemMetrics(each) for each in (_REMOTE, _CONTROLLED)):
        return Afar(seen=False)
    name, size = wintypes.LPWSTR(), wintypes.DWORD()
    if not _wtsapi32.WTSQuerySessionInformationW(
        None, _OWN_SESSION, _CLIENT_NAME, byref(name), byref(size)
    ):
        return Afar(seen=True)
    try:
        return Afar(seen=True, client=name.value or "")
    finally:
        _wtsapi32.WTSFreeMemory(name)
