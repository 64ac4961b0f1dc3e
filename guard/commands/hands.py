"""The hands of the warning: what it does on the person's wish."""

from guard.actions.end_tool import Running, end_tools
from guard.actions.leave_full_screen import leave_full_screen
from guard.actions.network import cut, restore
from guard.core.advice import Advice
from guard.core.talk import Page, Stopped
from guard.ui.warning_window import Hands


def hands() -> Hands:
    """Return every hand there is; none of them is quick."""
    return Hands(stop=_stop, cut=cut, restore=restore)


def _stop(advice: Advice) -> Stopped:
    """End the tools first: through them somebody may still be at work."""
    running = [Running(each.name, each.pid, each.created, each.stop) for each in advice.running]
    outcome = end_tools(running)
    return Stopped(
        ended=outcome.ended,
        left=outcome.left,
        needs_administrator=outcome.needs_administrator,
        page=_leave(advice.page) if advice.page else Page.NONE,
    )


def _leave(_page: str) -> Page:
    leave_full_screen()
    return Page.STAYS
