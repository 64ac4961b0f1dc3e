"""A quiet word a week and a month after an incident: once each, and never when declined."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.reminders import Reminded, Reminder, declined, due, told

BEGAN = datetime(2026, 3, 1, 15, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LATER = BEGAN + 3 * DAY


def said(day, reminded=Reminded(), *incidents):  # noqa: B008 -- it is frozen
    return due(incidents or (BEGAN,), reminded, BEGAN + day * DAY)


@pytest.mark.parametrize(
    ("day", "when"),
    [(6.9, None), (7, "week"), (20, "week"), (28, "month"), (59, "month"), (60, None)],
)
def test_it_is_said_after_a_week_and_after_a_month(day, when):
    reminder = said(day)
    assert (reminder and reminder.when) == when


def test_each_word_is_said_once():
    reminded = told(Reminded(), Reminder("week", BEGAN), BEGAN + 8 * DAY)
    assert said(12, reminded) is None
    assert said(30, reminded) == Reminder("month", BEGAN)
    reminded = told(reminded, Reminder("month", BEGAN), BEGAN + 30 * DAY)
    assert said(40, reminded) is None


def test_who_declines_hears_no_more_of_it():
    reminder = Reminder("week", BEGAN)
    reminded = declined(told(Reminded(), reminder, BEGAN + 8 * DAY), reminder)
    assert said(30, reminded) is None


def test_a_new_incident_may_speak_again_after_one_was_declined():
    reminded = declined(Reminded(), Reminder("week", BEGAN))
    assert said(11, reminded, BEGAN, LATER) == Reminder("week", LATER)


def test_of_several_incidents_only_the_newest_speaks():
    incidents = (BEGAN, LATER, BEGAN + DAY)
    reminder = said(11, Reminded(), *incidents)
    assert reminder == Reminder("week", LATER)
    reminded = told(Reminded(), reminder, BEGAN + 11 * DAY)
    assert said(14, reminded, *incidents) is None


def test_two_stories_do_not_speak_on_one_day():
    long_ago = BEGAN - 30 * DAY
    reminded = told(Reminded(), Reminder("week", BEGAN), BEGAN + 8 * DAY)
    assert said(8.5, reminded, BEGAN, long_ago) is None
    assert said(9.5, reminded, BEGAN, long_ago) == Reminder("month", long_ago)


def test_without_an_incident_nothing_is_said():
    assert due((), Reminded(), BEGAN) is None


@given(st.lists(st.floats(-100, 200), max_size=8), st.lists(st.floats(0, 100), max_size=60))
def test_no_clock_makes_it_say_a_word_twice(starts, looks):
    incidents = [BEGAN + start * DAY for start in starts]
    reminded, heard = Reminded(), []
    for look in looks:  # the clock may be set back
        if reminder := due(incidents, reminded, BEGAN + look * DAY):
            heard.append(reminder)
            reminded = told(reminded, reminder, BEGAN + look * DAY)
    assert len(heard) == len(set(heard))
