"""The Windows program that a process of Wine runs.

Measured (Wine 8.0, Debian 12): the process is called like the program, cut to 15 letters,
its file is Wine's own loader, its first argument is the path as it was given, in Windows'
or in Unix' words. The program's own file is mapped as soon as the name is taken.
"""

import os
from pathlib import Path, PurePosixPath
from typing import Final

_LONGEST: Final = 15
"""Bytes of a process name that Linux keeps."""
_MOST: Final = 1 << 20
"""Characters of a memory map that are looked through; Wine's own have about 40,000."""


def windows_program(pid: int, name: str, host: str) -> str:
    """Return the file of the program that Wine runs in a process of this name.

    ``host`` is the file the system knows. Empty where that is not Wine's, and until its
    loader has found the program.
    """
    if not PurePosixPath(host).name.startswith("wine"):
        return ""
    called = os.fsencode(name.casefold())[:_LONGEST]
    return next((path for path in _mapped(pid) if path != host and _is(path, called)), "")


def _mapped(pid: int) -> list[str]:
    """Return the path of each file in a process' memory, once or more."""
    try:
        with Path(f"/proc/{pid}/maps").open(encoding="utf-8", errors="surrogateescape") as maps:
            lines = maps.read(_MOST).split("\n")
    except OSError:
        return []
    return [line[line.index("/") :] for line in lines if "/" in line]


def _is(path: str, called: bytes) -> bool:
    """Tell whether a file is called like a process."""
    return os.fsencode(PurePosixPath(path).name.casefold())[:_LONGEST] == called
