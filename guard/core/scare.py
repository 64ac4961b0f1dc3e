"""Judge whether the words of a page try to frighten somebody into ringing."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from guard.core.knowledge import Scare, Weighing
from guard.core.numbers import numbers
from guard.core.phrasebook import Hit, PhraseBook
from guard.core.sighting import DIALOG, Sighting
from guard.core.text import plain


def signals(sighting: Sighting, book: PhraseBook, scare: Scare) -> frozenset[str]:
    """Return the signals that stand together on a page, or none if they do not suffice."""
    text = plain(f"{sighting.title}\n{sighting.text}")
    hits = [*book.find(text), *(Hit("number", at) for at, _ in numbers(text))]
    if DIALOG in sighting.marks:
        hits.append(Hit(DIALOG, 0))
    needed = scare.needed if sighting.text else scare.title_needed
    best = max(_together(hits, scare.window), key=lambda s: _sum(s, scare.signal), default=_NONE)
    return best if _sum(best, scare.signal) >= needed else _NONE


_NONE: frozenset[str] = frozenset()


def _together(hits: Iterable[Hit], window: int) -> Iterator[frozenset[str]]:
    """Yield the signals within each stretch of ``window`` characters.

    A long honest article collects signals by being long; a scare page says all at once.
    """
    near: deque[Hit] = deque()
    held: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda hit: hit.at):
        near.append(hit)
        held[hit.signal] += 1
        while near[0].at < hit.at - window:
            held[near.popleft().signal] -= 1
        yield frozenset(+held)


def _sum(found: frozenset[str], weighings: dict[str, Weighing]) -> int:
    return sum(weight(kind, found, weighings) for kind in found)


def weight(kind: str, among: frozenset[str], weighings: dict[str, Weighing]) -> int:
    """Return what one kind weighs among others; nothing if what it needs is not there."""
    weighing = weighings.get(kind)
    if weighing is None or (weighing.beside and among.isdisjoint(weighing.beside)):
        return 0
    return weighing.weight
