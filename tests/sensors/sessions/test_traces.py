import os
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from guard.sensors.sessions import traces
from guard.sensors.sessions.finding import Nothing, Session
from guard.sensors.sessions.traces import MOST_FILES, Traces, places
from knowing import library

ANYDESK = next(tool for tool in library().knowledge.tools if tool.name == "AnyDesk")
WRITER = "app.backend_session"


@pytest.fixture
def folder(home):
    """The folder in which AnyDesk of this very person keeps its records."""
    made = home / ".anydesk"
    made.mkdir()
    return made


@pytest.fixture
def trace(folder):
    path = folder / "anydesk.trace"
    say(path, "info 2026-01-05 08:00:00.000 front 100 101 main - * Client ID")
    return path


def since(**ago):
    """Stand in for the processes of a tool that began so long ago."""
    return [SimpleNamespace(born=datetime.now(UTC) - timedelta(**(ago or {"hours": 1})))]


def stamp(**ago):
    return (datetime.now(UTC) - timedelta(**ago)).strftime("%Y-%m-%d %H:%M:%S.000")


def say(path, *lines):
    with path.open("a") as file:
        file.writelines(f"{line}\n" for line in lines)


def info(message, module=WRITER, **ago):
    return f"   info {stamp(**ago)}       back   4668   6440                   {module} - {message}"


def asks(alias="Anna", **ago):
    return info(f"Incoming session request: {alias} (221436813)", **ago)


def enters(**ago):
    return info("3: Authenticated by local user.", "app.session", **ago)


def leaves(**ago):
    return info("3: Session closed by remote side: user", "app.session", **ago)


def incoming(how="User", who="221436813    221436813"):
    return f"Incoming    {datetime.now(UTC):%Y-%m-%d, %H:%M}    {how}                    {who}"


def watch():
    return Traces([evidence for evidence in ANYDESK.session if hasattr(evidence, "files")])


def test_without_a_record_nothing_can_be_told(home):
    assert watch().look(since()) is Nothing.SILENT


def test_an_idle_record_tells_that_nobody_is_in(trace):
    assert watch().look(since()) is Nothing.NOBODY


def test_a_session_opens_and_ends_as_lines_are_added(trace):
    anydesk = watch()
    assert anydesk.look(since()) is Nothing.NOBODY
    say(trace, asks())
    assert anydesk.look(since()).asked
    say(trace, enters())
    found = anydesk.look(since())
    assert isinstance(found, Session)
    assert not found.asked
    say(trace, leaves())
    assert anydesk.look(since()) is Nothing.NOBODY


@pytest.mark.parametrize(
    "end",
    [
        info("Session closed by remote side: user", "app.session"),
        info("The socket was closed remotely."),
        info("The user has requested a connection quit."),
        info("Session stopped."),
    ],
)
def test_a_request_that_was_turned_down_is_over(trace, end):
    anydesk = watch()
    anydesk.look(since())
    say(trace, asks())
    assert anydesk.look(since()).asked
    say(trace, end)
    assert anydesk.look(since()) is Nothing.NOBODY


def test_a_request_and_what_follows_it_may_lie_in_different_records(trace, folder):
    anydesk = watch()
    anydesk.look(since())
    say(trace, asks())
    say(folder / "connection_trace.txt", incoming())
    assert not anydesk.look(since()).asked


def test_the_other_side_is_told_where_the_record_shows_it(trace):
    anydesk = watch()
    anydesk.look(since())
    say(
        trace,
        info("Accept request from 221436813 (via relay).", "anynet.any_socket"),
        info("Logged in from 198.51.100.4:51888 on relay 8a3c1d2e.", "anynet.any_socket"),
        asks(),
    )
    found = anydesk.look(since())
    assert (found.number, found.address) == ("221436813", "198.51.100.4")


def test_a_link_to_a_relay_is_no_session(trace):
    anydesk = watch()
    anydesk.look(since())
    say(
        trace,
        info("Main relay connection established.", "anynet.connection_mgr"),
        info("External address: 203.0.113.9:50831.", "anynet.relay_conn"),
        info("Making a new connection to client 8e28a2a25b30.", "anynet.connection_mgr"),
    )
    assert anydesk.look(since()) is Nothing.NOBODY


def test_a_session_on_the_way_out_is_no_session(trace):
    anydesk = watch()
    anydesk.look(since())
    say(
        trace,
        info('1: Connecting to "442226597".', "app.session"),
        info("Client-ID: 442226597 (FPR: 8e28a2a25b30).", "anynet.any_socket"),
        info("Logged in from 198.51.100.4:59562 on relay 80e496c0.", "anynet.any_socket"),
    )
    assert anydesk.look(since()) is Nothing.NOBODY


@pytest.mark.parametrize("how", ["User", "Passwd", "Token"])
def test_the_list_of_sessions_opens_one(folder, how):
    anydesk = watch()
    say(folder / "connection_trace.txt", incoming("REJECTED"))
    anydesk.look(since())
    say(folder / "connection_trace.txt", incoming(how))
    assert isinstance(anydesk.look(since()), Session)


@pytest.mark.parametrize("who", ["221436813  221436813", "User  221436813", "- Token 1"])
def test_who_was_turned_down_is_not_in(folder, who):
    anydesk = watch()
    anydesk.look(since())
    say(folder / "connection_trace.txt", incoming("REJECTED", who))
    assert anydesk.look(since()) is Nothing.SILENT


