"""Starting at login by the XDG autostart specification.

The person's own file hides one of the same name that a package put in place for everybody.
https://specifications.freedesktop.org/autostart-spec/
"""

import sys

assert sys.platform == "linux"

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

NAME: Final = "autostart/scam-guard.desktop"
HIDDEN: Final = "[Desktop Entry]\nType=Application\nName=Scam Guard\nHidden=true\n"
ENTRY: Final = (
    "[Desktop Entry]\nType=Application\nName=Scam Guard\nExec={}\n"
    "X-GNOME-Autostart-enabled=true\nTerminal=false\n"
)
LARGEST: Final = 64 * 1024
"""Bytes of such a file that are read."""


def is_on() -> bool:
    """Tell what the first file of this name says; without one, nothing starts."""
    for path in (_own(), *_everybodys()):
        try:
            with path.open("rb") as file:
                lines = file.read(LARGEST).splitlines()
        except OSError:
            continue
        return b"Hidden=true" not in lines
    return False


def turn(*, on: bool, command: Sequence[str]) -> bool:
    """Write the person's own file, or take it away; tell whether that worked."""
    installed = any(path.is_file() for path in _everybodys())
    text = ENTRY.format(" ".join(map(_quoted, command))) if on else HIDDEN
    try:
        if on is installed:
            _own().unlink(missing_ok=True)  # what is there for everybody says the same
        else:
            _own().parent.mkdir(parents=True, exist_ok=True)
            fresh = _own().with_suffix(".new")
            fresh.write_text(text, "utf-8")
            fresh.replace(_own())
    except OSError:
        return False
    return True


def _own() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME")
    return (Path(folder) if folder else Path.home() / ".config") / NAME


def _everybodys() -> list[Path]:
    folders = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    return [Path(folder) / NAME for folder in folders.split(os.pathsep)]


def _quoted(argument: str) -> str:
    """Quote for Exec: the characters the desktop entry specification names, and ``%``."""
    for letter in ("\\", '"', "`", "$"):
        argument = argument.replace(letter, f"\\{letter}")
    # The value is a string first, in which a backslash is written twice.
    return '"{}"'.format(argument.replace("%", "%%").replace("\\", "\\\\"))
