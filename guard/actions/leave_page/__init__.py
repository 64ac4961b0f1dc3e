"""Get the person out of a page that does not let go.

Why in this order: docs/adr/0010-how-to-leave-a-page.md.
"""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """How an attempt to leave a page ended."""

    gone: bool
    """The page is no longer shown."""
    ended_browser: bool
    """The whole browser had to be ended; at its next start it may offer to restore the page."""


def leave_full_screen() -> bool:
    """Take every window but our own out of full screen; tell whether that could be asked.

    A page that has locked the Escape key cannot refuse: the window manager decides.
    """
    if sys.platform == "linux":
        from guard.actions.leave_page import linux  # noqa: PLC0415 -- its own system

        return linux.leave_full_screen()
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return False


def leave_page(page: str = "") -> Left:
    """Close a page, by the ``thing`` of its sighting, else the one in front; take some seconds.

    The browser is ended only if nothing else helps. Call it on a thread of its own.
    """
    if sys.platform == "linux":
        from guard.actions.leave_page import linux  # noqa: PLC0415 -- its own system

        return linux.leave(page)
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return Left(gone=False, ended_browser=False)