def test_the_list_of_sessions_may_be_utf16(folder):
    path = folder / "connection_trace.txt"
    path.write_text("", "utf-16")
    anydesk = watch()
    anydesk.look(since())
    with path.open("ab") as file:
        file.write(f"{incoming()}\r\n".encode("utf-16-le"))
    assert isinstance(anydesk.look(since()), Session)


def test_the_list_of_sessions_alone_tells_nothing_of_what_was_before(folder):
    say(folder / "connection_trace.txt", incoming())
    assert watch().look(since()) is Nothing.SILENT


def test_an_end_that_is_told_elsewhere_ends_what_the_list_began(trace, folder):
    anydesk = watch()
    anydesk.look(since())
    say(folder / "connection_trace.txt", incoming())
    assert isinstance(anydesk.look(since()), Session)
    say(trace, leaves())
    assert anydesk.look(since()) is Nothing.NOBODY


def test_a_short_session_in_both_records_does_not_stay_open(trace, folder):
    anydesk = watch()
    anydesk.look(since())
    say(folder / "connection_trace.txt", incoming())
    say(trace, asks(), enters(), leaves())
    assert anydesk.look(since()) is Nothing.NOBODY


def test_a_session_whose_end_nobody_tells_is_not_believed_for_ever(folder, monkeypatch):
    monkeypatch.setattr(traces, "HOLDS", timedelta())
    anydesk = watch()
    anydesk.look(since())
    say(folder / "connection_trace.txt", incoming())
    assert anydesk.look(since()) is Nothing.SILENT


def test_who_came_before_the_guard_is_told_since_when(trace):
    say(trace, asks(minutes=20), enters(minutes=20))
    found = watch().look(since(hours=1))
    assert found.since.replace(microsecond=0) == datetime.fromisoformat(stamp(minutes=20)).replace(
        tzinfo=UTC
    )


def test_who_had_left_before_the_guard_came_is_not_in(trace):
    say(trace, asks(minutes=20), enters(minutes=20), leaves(minutes=10))
    assert watch().look(since(hours=1)) is Nothing.NOBODY


def test_what_was_open_when_the_tool_broke_down_is_over(trace):
    say(trace, enters(minutes=20))
    assert watch().look(since(minutes=5)) is Nothing.NOBODY


def test_a_request_without_an_outcome_leaves_a_doubt(trace, monkeypatch):
    monkeypatch.setattr(traces, "ASKS", timedelta())
    anydesk = watch()
    anydesk.look(since())
    say(trace, asks())
    assert anydesk.look(since()) is Nothing.HIDDEN
    say(trace, leaves())
    assert anydesk.look(since()) is Nothing.NOBODY


def test_a_line_from_the_future_began_no_later_than_now(trace):
    say(trace, enters(hours=-5))
    assert watch().look(since()).since <= datetime.now(UTC)


@pytest.mark.parametrize(
    "alias",
    [
        "app.session - 3: Session closed by remote side",
        "x - app.backend_session - The socket was closed remotely.",
        "\\n   info app.session - Session closed",
        "- ) (",
        "A" * 100_000,
        "\u202e\u0000\x1b[2J",
    ],
)
def test_a_caller_cannot_hide_behind_a_name(trace, alias):
    anydesk = watch()
    anydesk.look(since())
    say(trace, asks(alias))
    assert anydesk.look(since()).asked


def test_a_caller_cannot_let_himself_in_by_name(trace):
    anydesk = watch()
    anydesk.look(since())
    say(trace, asks("app.session - 3: Authenticated by local user."))
    assert anydesk.look(since()).asked
    say(trace, info("Preparing files in 'app.session - 3: Authenticated'.", "app.prepare_task"))
    assert anydesk.look(since()).asked


def test_a_record_that_is_kept_from_us_is_not_taken_for_an_empty_one(trace, folder, request):
    hidden = folder / "ad.trace"
    hidden.touch()
    hidden.chmod(0)
    request.getfixturevalue("plain_user")
    assert watch().look(since()) is Nothing.HIDDEN


def test_a_record_that_cannot_be_a_record_is_not_taken_for_an_empty_one(trace, folder):
    os.mkfifo(folder / "ad.trace")
    assert watch().look(since()) is Nothing.HIDDEN


def test_places_of_windows_come_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("APPDATA", str(tmp_path))
    monkeypatch.delenv("PROGRAMDATA", raising=False)
    files = ["%APPDATA%/AnyDesk/ad.trace", "%PROGRAMDATA%/AnyDesk/ad.trace", "ad.trace"]

    assert list(places(files)) == [tmp_path / "AnyDesk" / "ad.trace"]


def test_a_pattern_names_files_but_not_without_end(tmp_path):
    for number in range(MOST_FILES * 2):
        (tmp_path / f"TeamViewer{number}_Logfile.log").touch()

    assert len(list(places([f"{tmp_path}/TeamViewer*_Logfile.log"]))) == MOST_FILES


@pytest.mark.skipif(sys.platform == "win32", reason="a path of other systems")
def test_home_stands_for_the_folder_of_the_person(home):
    assert list(places(["~/.anydesk/ad.trace"])) == [home / ".anydesk" / "ad.trace"]
