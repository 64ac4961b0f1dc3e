from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.incident import MOST_SIGNS, Answer, Incident, answer, page_of, step
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


def test_a_slot_holds_until_its_end_and_no_longer():
    incident, said = tell(tool())
    end = START + timedelta(minutes=30)
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy, end)

    assert tell(tool("process 9 9", minute=29), incident=incident)[1] == []
    assert tell(tool("process 9 9", minute=31), incident=incident)[1] != []


def test_nothing_is_vouched_for_longer_than_a_day():
    incident, said = tell(tool())
    end = START + timedelta(days=365)
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy, end)

    assert tell(tool("process 9 9", minute=24 * 60 + 1), incident=incident)[1] != []


@pytest.mark.parametrize("given", [Answer.STOPPED, Answer.UNSURE, Answer.CLOSED])
def test_only_a_yes_vouches(given):
    incident, said = tell(tool())
    incident = answer(incident, said[-1], given, START, mind().policy)

    assert levels_after(incident, tool("process 9 9", 1)) == [Level.CAUTION]


def test_a_file_that_arrives_is_a_notice_and_danger_once_it_is_started():
    file = sighting("file", program="AnyDesk.exe", marks=["download"])

    assert levels(file, tool(minute=1)) == [Level.NOTICE, Level.DANGER]


def test_the_silence_has_an_end():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy)
    later = mind().policy.known_minutes + 1

    assert tell(tool("process 9 9", minute=later), incident=incident)[1] != []


def test_a_known_tool_does_not_hide_a_scare_page():
    incident, said = tell(tool())
    incident = answer(incident, said[-1], Answer.KNOWN, START, mind().policy)

    assert [v.level for v in tell(page(minute=5), incident=incident)[1]] == [Level.DANGER]


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


def session(minute=0, thing="session 1", **facts):
    marks = ["session-open"]
    return sighting(thing, minute, program="AnyDesk.exe", marks=marks, **facts)


def bank(minute=0, thing="page 2", **facts):
    return sighting(thing, minute, address="https://bank.barclays.co.uk/", **facts)


def spoken(*sightings, incident=None):
    """Return each level that was spoken, with the kinds that led to it."""
    return [
        (verdict.level, {sign.kind for sign in verdict.because})
        for verdict in tell(*sightings, incident=incident)[1]
    ]


def known(*sightings):
    """Return what comes after "I know who this is" to the last word about the sightings."""
    incident, said = tell(*sightings)
    return answer(incident, said[-1], Answer.KNOWN, START, mind().policy)


def test_within_danger_what_is_graver_is_said_again():
    told = tell(page(), tool(minute=1), session(2), bank(3))[1]

    assert [verdict.level for verdict in told] == [Level.CAUTION, *[Level.DANGER] * 3]
    assert [verdict.graver for verdict in told] == [0, 0, 1, 2]
    assert told[-1].before is Level.DANGER


def test_what_is_graver_is_said_again_only_once():
    again = [session(4, "session 2"), bank(5, "page 3"), bank(6, "page 4")]

    assert len(tell(tool(), session(1), bank(2), *again)[1]) == 3


def test_a_bank_alone_is_nothing():
    assert levels(bank()) == []


def test_a_bank_that_was_open_before_the_session_counts_too():
    assert spoken(bank(), session(1)) == [(Level.DANGER, {"money_watched", "session"})]


def test_a_bank_that_was_closed_before_the_session_makes_it_no_worse():
    assert spoken(bank(), bank(1, present=False), session(2)) == [(Level.DANGER, {"session"})]


def test_pages_of_a_bank_one_after_the_other_are_said_once():
    pages = [bank(m // 2, f"page {m // 2}", present=m % 2 == 0) for m in range(4, 40)]

    assert levels(session(1), *pages) == [Level.DANGER, Level.DANGER]


def test_a_bank_beside_a_tool_whose_sessions_nobody_sees_is_said_with_care():
    assert spoken(tool(), bank(1)) == [
        (Level.CAUTION, {"remote_tool"}),
        (Level.CAUTION, {"remote_tool", "money_page"}),
    ]


def test_a_known_tool_may_be_used():
    incident = known(tool())

    assert levels_after(incident, session(1), tool("process 9 9", 2), session(3, "session 2")) == []


def test_a_known_tool_does_not_hide_a_bank_that_opens_in_its_session():
    incident = known(tool())

    assert levels_after(incident, session(1), bank(2)) == [Level.DANGER]


def test_a_known_tool_and_a_bank_without_a_session_are_nothing():
    assert levels_after(known(tool()), bank(2)) == []


def test_a_known_tool_does_not_hide_a_second_one():
    second = sighting("process 2 2", 5, program="rustdesk.exe")

    assert levels_after(known(tool()), second) == [Level.DANGER]


def test_known_said_beside_a_scare_page_does_not_hide_the_session():
    incident = known(page(), tool(minute=1))

    assert levels_after(incident, tool("process 9 9", 2)) == []
    assert levels_after(incident, session(3)) == [Level.DANGER]


def test_harmless_things_do_not_add_up_beside_a_known_tool():
    printer = sighting("file", 3, program="printer-setup.exe", marks=["download"])
    shop = sighting("page 3", 4, address="https://www.amazon.co.uk/")

    assert levels_after(known(tool()), session(1), printer, shop) == []


def test_a_second_tool_is_danger():
    second = sighting("process 2 2", 5, program="rustdesk.exe")

    assert spoken(tool(), second)[-1] == (Level.DANGER, {"remote_tool", "second_tool"})


def test_what_was_installed_long_ago_is_part_of_the_story_only():
    agent = sighting("agent", program="AteraAgent.exe", marks=["already"])

    assert levels(agent) == []
    assert spoken(agent, page(minute=1)) == [(Level.CAUTION, {"installed_tool", "scare_page"})]


def levels_after(incident, *sightings):
    return [verdict.level for verdict in tell(*sightings, incident=incident)[1]]


def test_the_page_that_frightens_now_is_the_newest_that_is_still_there():
    first, _ = tell(page("page 1"), page("page 2", minute=1))
    second, _ = tell(page("page 2", minute=2, present=False), incident=first)
    third, _ = tell(page("page 1", minute=3, present=False), incident=second)

    assert [page_of(each) for each in (first, second, third)] == ["page 2", "page 1", None]


def test_a_dialog_on_a_page_is_not_taken_for_it():
    incident, _ = tell(page("page 1"), page("dialog 1", minute=1, marks=["dialog"]), tool())

    assert page_of(incident) == "page 1"


def test_a_dialog_alone_tells_where_the_page_is():
    incident, _ = tell(page("dialog 1", marks=["dialog"]), tool())

    assert page_of(incident) == "dialog 1"
