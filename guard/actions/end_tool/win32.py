"""Ending a process on Windows: its windows are closed first, and its service is told to stop.

Not run on real Windows by its authors: written from Microsoft's pages on PostMessage,
OpenProcess and OpenSCManager.
"""

import sys

assert sys.platform == "win32"

import ctypes
import subprocess
from contextlib import suppress
from ctypes import wintypes
from typing import Final

import psutil

from guard.desktop import win32 as windows

_WM_CLOSE: Final = 0x0010
_TERMINATE: Final = 0x0001
"""PROCESS_TERMINATE: what TerminateProcess asks for."""
_PATIENCE: Final = 5.0
"""Seconds a service may take for an answer."""

_user32 = ctypes.WinDLL("user32")
_kernel32 = ctypes.WinDLL("kernel32")
_user32.PostMessageW.argtypes = (
    wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
)  # fmt: skip
_kernel32.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
_kernel32.OpenProcess.restype = wintypes.HANDLE
_kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)


def close(process: psutil.Process) -> None:
    """Ask a process to end by closing its windows, as its cross does."""
    if process.is_running():
        for window in windows.every():
            if windows.owner(window) == process.pid:
                _user32.PostMessageW(window, _WM_CLOSE, 0, 0)


def freeze(process: psutil.Process) -> None:
    """Let a process do nothing more."""
    with suppress(psutil.Error):
        process.suspend()


def stop_service(process: psutil.Process) -> None:
    """Ask the service behind a process to stop; without an administrator it mostly refuses."""
    for name in _services(process):
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 -- a list, no shell
                ["sc.exe", "stop", name],  # noqa: S607 -- the system's own
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )


def is_denied(process: psutil.Process) -> bool:
    """Tell whether only an administrator can end a process, or what starts it again."""
    handle = _kernel32.OpenProcess(_TERMINATE, False, process.pid)  # noqa: FBT003 -- by position
    if handle:
        _kernel32.CloseHandle(handle)
    return (not handle and process.is_running()) or bool(_services(process))


def _services(process: psutil.Process) -> list[str]:
    """Return the services whose process this is."""
    names = []
    with suppress(psutil.Error, OSError):
        for service in psutil.win_service_iter():
            with suppress(psutil.Error, OSError):
                if service.pid() == process.pid:
                    names.append(service.name())
    return names
