"""Weigh what stands together: honest articles collect signals by being long, scares do not."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from guard.core.knowledge import Rule, Weighing
from guard.core.phrasebook import Hit

GRAIN: Final = 32
"""Characters within which two hits of one signal count as one."""


def strongest(hits: Iterable[Hit], always: Iterable[str], rule: Rule) -> tuple[frozenset[str], int]:
    """Return the signals that weigh most within one stretch of a page, and their sum.

    ``always`` are signals of no place. What speaks for innocence counts from anywhere.
    """
    grains = {(hit.at // GRAIN, hit.signal) for hit in hits if hit.signal in rule.signal}
    honest = {signal for _, signal in grains if rule.signal[signal].weight < 0}
    apart = frozenset(always) | honest
    sets = {apart | near for near in _together(sorted(grains), rule.window // GRAIN)} | {apart}
    return max(((one, _sum(one, rule)) for one in sorted(sets, key=sorted)), key=lambda s: s[1])


def _together(grains: Iterable[tuple[int, str]], window: int) -> Iterator[frozenset[str]]:
    """Yield the signals of each stretch; one is told when a signal joins it."""
    near: deque[tuple[int, str]] = deque()
    held: Counter[str] = Counter()
    for at, signal in grains:
        while near and near[0][0] < at - window:
            held[near.popleft()[1]] -= 1
        near.append((at, signal))
        held[signal] += 1
        if held[signal] == 1:
            yield frozenset(+held)


def _sum(found: frozenset[str], rule: Rule) -> int:
    weights = [weight(signal, found, rule.signal) for signal in found]
    honest = sum(each for each in weights if each < 0)
    return sum(each for each in weights if each > 0) + max(honest, -rule.spared)


def weight(kind: str, among: frozenset[str], weighings: Mapping[str, Weighing]) -> int:
    """Return what one kind weighs among others; nothing in the wrong company."""
    weighing = weighings.get(kind)
    if weighing is None or (weighing.beside and among.isdisjoint(weighing.beside)):
        return 0
    return weighing.weight if among.isdisjoint(weighing.unless) else 0
