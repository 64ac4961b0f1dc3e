"""Whether somebody answers a line now, by the clock of the place where it is answered."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from guard.core.helpline import Hours
from guard.core.hours import is_open

WORKDAYS = Hours(days=("mon", "tue", "wed", "thu", "fri"), from_=dt.time(8), to=dt.time(20))
LONDON = ZoneInfo("Europe/London")


def there(day, hour, minute=0, zone=LONDON):
    """Return a moment of the week that begins on Monday, 23 November 2026."""
    return dt.datetime(2026, 11, 22 + day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("moment", "answered"),
    [
        (there(1, 7, 59), False),
        (there(1, 8), True),
        (there(5, 19, 59), True),
        (there(5, 20), False),
        (there(6, 12), False),
    ],
)
def test_a_line_is_answered_from_its_first_minute_to_before_its_last(moment, answered):
    assert is_open((WORKDAYS,), moment) is answered


def test_a_line_without_hours_is_taken_for_open():
    assert is_open((), there(7, 3))


def test_the_clock_that_counts_is_the_one_at_the_line():
    summer = dt.datetime(2026, 7, 1, 7, 30, tzinfo=dt.UTC)  # 8:30 in London
    assert is_open((WORKDAYS,), summer.astimezone(LONDON))
    assert not is_open((WORKDAYS,), summer)


def test_several_hours_count_together():
    saturday = Hours(days=("sat",), from_=dt.time(10), to=dt.time(12))
    assert is_open((WORKDAYS, saturday), there(6, 11))
