"""When to say once more, after an incident, that the same people may ring again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

When = Literal["week", "month"]

SEASONS: Final[tuple[tuple[When, timedelta, timedelta], ...]] = (
    ("week", timedelta(days=7), timedelta(days=28)),
    ("month", timedelta(days=28), timedelta(days=60)),
)
"""From which day to which each is worth saying; a computer may be off for weeks."""

APART: Final = timedelta(days=1)
"""Two stories never speak on the same day."""


class Reminded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was said already; it lies in the state folder. Each field is an incident's begin."""

    week: datetime | None = None
    """The newest incident about which it was said after a week."""
    month: datetime | None = None
    declined: datetime | None = None
    """The newest incident about which nothing more shall be said."""
    spoke: datetime | None = None
    """When it was last said."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One quiet word that is due."""

    when: When
    about: datetime
    """When its incident began."""


def due(incidents: Iterable[datetime], said: Reminded, now: datetime) -> Reminder | None:
    """Return what is due now; of several incidents the newest stands for all before it."""
    if said.spoke and timedelta(0) <= now - said.spoke < APART:
        return None
    for began in sorted(incidents, reverse=True):
        for when, first, last in SEASONS:
            if first <= now - began < last and _is_news(began, when, said):
                return Reminder(when, began)
    return None


def told(said: Reminded, reminder: Reminder, now: datetime) -> Reminded:
    """Take down that it was said."""
    after = {"week": said.week, "month": said.month, reminder.when: reminder.about}
    return Reminded(**after, declined=said.declined, spoke=now)


def declined(said: Reminded, reminder: Reminder) -> Reminded:
    """Take down that the person wants to hear no more about this incident."""
    return msgspec.structs.replace(said, declined=reminder.about)


def _is_news(began: datetime, when: When, said: Reminded) -> bool:
    before = said.week if when == "week" else said.month
    return all(earlier is None or began > earlier for earlier in (before, said.declined))
