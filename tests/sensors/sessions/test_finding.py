import sys
from datetime import UTC, datetime, timedelta

import pytest

from guard.sensors.sessions.finding import Nothing, Session, here, is_called, one
from knowing import library

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
TOOLS = {tool.name: tool for tool in library().knowledge.tools}


@pytest.mark.parametrize(
    ("findings", "answer"),
    [
        ([Nothing.NOBODY, Nothing.SILENT], Nothing.NOBODY),
        ([Nothing.SILENT, Nothing.SILENT], Nothing.HIDDEN),
        ([Nothing.NOBODY, Nothing.HIDDEN], Nothing.HIDDEN),
        ([], Nothing.HIDDEN),
        ([Nothing.HIDDEN, Session(NOON)], Session(NOON)),
        ([Session(NOON, asked=True), Nothing.NOBODY], Session(NOON, asked=True)),
        ([Session(NOON, asked=True), Session(NOON)], Session(NOON)),
    ],
)
def test_one_answer_is_made_of_several(findings, answer):
    assert one(findings) == answer


def test_a_session_seen_in_two_ways_is_one():
    earlier = NOON - timedelta(minutes=1)
    seen = [Session(NOON, address="192.0.2.7"), Session(earlier, number="123")]

    assert one(seen) == Session(earlier, address="192.0.2.7", number="123")


@pytest.mark.skipif(sys.platform != "linux", reason="names of Linux")
def test_a_program_of_another_system_tells_nothing_by_its_absence():
    assert not here(TOOLS["Chrome Remote Desktop"], ["remoting_desktop.exe"])
    assert here(TOOLS["TeamViewer"], ["TeamViewer_Desktop"])


def test_a_name_may_be_a_pattern_and_case_does_not_count():
    assert is_called("X11VNC", ["x11*"])
    assert not is_called("x11vnc-notes", ["x11vnc"])
