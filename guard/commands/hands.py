"""The hands of the warning: what it does on the person's wish."""

from collections.abc import Callable
from functools import partial
from time import sleep
from typing import Final

from guard.actions.end_tool import Running, end_tools
from guard.actions.leave_page import leave_page
from guard.actions.network import cut, restore
from guard.core.advice import Advice
from guard.core.outcome import Page, Stopped
from guard.ui.warning_hands import Hands

NOTICE: Final = 1.0
"""Seconds in which the senses take note that a page has gone."""

Shown = Callable[[], str | None]
"""Returns the thing of the page that frightens now, None without one."""


def hands(shown: Shown) -> Hands:
    """Return every hand there is; none of them is quick."""
    return Hands(stop=partial(_stop, shown), cut=cut, restore=restore)


def _stop(shown: Shown, advice: Advice) -> Stopped:
    """End the tools first: through them somebody may still be at work."""
    running = [Running(each.name, each.pid, each.created, each.stop) for each in advice.running]
    outcome = end_tools(running)
    return Stopped(
        ended=outcome.ended,
        left=outcome.left,
        needs_administrator=outcome.needs_administrator,
        page=_leave(shown()) if advice.page else Page.NONE,
    )


def _leave(page: str | None) -> Page:
    if page is None:
        return Page.GONE
    left = leave_page(page)
    sleep(NOTICE)
    if not left.gone:
        return Page.STAYS
    return Page.BROWSER_ENDED if left.ended_browser else Page.GONE
