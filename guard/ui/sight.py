"""How well the guard can see, told in words; the icon, the windows and the terminal use it."""

from collections.abc import Sequence
from enum import Enum

from guard.core.senses import SenseState
from guard.ui.words import Words, clean


class Eyes(Enum):
    """How many of the owl's eyes are open; the value names its drawing and its words."""

    OPEN = "watching"
    ONE = "one_eye"
    SHUT = "asleep"


def eyes(states: Sequence[SenseState]) -> Eyes:
    """Open both eyes only if every sense sees everything; without a sense, shut them."""
    if not any(state.seeing and not state.limit for state in states):
        return Eyes.SHUT
    if all(state.whole for state in states):
        return Eyes.OPEN
    return Eyes.ONE


def sight_key(state: SenseState) -> str:
    """Return the key under ``senses`` for how well one sense sees."""
    if not state.seeing:
        return "blind"
    return "part" if state.why else "sees"


def sense_name(words: Words, state: SenseState) -> str:
    """Return the name of a sense; one that is younger than the words keeps its own."""
    try:
        return words(f"sense.{state.name}")
    except KeyError:
        return clean(state.name)


def hindrance(words: Words, state: SenseState) -> tuple[str, ...]:
    """Return what hinders a sense and what helps; nothing if it sees everything."""
    if state.seeing and not state.why:
        return ()
    return tuple(
        words(f"blind.{state.why}.{part}", f"blind.unknown.{part}", about=state.about)
        for part in ("reason", "remedy")
    )


def told(words: Words, states: Sequence[SenseState]) -> tuple[str, ...]:
    """Return how well the guard can see, and the first hindrance with its remedy."""
    hindered = (hindrance(words, state) for state in states if not state.whole)
    return (words(f"tray.{eyes(states).value}"), *next(hindered, ()))
