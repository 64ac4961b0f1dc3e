"""Starting at login by the person's own Run key, which the setup writes too.

https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys
"""

import sys

assert sys.platform == "win32"

import subprocess
import winreg
from collections.abc import Sequence
from pathlib import Path
from typing import Final

KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME: Final = "ScamGuard"
LAUNCHER: Final = "scamguard.exe"
"""Starts the guard by itself; Python must be told what to run."""


def is_on() -> bool:
    """Tell whether the key names the guard."""
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
            winreg.QueryValueEx(key, NAME)
    except OSError:
        return False
    return True


def turn(*, on: bool, command: Sequence[str]) -> bool:
    """Write the key's value, or take it away; tell whether that worked."""
    launcher = Path(command[0]).name.casefold() == LAUNCHER
    line = subprocess.list2cmdline(command[:1] if launcher else command)
    try:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, KEY) as key:
            if on:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)
            elif is_on():
                winreg.DeleteValue(key, NAME)
    except OSError:
        return False
    return True
