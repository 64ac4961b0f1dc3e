"""The file a process runs, as Windows tells everybody (QueryFullProcessImageName)."""

import sys

assert sys.platform == "win32"

import ctypes
from ctypes import byref, wintypes
from typing import Final

import psutil

_LIMITED: Final = 0x1000
"""PROCESS_QUERY_LIMITED_INFORMATION: also granted about most of what others run."""
_LONGEST: Final = 32_768
"""Characters of the longest path there is."""

_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_open = _kernel32.OpenProcess
_open.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
_open.restype = wintypes.HANDLE
_close = _kernel32.CloseHandle
_close.argtypes = (wintypes.HANDLE,)
_image = _kernel32.QueryFullProcessImageNameW
_image.argtypes = (wintypes.HANDLE, wintypes.DWORD, wintypes.LPWSTR, wintypes.LPDWORD)


def path(pid: int) -> str:
    """Return the file a process runs; raises psutil.AccessDenied or psutil.NoSuchProcess."""
    if not (process := _open(_LIMITED, False, pid)):  # noqa: FBT003 -- not inherited
        if psutil.pid_exists(pid):
            raise psutil.AccessDenied(pid)
        raise psutil.NoSuchProcess(pid)
    try:
        size = wintypes.DWORD(_LONGEST)
        text = ctypes.create_unicode_buffer(_LONGEST)
        if not _image(process, 0, text, byref(size)):
            raise psutil.AccessDenied(pid)
        return text.value
    finally:
        _close(process)
