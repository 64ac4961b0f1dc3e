"""Let a page speak one language at a time: the words of one are accidents in another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from guard.core.knowledge import Weighing
from guard.core.phrasebook import Hit

COMMON: Final = frozenset({"", "en"})
"""What counts on every page: figures, names, and English, which kits leave between their words."""
ENOUGH: Final = 2
"""Kinds of honest talk in a language from which it is no accident, whatever the page speaks."""
MOST: Final = 5
"""Languages that a page is read in, those with most to say first."""


def readings(hits: Iterable[Hit], weighings: Mapping[str, Weighing]) -> Iterator[list[Hit]]:
    """Yield what a page says in each language that it may be in.

    Honest talk that is surely in some language counts in every reading: an article may quote a
    scare in another tongue. Where each other language has honest words, English is read alone, too:
    a single one of them may be an accident.
    """
    by_tongue: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        if hit.signal in weighings:
            by_tongue["" if hit.tongue in COMMON else hit.tongue].append(hit)
    common = by_tongue.pop("", [])
    honest = {
        tongue: [hit for hit in said if weighings[hit.signal].weight < 0]
        for tongue, said in by_tongue.items()
    }
    sure = {tongue for tongue, said in honest.items() if _kinds(said) >= ENOUGH}
    fullest = sorted(by_tongue, key=lambda tongue: (-_kinds(by_tongue[tongue]), tongue))
    read = fullest[:MOST]
    if all(honest[tongue] for tongue in read):
        read.append("")
    for tongue in read:
        others = (hit for other in sure - {tongue} for hit in honest[other])
        yield [*common, *by_tongue.get(tongue, ()), *others]


def _kinds(said: Iterable[Hit]) -> int:
    return len({hit.signal for hit in said})
