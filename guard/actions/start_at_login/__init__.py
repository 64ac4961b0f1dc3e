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
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return False


def start_at_login(on: bool) -> bool:  # noqa: FBT001 -- the name says what it turns
    """Have the guard start at login, or not; tell whether that could be arranged."""
    if sys.platform == "linux":
        from guard.actions.start_at_login import linux  # noqa: PLC0415 -- its own system

        return linux.turn(on=on, command=COMMAND)
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return False
