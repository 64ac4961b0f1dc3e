"""Whether somebody answers a line now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from guard.core.helpline import Hours

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As datetime.weekday() counts them."""


def is_open(hours: Iterable[Hours], there: datetime) -> bool:
    """Tell whether a line is answered, by the clock of the place where it is answered.

    Without hours it is taken for open. Public holidays are not known.
    """
    told = tuple(hours)
    day, time = DAYS[there.weekday()], there.time()
    return not told or any(day in each.days and each.from_ <= time < each.to for each in told)
