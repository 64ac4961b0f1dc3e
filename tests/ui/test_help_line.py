"""A line that nobody answers now says so, by the clock of its own country."""

import datetime as dt

import msgspec
import pytest

from guard.core.helpline import Hours, Line
from guard.ui.help_line import HelpLine, closed

WORKDAYS = Hours(days=("mon", "tue", "wed", "thu", "fri"), from_=dt.time(8), to=dt.time(20))
LINE = Line(
    key="report",
    name="Report Fraud",
    number="0300 123 2040",
    site="reportfraud.police.uk",
    use="report",
    open=(WORKDAYS,),
    time_zone="Europe/London",
    source=("a test",),
    checked_on=dt.date(2026, 11, 23),
)
SUNDAY = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def test_a_closed_line_says_so_and_that_the_site_is_open(qapp, words, heard):
    said = heard(HelpLine(words, LINE, SUNDAY))
    assert "The phone line is closed now. The web site is open." in said
    assert "0300 123 2040" in said


def test_an_open_line_says_nothing_of_hours(words):
    assert closed(words, LINE, MONDAY) == ""


def test_a_closed_line_without_a_site_does_not_speak_of_one(words):
    line = msgspec.structs.replace(LINE, site="")
    assert closed(words, line, SUNDAY) == words("help.closed_no_site")


@pytest.mark.parametrize(("zone", "answered"), [("Europe/London", True), ("Asia/Kolkata", False)])
def test_the_clock_of_the_line_counts(words, zone, answered):
    evening = dt.datetime(2026, 11, 23, 16, tzinfo=dt.UTC)  # 21:30 in India
    line = msgspec.structs.replace(LINE, time_zone=zone)
    assert (closed(words, line, evening) == "") is answered


def test_a_time_zone_that_this_computer_does_not_know_hides_no_number(qapp, words, heard):
    line = msgspec.structs.replace(LINE, time_zone="Moon/Tranquillity")
    assert "0300 123 2040" in heard(HelpLine(words, line, SUNDAY))
