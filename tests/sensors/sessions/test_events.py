"""Records as Windows' documentation shows them; none was taken from a real log."""

from datetime import UTC, datetime, timedelta

import psutil
import pytest

from guard.core.sighting import Program
from guard.core.tool import EventEvidence
from guard.sensors.sessions.event import parsed
from guard.sensors.sessions.events import HOLDS, Events, query
from guard.sensors.sessions.finding import Nothing, Session
from guard.sensors.sessions.running import Running

NOW = datetime.now(UTC)
EVIDENCE = {"sure": "high", "source": ("a test",), "log": "Application"}
QUICK_ASSIST = EventEvidence(
    provider="Quick Assist", starts=(0,), holds=("setsharingmode", "FullControl"), **EVIDENCE
)
REMOTE = EventEvidence(provider="chromoting", starts=(1,), ends=(2,), **EVIDENCE)


def record(number, text="", *, ago=timedelta(minutes=5)):
    when = (NOW - ago).strftime("%Y-%m-%dT%H:%M:%S.1234567Z")
    return (
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
        f"<Provider Name='Quick Assist'/><EventID Qualifiers='0'>{number}</EventID>"
        f"<TimeCreated SystemTime='{when}'/><Channel>Application</Channel></System>"
        f"<EventData><Data>{text}</Data></EventData></Event>"
    )


CONTROL = record(0, "setsharingmode: FullControl")


def looking(evidence, *records, born=timedelta(hours=1)):
    tool = Running(psutil.Process(), NOW - born, Program(name="QuickAssist.exe"))
    denied = records == (None,)
    return Events([evidence], lambda _log, _query: None if denied else list(records)).look([tool])


def test_a_start_that_says_the_words_is_a_session():
    found = looking(QUICK_ASSIST, CONTROL)
    assert isinstance(found, Session)
    assert NOW - found.since < timedelta(minutes=6)
    assert not found.asked


@pytest.mark.parametrize(
    "records",
    [[], [record(0, "setsharingmode: ViewOnly")], [record(3, "setsharingmode FullControl")], ["<"]],
    ids=["no record", "other words", "another number", "broken"],
)
def test_anything_else_says_nothing(records):
    assert looking(QUICK_ASSIST, *records) is Nothing.SILENT


def test_the_newest_record_counts():
    assert looking(REMOTE, record(2), record(1)) is Nothing.SILENT
    assert isinstance(looking(REMOTE, record(1), record(2)), Session)


def test_a_log_that_may_not_be_read_hides():
    assert looking(REMOTE, None) is Nothing.HIDDEN


def test_only_records_since_the_tool_began_are_asked_for():
    began = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    assert query(REMOTE, began) == (
        "*[System[Provider[@Name='chromoting'] and (EventID=1 or EventID=2)"
        " and TimeCreated[@SystemTime>='2026-01-05T09:00:00.000Z']]]"
    )


def test_a_start_without_an_end_is_not_believed_for_ever():
    asked = []
    tool = Running(psutil.Process(), NOW - timedelta(days=9), Program())
    Events([QUICK_ASSIST], lambda _log, query: asked.append(query) or []).look([tool])
    since = datetime.fromisoformat(asked[0].partition(">='")[2].partition("'")[0])
    assert NOW - HOLDS - timedelta(seconds=1) <= since < NOW


def test_a_record_cannot_swell_or_declare_entities():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + CONTROL
    assert parsed(bomb) is None
    assert parsed(record(0, "x" * 1_000_000)) is None
    assert len(parsed(record(0, "x" * 30_000)).text) == 8_000


@pytest.mark.parametrize(
    "text", ["", "<Event/>", record("x"), record(1).replace("Z'", "'").replace("T", " ")]
)
def test_what_is_no_event_is_none(text):
    assert parsed(text) is None
