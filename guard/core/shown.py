"""Telephone numbers that scares have shown: they are the scammer's, also once the page has gone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from guard.core.knowledge import Policy
from guard.core.sighting import Sighting
from guard.core.signs import Sign

MOST: Final = 8
"""Numbers that are remembered; a page that makes new ones for ever loses the oldest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A number, the thing that shows it, and since when it shows it no more."""

    number: str
    thing: str
    gone: datetime | None = None

    def __repr__(self) -> str:
        """Name the thing only: words of a page must not reach a log by accident."""
        return f"Shown(thing={self.thing!r})"

    def matters(self, now: datetime, policy: Policy) -> bool:
        """Tell whether it is still there, or has only lately gone."""
        return self.gone is None or self.gone > now - timedelta(minutes=policy.number_minutes)


def remember(
    shown: Iterable[Shown], sighting: Sighting, found: Iterable[Sign], policy: Policy
) -> tuple[Shown, ...]:
    """Take in what a thing shows now; forget what went long ago. The newest are last."""
    now = tuple(Shown(number, sighting.thing) for sign in found for number in sign.numbers)
    numbers = {each.number for each in now}
    kept = (
        replace(each, gone=sighting.seen_at)
        if each.thing == sighting.thing and each.gone is None
        else each
        for each in shown
        if each.number not in numbers
    )
    there = tuple(each for each in kept if each.matters(sighting.seen_at, policy))
    return (*there, *reversed(now))[-MOST:]


def theirs(shown: Iterable[Shown], now: datetime, policy: Policy) -> tuple[str, ...]:
    """Return the numbers that matter, the newest first."""
    matter = [each.number for each in shown if each.matters(now, policy)]
    return tuple(reversed(matter))
