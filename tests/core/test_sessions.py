from datetime import UTC, datetime

from guard.core.incident import Incident, step
from guard.core.senses import SenseState
from guard.core.sessions import Presence, Sessions
from guard.core.sighting import SESSION, SESSION_ASKED, Program, Sighting
from guard.core.signs import read
from guard.core.verdict import Level
from knowing import START, mind, tool

SEES = SenseState(name="sessions", seeing=True)
UNKNOWN = SenseState(name="sessions", seeing=True, why="sessions_unknown", about="UltraViewer")
BLIND = SenseState(name="sessions", seeing=False, why="failed")
NOON = datetime(2026, 1, 5, 14, 3, tzinfo=UTC)


def session(program="AnyDesk.exe", mark=SESSION, **facts):
    return Sighting(
        sensor="sessions",
        thing=facts.pop("thing", f"session {program}"),
        seen_at=START,
        since=facts.pop("since", NOON),
        program=Program(name=program),
        marks=frozenset({mark}),
        **facts,
    )


def after(*sightings):
    sessions = Sessions()
    for sighting in sightings:
        sessions = sessions.after(sighting, mind())
    return sessions


def test_nobody_is_said_only_by_a_sense_that_sees_everything():
    assert Sessions().told([SEES]) == (Presence("nobody"),)
    assert Sessions().told([UNKNOWN]) == (Presence("unknown", "UltraViewer"),)
    assert Sessions().told([BLIND]) == (Presence("unknown"),)
    assert Sessions().told([]) == (Presence("unknown"),)


def test_blind_spots_of_other_senses_do_not_matter():
    other = SenseState(name="pages", seeing=True, why="browser_started_first", about="Chromium")
    assert Sessions().told([SEES, other]) == (Presence("nobody"),)


def test_somebody_is_said_with_tool_and_time_until_they_leave():
    open_ = after(session())
    assert open_.told([SEES]) == (Presence("somebody", "AnyDesk", NOON),)
    left = open_.after(session(present=False), mind())
    assert left.told([SEES]) == (Presence("nobody"),)


def test_somebody_and_what_cannot_be_told_are_both_said():
    assert after(session()).told([UNKNOWN]) == (
        Presence("somebody", "AnyDesk", NOON),
        Presence("unknown", "UltraViewer"),
    )


def test_who_asks_is_said_after_who_is_in():
    asks = session("TeamViewer.exe", SESSION_ASKED, since=START)
    words = [who.word for who in after(asks, session()).told([SEES])]
    assert words == ["somebody", "asked"]


def test_who_asked_and_was_let_in_is_said_once():
    asks = session(mark=SESSION_ASKED)
    assert after(asks, session()).told([SEES]) == (Presence("somebody", "AnyDesk", NOON),)


def test_without_a_beginning_the_time_it_was_seen_is_said():
    assert after(session(since=None)).told([SEES])[0].since == START


def test_what_is_no_session_changes_nothing():
    assert after(tool(), session("letter.pdf")) == Sessions()


def test_a_session_is_a_sign_of_its_own_and_not_the_tool_once_more():
    assert [sign.kind for sign in read(session(), mind())] == ["session"]
    assert [sign.kind for sign in read(session(mark=SESSION_ASKED), mind())] == ["session_asked"]


def test_somebody_who_is_in_is_danger_alone():
    for mark in (SESSION, SESSION_ASKED):
        _, verdict = step(Incident(), session(mark=mark), mind())
        assert verdict.level is Level.DANGER


def test_a_renamed_tool_is_known_by_the_name_the_sense_gives_it():
    renamed = session("photo-viewer", title="RustDesk")
    assert after(renamed).told([SEES])[0].about == "RustDesk"
    assert [(sign.kind, sign.about) for sign in read(renamed, mind())] == [("session", "RustDesk")]


def test_an_end_that_nobody_began_is_nothing():
    assert after(session(present=False)) == Sessions()
