"""Touches on Windows: low-level hooks are told which of them a program injected.

Which key it was stands in the same record, and is not read. The hooks have a thread of their
own, for while one is slow the whole computer's mouse is.
Not run on real Windows by its authors: written from Microsoft's pages on SetWindowsHookEx,
LowLevelMouseProc and LowLevelKeyboardProc.
"""

import sys

assert sys.platform == "win32"

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from threading import Event, Thread
from typing import Final

from guard.ui.hand.touches import Kind, Moment

_WH_KEYBOARD_LL: Final = 13
_WH_MOUSE_LL: Final = 14
_WM_QUIT: Final = 0x0012
_WM_MOUSEMOVE: Final = 0x0200
_INJECTED: Final = {Kind.KEY: 0x10 | 0x02, Kind.POINTER: 0x01 | 0x02}
"""LLKHF_INJECTED, LLMHF_INJECTED and the marks of a program of lower rank."""
_FLAGS_AT: Final = {Kind.KEY: 8, Kind.POINTER: 12}
"""Bytes before the flags in KBDLLHOOKSTRUCT and MSLLHOOKSTRUCT."""

Heard = Callable[[Kind, bool], None]

_user32 = ctypes.WinDLL("user32")
_kernel32 = ctypes.WinDLL("kernel32")
_hook_type = ctypes.WINFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, wintypes.WPARAM, wintypes.LPARAM)
_user32.SetWindowsHookExW.argtypes = (
    ctypes.c_int, _hook_type, wintypes.HINSTANCE, wintypes.DWORD,
)  # fmt: skip
_user32.SetWindowsHookExW.restype = wintypes.HHOOK
_user32.UnhookWindowsHookEx.argtypes = (wintypes.HHOOK,)
_user32.CallNextHookEx.argtypes = (
    wintypes.HHOOK, ctypes.c_int, wintypes.WPARAM, wintypes.LPARAM,
)  # fmt: skip
_user32.CallNextHookEx.restype = ctypes.c_ssize_t
_user32.GetMessageW.argtypes = (
    wintypes.LPMSG, wintypes.HWND, wintypes.UINT, wintypes.UINT,
)  # fmt: skip
_user32.PostThreadMessageW.argtypes = (
    wintypes.DWORD, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM,
)  # fmt: skip


class Hooks:
    """The two hooks, in their thread."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._number = 0
        self._ready = Event()
        self.works = False
        self._thread = Thread(target=self._listen, name="which hand", daemon=True)
        self._thread.start()
        self._ready.wait()

    def moment(self) -> Moment:
        """Add nothing: a held key repeats itself through the hook."""
        return Moment()

    def close(self) -> None:
        """Take the hooks away."""
        _user32.PostThreadMessageW(self._number, _WM_QUIT, 0, 0)
        self._thread.join()

    def _listen(self) -> None:
        """Hold the hooks as long as the thread takes messages."""
        self._number = _kernel32.GetCurrentThreadId()
        procedures = [_hook_type(self._hook(kind)) for kind in (Kind.KEY, Kind.POINTER)]
        hooks = [
            _user32.SetWindowsHookExW(number, procedure, None, 0)
            for number, procedure in zip((_WH_KEYBOARD_LL, _WH_MOUSE_LL), procedures, strict=True)
        ]
        self.works = all(hooks)
        message = wintypes.MSG()
        _user32.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)  # makes the thread's queue
        self._ready.set()
        while _user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            pass
        for hook in filter(None, hooks):
            _user32.UnhookWindowsHookEx(hook)

    def _hook(self, kind: Kind) -> Callable[[int, int, int], int]:
        def procedure(code: int, message: int, record: int) -> int:
            if code == 0 and message != _WM_MOUSEMOVE:
                flags = wintypes.DWORD.from_address(record + _FLAGS_AT[kind]).value
                self._heard(kind, bool(flags & _INJECTED[kind]))
            return int(_user32.CallNextHookEx(None, code, message, record))

        return procedure


def listen(heard: Heard) -> Hooks | None:
    """Set the hooks; None where Windows refuses them."""
    hooks = Hooks(heard)
    if hooks.works:
        return hooks
    hooks.close()
    return None
