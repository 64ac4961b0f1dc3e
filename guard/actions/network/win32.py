"""The network adapters of Windows, switched off and on as its own settings do.

That takes an administrator's "Yes" (the system's own window asks), once for each way. Which
adapters were switched off stands in the person's registry until they are on again.
Not run on real Windows by its authors: written from Microsoft's pages on ShellExecuteEx,
Disable-NetAdapter and Enable-NetAdapter.
"""

import sys

assert sys.platform == "win32"

import ctypes
import os
import winreg
from contextlib import suppress
from ctypes import wintypes
from pathlib import Path
from typing import Final

import psutil

_KEY: Final = r"Software\Scam Guard"
_VALUE: Final = "Adapters switched off"
_NO_CLOSE: Final = 0x40
"""SEE_MASK_NOCLOSEPROCESS: hand over the process, to wait for it."""
_HIDDEN: Final = 0
"""SW_HIDE."""
_ANSWERS: Final = 120_000
"""Milliseconds the person has to read the system's question, and the adapters to obey."""
_POWERSHELL: Final = ("System32", "WindowsPowerShell", "v1.0", "powershell.exe")


class _Execution(ctypes.Structure):
    """SHELLEXECUTEINFOW."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("mask", wintypes.ULONG),
        ("window", wintypes.HWND),
        ("verb", wintypes.LPCWSTR),
        ("file", wintypes.LPCWSTR),
        ("parameters", wintypes.LPCWSTR),
        ("folder", wintypes.LPCWSTR),
        ("show", ctypes.c_int),
        ("instance", wintypes.HINSTANCE),
        ("items", ctypes.c_void_p),
        ("class_name", wintypes.LPCWSTR),
        ("class_key", wintypes.HKEY),
        ("hot_key", wintypes.DWORD),
        ("icon", wintypes.HANDLE),
        ("process", wintypes.HANDLE),
    )


_execute = ctypes.WinDLL("shell32").ShellExecuteExW
_execute.argtypes = (ctypes.POINTER(_Execution),)
_kernel32 = ctypes.WinDLL("kernel32")
_kernel32.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
_kernel32.GetExitCodeProcess.argtypes = (wintypes.HANDLE, wintypes.LPDWORD)
_kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)


def cut() -> bool:
    """Switch off every adapter that is on; tell whether none is left."""
    names = _on()
    if names:
        _keep([*_kept(), *names])
        if not _tell("Disable-NetAdapter -Confirm:$false", names):
            _keep([])
            return False
    return not _on()


def restore() -> bool:
    """Switch on again what was switched off; tell whether that was done."""
    names = _kept()
    if not names or not _tell("Enable-NetAdapter", names):
        return False
    _keep([])
    return True


def is_cut() -> bool:
    """Tell whether adapters were switched off here and none of them is on."""
    names = _kept()
    return bool(names) and not set(names) & set(_on())


def _on() -> list[str]:
    """Return the adapters that are on, by the names that the person gave them."""
    addresses = psutil.net_if_addrs()
    return [
        name
        for name, stats in psutil.net_if_stats().items()
        if stats.isup and not any(each.address.startswith("127.") for each in addresses[name])
    ]


def _tell(order: str, names: list[str]) -> bool:
    """Have PowerShell give an order as administrator; False where the person said no."""
    quoted = ",".join("'" + name.replace("'", "''") + "'" for name in names if '"' not in name)
    wish = _Execution(
        size=ctypes.sizeof(_Execution),
        mask=_NO_CLOSE,
        verb="runas",
        file=str(Path(os.environ["SYSTEMROOT"], *_POWERSHELL)),
        parameters=f'-NoProfile -NonInteractive -Command "{order} -Name {quoted}"',
        show=_HIDDEN,
    )
    if not _execute(ctypes.byref(wish)):
        return False
    status = wintypes.DWORD(1)
    if _kernel32.WaitForSingleObject(wish.process, _ANSWERS) == 0:
        _kernel32.GetExitCodeProcess(wish.process, ctypes.byref(status))
    _kernel32.CloseHandle(wish.process)
    return status.value == 0


def _kept() -> list[str]:
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
        names, kind = winreg.QueryValueEx(key, _VALUE)
        if kind == winreg.REG_MULTI_SZ:
            return list(names)
    return []


def _keep(names: list[str]) -> None:
    """Keep names in the registry, whose writes are atomic; no names, no value."""
    with suppress(OSError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
        if names:
            winreg.SetValueEx(key, _VALUE, 0, winreg.REG_MULTI_SZ, sorted(set(names)))
        else:
            winreg.DeleteValue(key, _VALUE)
