"""Programs that live as long as a session: real processes under the names of tools."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from desktop import until
from guard.core.tool import ProcessEvidence
from guard.sensors.sessions.finding import Nothing, Session
from guard.sensors.sessions.relatives import Relatives
from guard.sensors.sessions.running import ROUND, Table, describe
from knowing import library

TOOLS = {tool.name: tool for tool in library().knowledge.tools}


def relatives(name):
    tool = TOOLS[name]
    evidence = [each for each in tool.session if isinstance(each, ProcessEvidence)]
    return Relatives(tool, evidence)


def told(process):
    """Describe a process once the system knows its arguments."""
    return until(lambda: (it := describe(process.pid)) and it.program.command_line and it)


def pids(table):
    """Look, and return the processes of every tool."""
    return {each.process.pid for _, processes in table.look().values() for each in processes}


def test_the_second_rustdesk_shows_a_session(start):
    idle = told(start("rustdesk", "--server"))
    busy = told(start("rustdesk", "--cm"))
    rustdesk = relatives("RustDesk")

    assert rustdesk.look([idle]) is Nothing.NOBODY
    assert rustdesk.look([idle, busy]) == Session(busy.born)


def test_an_argument_that_only_begins_like_it_shows_nothing(start):
    other = told(start("rustdesk", "--cmake"))

    assert relatives("RustDesk").look([other]) is Nothing.NOBODY


def test_what_may_be_an_attempt_is_no_session_yet(start):
    helper = told(start("TeamViewer_Desktop"))
    teamviewer = relatives("TeamViewer")
    earlier = helper._replace(born=datetime.now(UTC) - timedelta(minutes=1))

    assert teamviewer.look([helper]) is Nothing.HIDDEN
    assert teamviewer.look([earlier]) == Session(earlier.born)


def test_a_tool_without_such_a_program_here_tells_nothing():
    assert relatives("Chrome Remote Desktop").look([]) is Nothing.SILENT
    assert relatives("AnyDesk").look([]) is Nothing.SILENT


def test_a_parent_may_be_asked_for(start):
    names = ("rustdesk",)
    evidence = [
        ProcessEvidence(names=names, parents=names, every=True, sure="high", source=("test",))
    ]
    orphan = told(start("rustdesk"))
    child = orphan._replace(program=replace(orphan.program, parent="RustDesk"))
    rustdesk = Relatives(TOOLS["RustDesk"], evidence)

    assert rustdesk.look([orphan]) is Nothing.NOBODY
    assert rustdesk.look([child]) == Session(child.born)


def test_a_tool_is_in_the_table_while_it_runs(start):
    table = Table(library().knowledge.tools)
    table.look()
    process = start("anydesk")

    until(lambda: process.pid in pids(table))
    process.kill()
    until(lambda: process.pid not in pids(table))  # though nobody has buried it yet


def test_a_process_that_becomes_a_tool_is_noticed(start, tmp_path):
    table = Table(library().knowledge.tools)
    table.look()
    start("anydesk").kill()  # its file is there now
    process = start("starter", does=f"sleep 1; exec {tmp_path}/anydesk -c 'read wait'")

    until(lambda: process.pid in pids(table), seconds=30, every=0.8)


def test_a_server_under_a_plain_name_is_in_the_table(start):
    process = start("gnome-remote-desktop-daemon")
    table = Table(library().knowledge.tools)

    until(lambda: process.pid in pids(table))
    assert "GNOME Remote Desktop" in table.look()


def test_a_program_that_some_sessions_lack_tells_nothing_by_its_absence():
    assert relatives("ScreenConnect").look([]) is Nothing.SILENT


@pytest.mark.parametrize("name", ["anydesk-notes.txt", "teamviewer_desktop_wallpaper", "sleep"])
def test_what_only_sounds_like_a_tool_is_not_in_the_table(start, name):
    process = start(name)
    table = Table(library().knowledge.tools)

    for _ in range(ROUND + 1):
        assert process.pid not in pids(table)


def test_nobody_is_described_under_a_number_that_is_free():
    assert describe(2**22 + 1) is None
