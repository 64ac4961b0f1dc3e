"""The hands that the warning has: what it does on the person's wish."""

from guard.actions.leave_full_screen import leave_full_screen
from guard.core.advice import Advice
from guard.core.talk import Page, Stopped
from guard.ui.warning_window import Hands


def hands() -> Hands:
    """Return every hand there is; none of their work is quick."""
    return Hands(stop=_stop, cut=lambda: False, restore=lambda: False)


def _stop(advice: Advice) -> Stopped:
    leave_full_screen()
    return Stopped(left=advice.tools, page=Page.STAYS if advice.page else Page.NONE)
