"""What an advice says, in words; the warning and the terminal say the same."""

from guard.core.advice import Advice
from guard.core.verdict import Level
from guard.ui.words import Words


def headline(words: Words, advice: Advice) -> str:
    """Return what to do now, in one line."""
    if advice.level is Level.DANGER:
        return words("headline.danger")
    kind = advice.reasons[0].kind if advice.reasons else "other"
    return words(f"headline.{kind}", "headline.other")


def reasons(words: Words, advice: Advice) -> tuple[str, ...]:
    """Return why, one text for each thing that was seen."""
    return tuple(
        words(f"reason.{reason.kind}", "reason.other", about=reason.about)
        for reason in advice.reasons
    ) or (words("reason.other"),)


def rule(words: Words) -> tuple[str, ...]:
    """Return the one rule, and what the caller may say to it."""
    return words("warning.rule"), words("warning.ignore")
