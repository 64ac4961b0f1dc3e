"""Which page of the warning suits the room there is."""

from dataclasses import replace
from typing import Final

from guard.core.talk import Step, Talk
from guard.core.verdict import Level
from guard.ui import paper
from guard.ui.warning_foot import Room
from guard.ui.warning_page import Teller, WarningPage

NARROW: Final = 74
"""Letters of a window that has no room for two columns."""
WIDE: Final = 108
"""Letters of the page on a large monitor; more would tear it apart."""
PART: Final = 0.97
"""Share of the monitor that the card takes at most."""
FOOT: Final = 0.62
"""Share of the height from which the answers scroll with the rest."""
PINNED: Final = 0.55
"""Share of the height from which the question does, too."""


def fitting(teller: Teller, talk: Talk, width: int, height: int) -> WarningPage:
    """Return the roomiest page of which all is in sight, else the one that scrolls best."""
    across = min(width, paper.measure(WIDE))
    room = Room(narrow=width < paper.measure(NARROW), small=is_note(talk))
    for each in (room, replace(room, beside=True)):
        page = WarningPage(teller, talk, each)
        if page.said_for(across) <= height * (1 if talk.advice.covers else PART):
            return page
    low = replace(room, beside=True, low=True)
    page = WarningPage(teller, talk, low)
    if page.foot_for(across) > height * FOOT:
        flowing = replace(low, flowing=True, beside=False)
        page = WarningPage(teller, talk, flowing)
        if page.pinned_for(across) > height * PINNED:
            return WarningPage(teller, talk, replace(flowing, bare=True))
    return page


def is_note(talk: Talk) -> bool:
    """Tell whether it waits in a corner; whoever stops wants to see whom to ring."""
    waits = talk.step in (Step.QUESTION, Step.PAUSE, Step.SLOT)
    return talk.advice.level is Level.NOTICE and waits and not talk.advice.covers
