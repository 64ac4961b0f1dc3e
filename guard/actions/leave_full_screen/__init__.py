"""Take a page that fills the screen back into its window, so that it can be closed."""

import sys


def leave_full_screen() -> bool:
    """Ask every window of another program to leave full screen; tell whether it could be asked.

    A page that has locked the Escape key cannot refuse: the window manager decides.
    """
    if sys.platform == "linux":
        from guard.actions.leave_full_screen.x11 import leave  # noqa: PLC0415 -- its own system

        return leave()
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return False
