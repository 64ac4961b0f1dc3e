from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.incident import MOST_SIGNS, Answer, Incident, answer, step
from guard.core.verdict import Level
from knowing import SCARE, START, mind, page, sighting, tool

QUIET = sighting("process 2 2", program="writer", text="my letter")


def tell(*sightings, incident=None):
    """Return the incident and each level that was spoken."""
    incident, said = incident or Incident(), []
    for seen in sightings:
        incident, verdict = step(incident, seen, mind())
        if verdict:
            said.append(verdict)
    return incident, said


def levels(*sightings):
    return [verdict.level for verdict in tell(*sightings)[1]]


def test_a_tool_alone_asks_for_care():
    assert levels(tool()) == [Level.CAUTION]


def test_a_tool_and_a_scare_page_are_danger():
    assert levels(tool(), page(minute=1)) == [Level.CAUTION, Level.DANGER]


def test_a_scare_page_that_takes_the_whole_screen_is_danger():
    assert levels(page(), sighting("window 1", 1, program="chromium", marks=["full-screen"])) == [
        Level.CAUTION,
        Level.DANGER,
    ]


def test_a_film_in_full_screen_is_nothing():
    assert levels(sighting("window 1", program="chromium", marks=["full-screen"])) == []


def test_ten_thousand_repeats_are_told_once():
    incident, said = tell(*[tool()] * 10_000)

    assert len(said) == 1
    assert len(incident.signs) == 1


def test_quiet_things_leave_nothing_behind():
    assert tell(QUIET, QUIET) == (Incident(), [])


def test_a_tool_left_open_since_morning_still_counts():
    assert levels(tool(), page(minute=300)) == [Level.CAUTION, Level.DANGER]


def test_a_tool_that_left_an_hour_ago_no_longer_counts():
    told = levels(tool(), tool(minute=10, present=False), page(minute=80))

    assert told == [Level.CAUTION, Level.CAUTION]


def test_danger_may_be_told_again_after_it_has_passed():
    told = levels(tool(), page(), page(minute=5, present=False), QUIET_AT(60), page(minute=90))

    assert told == [Level.CAUTION, Level.DANGER, Level.DANGER]


def test_a_title_that_changed_long_ago_no_longer_counts():
    window = {"thing": "window 1", "program": "chromium"}
    told = levels(
        sighting(title=SCARE, **window),
        sighting(title="Weather", minute=1, **window),
        tool(minute=60),
    )

    assert told == [Level.CAUTION, Level.CAUTION]


def QUIET_AT(minute):  # noqa: N802 -- reads as the constant it varies
    return sighting("process 2 2", minute, program="writer")


def test_a_page_that_comes_and_goes_is_one_page():
    flicker = [page(minute=m, present=m % 2 == 0) for m in range(20)]

    assert levels(*flicker) == [Level.CAUTION]


def test_after_stopping_the_same_thing_stays_quiet():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.STOPPED, START, mind().policy)

    assert tell(tool(minute=1), incident=incident)[1] == []


def test_after_stopping_a_new_thing_may_speak():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.STOPPED, START, mind().policy)

    assert [v.level for v in tell(page(minute=1), incident=incident)[1]] == [Level.DANGER]


def test_a_known_tool_is_silent_for_a_while_and_so_are_its_other_processes():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy)

    assert tell(tool("process 9 9", minute=30), incident=incident)[1] == []


def test_the_silence_has_an_end():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy)
    later = mind().policy.known_minutes + 1

    assert tell(tool("process 9 9", minute=later), incident=incident)[1] != []


def test_a_known_tool_does_not_hide_a_scare_page():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy)

    assert [v.level for v in tell(page(minute=5), incident=incident)[1]] == [Level.CAUTION]


def test_a_page_that_makes_ten_thousand_signs_is_bounded():
    pages = [page(f"page {n}", n / 1000, address=f"https://s{n}.example/") for n in range(10_000)]
    incident, said = tell(*pages)

    assert len(incident.signs) == MOST_SIGNS
    assert len(said) == 1


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_jumps_breaks_nothing(days):
    jump = timedelta(days=days).total_seconds() / 60

    assert Level.DANGER in levels(tool(), tool(minute=1), tool(minute=jump), page(minute=jump + 1))


@given(st.permutations([tool(), page(), QUIET, sighting("window", program="x", title="hello")]))
def test_the_order_of_things_does_not_matter(seen):
    told = levels(*seen)

    assert told[-1] is Level.DANGER
    assert told == sorted(set(told))
