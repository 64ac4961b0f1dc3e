"""Weigh signs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from guard.core.knowledge import Policy
from guard.core.signs import Sign
from guard.core.stretch import weight


class Level(IntEnum):
    """How firmly the guard should speak."""

    CALM = 0
    NOTICE = 1
    """Something has arrived that may sit and wait: a small card in a corner."""
    CAUTION = 2
    """Something begins: a card in the middle."""
    DANGER = 3
    """The story itself, or somebody is in: every monitor."""


Firmness = tuple[Level, int]
"""A level and, within it, how many kinds of sign there are that are said again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A level and the signs that led to it, oldest first."""

    level: Level
    because: tuple[Sign, ...]
    before: Level = Level.CALM
    """The level told before this one; CALM begins a story."""
    graver: int = 0
    """How many kinds among the signs are worse than what may have been said before."""
    numbers: tuple[str, ...] = field(default=(), repr=False)
    """Telephone numbers that scares have lately shown, the newest first."""

    @property
    def firmness(self) -> Firmness:
        """What must rise before the guard speaks again."""
        return self.level, self.graver


def weigh(signs: Sequence[Sign], policy: Policy, vouched: Collection[Sign] = ()) -> Verdict:
    """Add up each kind of sign once; repeats of one kind prove nothing more.

    Harmless things do not add up: one must be enough for a word of its own, and one for
    which nobody has vouched. The rest counts beside it. Nor do things worth a notice.
    """
    kinds = frozenset(sign.kind for sign in signs)
    weights = {kind: weight(kind, kinds, policy.sign) for kind in kinds}
    because = tuple(sign for sign in signs if weights[sign.kind])
    heaviest = max((weights[sign.kind] for sign in because if sign not in vouched), default=0)
    if heaviest < policy.caution:
        return Verdict(Level.NOTICE if heaviest >= policy.notice else Level.CALM, because)
    level = Level.DANGER if sum(weights.values()) >= policy.danger else Level.CAUTION
    again = {sign.kind for sign in because if policy.sign[sign.kind].again}
    return Verdict(level, because, graver=len(again))
