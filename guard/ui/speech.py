"""What an advice says, in words; the warning and the terminal say the same."""

from collections.abc import Iterable, Sequence
from typing import Final

from guard.core.advice import Advice, Reason
from guard.core.sessions import Presence
from guard.core.verdict import Level
from guard.ui.words import Words

MOST_HINTS: Final = 2
"""Hints beside the one reason; more would not be read."""
MOST_NUMBERS: Final = 1
"""Numbers that are named; the newest is the one that may be rung."""


def headline(words: Words, advice: Advice) -> str:
    """Return what to do now, in one line."""
    first = advice.reasons[0] if advice.reasons else Reason(kind="other")
    if advice.level is Level.DANGER:
        return words(f"headline.danger_{first.kind}", "headline.danger", about=first.about)
    return words(f"headline.{first.kind}", "headline.other", about=first.about)


def reasons(words: Words, advice: Advice) -> tuple[str, ...]:
    """Return why, one text for each thing seen, whose number it is, what puts an end to it."""
    alone = len(advice.reasons) == 1
    seen = tuple(
        " ".join((_why(words, reason), *_hints(words, reason)[: _most_hints(reason, alone=alone)]))
        for reason in advice.reasons
    )
    ends = (
        words(f"remedy.{reason.remedy}", about=reason.about)
        for reason in advice.reasons
        if reason.remedy
    )
    numbers = advice.scare_numbers[:MOST_NUMBERS]
    whose = (words("reason.their_number", about=number) for number in numbers)
    return (*(seen or (words("reason.other"),)), *whose, *ends)


def _most_hints(reason: Reason, *, alone: bool) -> int:
    """Return how many hints are read beside a reason; one that has a remedy has enough to say."""
    return MOST_HINTS if alone and not reason.remedy else 1


def _why(words: Words, reason: Reason) -> str:
    return words(f"reason.{reason.kind}", "reason.other", about=reason.about)


def _hints(words: Words, reason: Reason) -> list[str]:
    """Return what gave it away; not every signal is worth a sentence, and none is said twice."""
    said = (
        words(f"hint.{hint.kind}", about=hint.about)
        for hint in reason.hints
        if words.can_say(f"hint.{hint.kind}")
    )
    return list(dict.fromkeys(said))


def connected(words: Words, presences: Iterable[Presence]) -> tuple[str, ...]:
    """Return who is connected now, one sentence each, by this computer's clock."""
    return tuple(
        words(
            f"sessions.{presence.word}",
            about=presence.about,
            since=presence.since.astimezone().strftime("%H:%M") if presence.since else "?",
        )
        for presence in presences
    )


def found(words: Words, tools: Sequence[str]) -> tuple[str, ...]:
    """Mention the installed tools that nobody has been shown yet, in one sentence or none."""
    if not tools:
        return ()
    if len(tools) > 1:
        return (words("tools.found_more", count=str(len(tools))),)
    return (words("tools.found", about=tools[0]),)


def rule(words: Words) -> tuple[str, ...]:
    """Return the one rule, and what the caller may say to it."""
    return words("warning.rule"), words("warning.ignore")
