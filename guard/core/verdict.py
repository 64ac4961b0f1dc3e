"""Weigh signs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from guard.core.knowledge import Policy
from guard.core.signs import Sign
from guard.core.stretch import weight


class Level(IntEnum):
    """How firmly the guard should speak."""

    CALM = 0
    CAUTION = 1
    DANGER = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """A level and the signs that led to it, oldest first."""

    level: Level
    because: tuple[Sign, ...]
    before: Level = Level.CALM
    """The level told before this one; CALM begins a story."""


def weigh(signs: Sequence[Sign], policy: Policy) -> Verdict:
    """Add up each kind of sign once; repeats of one kind prove nothing more."""
    kinds = frozenset(sign.kind for sign in signs)
    weights = {kind: weight(kind, kinds, policy.sign) for kind in kinds}
    total = sum(weights.values())
    if total >= policy.danger:
        level = Level.DANGER
    elif total >= policy.caution:
        level = Level.CAUTION
    else:
        level = Level.CALM
    return Verdict(level, tuple(sign for sign in signs if weights[sign.kind]))
