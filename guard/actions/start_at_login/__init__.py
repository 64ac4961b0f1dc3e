"""Start the guard when the person logs in, or no longer."""

import sys
from typing import Final

COMMAND: Final = (sys.executable, "-m", "guard")
"""Starts this very copy of the guard."""


def starts_at_login() -> bool:
    """Tell whether the guard starts at the next login."""
    if sys.platform == "linux":
        from guard.actions.start_at_login import linux  # noqa: PLC0415 -- its own system

        return linux.is_on()
    elif sys.platform == "win32":  # noqa: RET505 -- mypy needs each branch to see each platform
        from guard.actions.start_at_login import win32  # noqa: PLC0415 -- its own system

        return win32.is_on()
    else:
        return False


def start_at_login(on: bool) -> bool:  # noqa: FBT001 -- the name says what it turns
    """Have the guard start at login, or not; tell whether that could be arranged."""
    if sys.platform == "linux":
        from guard.actions.start_at_login import linux  # noqa: PLC0415 -- its own system

        return linux.turn(on=on, command=COMMAND)
    elif sys.platform == "win32":  # noqa: RET505 -- mypy needs each branch to see each platform
        from guard.actions.start_at_login import win32  # noqa: PLC0415 -- its own system

        return win32.turn(on=on, command=COMMAND)
    else:
        return False
