"""A window in a process of its own; says its number, then waits. Its title is the argument."""

import ctypes
import sys
from ctypes import byref, wintypes

OVERLAPPED_VISIBLE = 0x10CF0000

user32 = ctypes.WinDLL("user32")
user32.CreateWindowExW.restype = wintypes.HWND
number = user32.CreateWindowExW(
    0, "STATIC", sys.argv[1], OVERLAPPED_VISIBLE, 50, 50, 300, 200, None, None, None, None
)
print(number, flush=True)
message = wintypes.MSG()
while user32.GetMessageW(byref(message), None, 0, 0) > 0:
    user32.DispatchMessageW(byref(message))
