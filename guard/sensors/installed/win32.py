"""What Windows lists: installed apps, the paths of programs, services.

Facts: "Uninstall Registry Key", "Application Registration" and "CreateServiceA" of Microsoft's
documentation for Win32.
"""

import sys

assert sys.platform == "win32"

import winreg
from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from guard.core.installed import Trace
from guard.sensors.installed.entries import command, program, uninstallable

APPS: Final = r"Software\Microsoft\Windows\CurrentVersion\Uninstall"
PATHS: Final = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
SERVICES: Final = r"System\CurrentControlSet\Services"
MACHINE, PERSON = winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER
VIEWS: Final = (
    *((MACHINE, winreg.KEY_WOW64_64KEY), (MACHINE, winreg.KEY_WOW64_32KEY)),
    (PERSON, 0),
)
"""Programs of 64 and of 32 bits are listed apart; those of one person in a third place."""


def traces() -> Iterator[Trace]:
    """Yield what every installed program leaves."""
    for root, view in VIEWS:
        for _, values in _entries(root, APPS, view):
            yield uninstallable(values)
        for name, values in _entries(root, PATHS, view):
            yield Trace(program=program(command(values.get("", "")) or name))
    for name, values in _entries(MACHINE, SERVICES, 0):
        yield Trace(program=program(command(values.get("ImagePath", ""))), service=name)


def stamp() -> Hashable:
    """Return what changes whenever something is installed or removed."""
    keys = [(root, path, view) for root, view in VIEWS for path in (APPS, PATHS)]
    return tuple(_changed(*key) for key in (*keys, (MACHINE, SERVICES, 0)))


def _entries(root: int, path: str, view: int) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each key below a path with the texts in it; nothing where there is no such path."""
    with suppress(OSError), winreg.OpenKey(root, path, 0, winreg.KEY_READ | view) as above:
        for number in range(winreg.QueryInfoKey(above)[0]):
            with suppress(OSError):
                name = winreg.EnumKey(above, number)
                with winreg.OpenKey(above, name, 0, winreg.KEY_READ | view) as key:
                    yield name, _texts(key)


def _texts(key: winreg.HKEYType) -> Mapping[str, str]:
    values = (winreg.EnumValue(key, number) for number in range(winreg.QueryInfoKey(key)[1]))
    return {name: value for name, value, _ in values if isinstance(value, str)}


def _changed(root: int, path: str, view: int) -> tuple[int, int]:
    """Return how many keys there are and when the last came or went (100 ns since 1601)."""
    with suppress(OSError), winreg.OpenKey(root, path, 0, winreg.KEY_READ | view) as key:
        count, _, changed = winreg.QueryInfoKey(key)
        return count, changed
    return 0, 0
