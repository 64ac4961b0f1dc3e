"""The sense as the watch runs it: real processes under the names of tools, real records."""

from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import psutil
import pytest
from msgspec.structs import replace as struct

from desktop import until
from guard.core.knowledge import Knowledge
from guard.core.sighting import SESSION, SESSION_ASKED, Sighting
from guard.core.signs import read
from guard.sensors import BlindSpot
from guard.sensors.sessions import Session, SessionSensor, Told, _same, sensor
from knowing import library, mind
from listening import listening


def quick():
    return SessionSensor(library().knowledge, every=0.05)


def told(tool, mark=SESSION, *, present=True):
    """Tell whether a sighting is of a session through a tool."""

    def wanted(seen):
        word = "session" if mark == SESSION else "request"
        named = seen.thing.startswith(f"{word} {tool} ") and seen.title == tool
        return named and mark in seen.marks and seen.present == present

    return wanted


def hears(listener, spot):
    return until(lambda: spot in list(listener.reports))


@pytest.fixture
def trace(home):
    (home / ".anydesk").mkdir()
    path = home / ".anydesk" / "anydesk.trace"
    path.write_text("   info 2026-01-05 08:00:00.000  front  1  2  main - * Version 7.0.0\n")
    return path


def say(path, message):
    with path.open("a") as file:
        file.write(f"   info 2026-01-05 09:00:00.000  back  1  2   {message}\n")


def test_where_no_tool_runs_nothing_is_said():
    with listening(SessionSensor(Knowledge(), every=0.05)) as listener:
        until(lambda: listener.reports.count(None) > 3)
    assert set(listener.reports) == {None}


def test_a_session_through_anydesk_is_told_from_the_request_to_the_end(start, trace):
    with listening(quick()) as listener:
        start("anydesk")
        until(lambda: listener.reports.count(None) > 10)
        assert not listener.sightings
        say(trace, "app.backend_session - Incoming session request: Anna (221436813)")
        listener.hear(told("AnyDesk", SESSION_ASKED))
        say(trace, "app.session - 1: Authenticated by local user.")
        open_ = listener.hear(told("AnyDesk"))
        listener.hear(told("AnyDesk", SESSION_ASKED, present=False))
        assert [sign.kind for sign in read(open_, mind())] == ["session"]
        say(trace, "app.session - 1: Session closed by remote side: user")
        over = listener.hear(told("AnyDesk", present=False))
        assert over.thing == open_.thing
    assert BlindSpot(why="sessions_unknown", about="AnyDesk") not in listener.reports


def test_a_session_is_over_when_its_tool_is_ended(start, trace):
    with listening(quick()) as listener:
        process = start("anydesk")
        until(lambda: listener.reports.count(None) > 10)
        say(trace, "app.session - 1: Authenticated by local user.")
        listener.hear(told("AnyDesk"))
        process.kill()
        listener.hear(told("AnyDesk", present=False))


def test_rustdesk_is_told_by_its_second_process(start):
    with listening(quick()) as listener:
        start("rustdesk", "--server")
        second = start("rustdesk", "--cm")
        seen = listener.hear(told("RustDesk"))
        born = psutil.Process(second.pid).create_time()
        assert seen.since == datetime.fromtimestamp(born, UTC)
        second.kill()
        listener.hear(told("RustDesk", present=False))


@pytest.mark.parametrize(
    ("program", "tool"),
    [("anydesk", "AnyDesk"), ("chrome-remote-desktop", "Chrome Remote Desktop")],
)
def test_a_tool_that_shows_nothing_is_a_blind_spot_while_it_runs(start, program, tool):
    with listening(quick()) as listener:
        process = start(program)
        hears(listener, BlindSpot(why="sessions_unknown", about=tool))
        process.kill()
        hears(listener, BlindSpot(why="sessions_unknown", about=tool, present=False))


def test_a_record_that_appears_lifts_the_blind_spot(start, home):
    spot = BlindSpot(why="sessions_unknown", about="AnyDesk")
    with listening(quick()) as listener:
        start("anydesk")
        hears(listener, spot)
        (home / ".anydesk").mkdir()
        (home / ".anydesk" / "anydesk.trace").write_text("begins\n")
        hears(listener, replace(spot, present=False))


def test_started_anew_it_tells_what_is_open_and_what_ended_meanwhile(start, trace):
    sense = quick()
    with listening(sense) as listener:
        start("anydesk")
        second = start("rustdesk", "--cm")
        until(lambda: listener.reports.count(None) > 10)
        say(trace, f"app.session - 1: Authenticated by local user. {datetime.now(UTC)}")
        listener.hear(told("AnyDesk"))
        listener.hear(told("RustDesk"))
    second.kill()
    second.wait()
    trace.unlink()
    with listening(sense) as again:
        again.hear(told("AnyDesk", present=False))
        again.hear(told("RustDesk", present=False))


def test_a_session_that_is_still_open_is_told_again(start):
    sense = quick()
    start("rustdesk", "--cm")
    things = []
    for _ in range(2):
        with listening(sense) as listener:
            things.append(listener.hear(told("RustDesk")).thing)
    assert things[0] == things[1]


def test_a_session_keeps_its_beginning_and_its_program():
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    first = Told(Session(noon), "first")
    later = Session(noon.replace(hour=13), address="192.0.2.7")

    assert _same(first, Told(later, "second")) == Told(replace(later, since=noon), "first")


def test_who_was_let_in_begins_when_they_were_let_in():
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    asked, later = Session(noon, asked=True), Told(Session(noon.replace(hour=13)), "program")

    assert _same(Told(asked, "program"), later) == later


def test_evidence_that_is_not_sure_is_not_believed(start):
    rustdesk = next(tool for tool in library().knowledge.tools if tool.name == "RustDesk")
    doubtful = struct(rustdesk, session=tuple(struct(e, sure="low") for e in rustdesk.session))
    start("rustdesk", "--cm")
    with listening(SessionSensor(Knowledge(tools=(doubtful,)), every=0.05)) as listener:
        hears(listener, BlindSpot(why="sessions_unknown", about="RustDesk"))
    assert not listener.sightings


def test_what_the_other_side_wrote_stays_out_of_logs():
    seen = Sighting(
        sensor="sessions",
        thing="session AnyDesk 2026-01-05",
        seen_at=datetime.now(UTC),
        text="221436813",
        address="192.0.2.7",
    )
    assert "221436813" not in repr(seen)
    assert "192.0.2.7" not in repr(seen)


def test_it_is_found_like_every_sense():
    stop = Event()
    stop.set()
    assert list(sensor(library().knowledge).watch(stop)) == []
