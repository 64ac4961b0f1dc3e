"""What browsers do themselves against bad pages, in words; the window and the terminal use it."""

from collections.abc import Iterator, Sequence
from typing import Final

from guard.core.blockers import NAMES, SETTINGS, Blocker
from guard.ui.words import Words

STATE: Final = 1
"""Place among the sentences of the one that tells whether it is on."""


def sentences(words: Words, blocker: Blocker) -> Iterator[str]:
    """Yield what it does, whether it is on, who decided that, and what to turn on."""
    yield words(f"blockers.does_{blocker.kind}")
    yield words(f"blockers.{blocker.word}")
    if blocker.held:
        yield words("settings.held")
    if blocker.wanting:
        yield words(f"blockers.turn_{blocker.kind}")


def way(words: Words, blockers: Sequence[Blocker]) -> tuple[str, ...]:
    """Return how one gets to the settings of a browser; nothing where nothing is to be done.

    The last may be an address, which is no sentence.
    """
    if not any(blocker.wanting for blocker in blockers):
        return ()
    browser = blockers[0].browser
    if browser not in SETTINGS:
        return (words("blockers.in_windows"),)
    about = NAMES[browser]
    told = words("blockers.in_browser", about=about), words("blockers.type", about=about)
    return (*told, SETTINGS[browser])
