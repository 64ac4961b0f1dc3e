"""Whether there is a screen to show a window on."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_LOADED_BY_QT: Final = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libEGL.so.1")
"""Without these Qt ends the whole program instead of raising an error."""


def answers() -> bool:
    """Tell whether Qt can show a window here; asking Qt itself would end the program."""
    if sys.platform == "linux":
        if os.environ.get("QT_QPA_PLATFORM"):
            return True  # somebody has chosen on purpose
        return all(_loads(name) for name in _LOADED_BY_QT) and (_wayland() or _x11())
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return True


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _wayland() -> bool:
    """Tell whether a Wayland compositor listens, and Qt would choose it."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name or os.environ.get("XDG_SESSION_TYPE") == "x11":
        return False
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name).is_socket()


def _x11() -> bool:
    import xcffib  # noqa: PLC0415 -- only Linux has it

    from guard.desktop import x11  # noqa: PLC0415 -- likewise

    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11.connect().disconnect()
    except xcffib.XcffibException:
        return False
    return True
