"""What a step of the plan and a fact for the bank say, in words: on the screen and on paper."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from guard.core.evidence import KINDS, TIMES, Case, Fact, Kind
from guard.core.plan import Step
from guard.ui.dates import when
from guard.ui.words import Words, clean

MOST_SEEN: Final = 5
MOST_OF_A_KIND: Final = 2
"""Facts on the page; the journal may hold more."""
LONGEST: Final = 44
"""Characters of one fact: an internet address has 39."""

Row = tuple[str, str]
"""What a fact is called, and the fact."""


def title(words: Words, step: Step) -> str:
    """Return what to do, in one line."""
    return words(f"step.{step.key}.title", about=step.about)


def sentences(words: Words, step: Step) -> tuple[str, ...]:
    """Return how and why, and what this country, tool or way of paying needs said."""
    first = words(f"step.{step.key}.text", about=step.about)
    return (first, *(words(f"how.{key}", about=about) for key, about in step.how))


def rows(words: Words, case: Case) -> tuple[Row, ...]:
    """Return the facts of an incident, in the order in which a bank asks; one page of them."""
    return (
        (words("evidence.when"), when(case.began, words.language)),
        *((words("evidence.saw"), sentence) for sentence in _seen(words, case)),
        *(_row(words, fact) for kind in KINDS for fact in _first(case, kind)),
        (words("evidence.answer"), words(f"answer.{case.answer}", "answer.none")),
    )


def _seen(words: Words, case: Case) -> Iterator[str]:
    said = (words(f"seen.{kind}", "seen.other", about=about) for kind, about in case.signs)
    return islice(dict.fromkeys(said), MOST_SEEN)


def _first(case: Case, kind: Kind) -> Iterator[Fact]:
    return islice((fact for fact in case.facts if fact.kind == kind), MOST_OF_A_KIND)


def _row(words: Words, fact: Fact) -> Row:
    value = (
        when(datetime.fromisoformat(fact.value), words.language)
        if fact.kind in TIMES
        else clean(fact.value, LONGEST)
    )
    return words(f"evidence.{fact.kind}", about=fact.about), value
