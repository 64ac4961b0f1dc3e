"""What is left to do: which steps, in which order, for whom."""

from datetime import UTC, datetime, timedelta

import pytest

from guard.core.advice import helplines
from guard.core.evidence import Case
from guard.core.plan import ANSWERS, Aftercare, Circumstances, going_on, grave, named, shown, steps
from guard.core.settings import Trusted
from guard.core.verdict import Level
from knowing import library

KNOWLEDGE = library().knowledge
GB = KNOWLEDGE.helplines["gb"]
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
SARAH = Trusted(name="Sarah", number="07700 900123")


def keys(paid="not_said", **there):
    return [step.key for step in steps(paid, Circumstances(**there))]


def tools(*names):
    return tuple(tool for tool in KNOWLEDGE.tools if tool.name in names)


def case(*signs, level=Level.DANGER, answer="stopped", began=NOW):
    return Case(began=began, level=level, signs=signs, answer=answer)


@pytest.mark.parametrize("paid", ["not_said", *ANSWERS])
def test_hanging_up_comes_first_and_the_bank_before_everything_on_the_computer(paid):
    order = keys(paid)
    assert order[:4] == ["hang_up", "cable_out", "other_phone", "bank"]
    assert order[-2:] == ["report", "again"]


@pytest.mark.parametrize("paid", ["not_said", *ANSWERS])
def test_no_two_steps_are_ticked_by_one_mark(paid):
    marks = [step.mark for step in steps(paid, Circumstances(tools=tools("AnyDesk", "TeamViewer")))]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize(
    ("paid", "there"), [("gift_card", True), ("not_said", True), ("card", False)]
)
def test_the_maker_of_a_gift_card_is_rung_only_where_one_may_have_been_bought(paid, there):
    assert ("gift_card" in keys(paid)) is there


@pytest.mark.parametrize("paid", ANSWERS)
def test_each_way_to_pay_has_words_of_its_own_for_the_bank(paid):
    (bank,) = (step for step in steps(paid, Circumstances()) if step.key == "bank")
    assert bank.how == ((f"paid_{paid}", ""),)


def test_each_tool_that_came_up_is_removed_by_name_in_its_own_way():
    removed = [s for s in steps("card", Circumstances(tools=tools("AnyDesk"))) if s.key == "remove"]
    assert [(step.about, step.how) for step in removed] == [
        ("AnyDesk", (("remove_apps", "AnyDesk"),))
    ]


def test_without_a_known_tool_the_plan_says_where_to_look():
    assert "look_for_tools" in keys()
    assert "look_for_tools" not in keys(tools=tools("AnyDesk"))


def test_the_person_to_ring_is_a_step_once_there_is_a_number():
    assert "trusted" in keys(trusted=SARAH)
    assert "trusted" not in keys(trusted=Trusted(name="Sarah"))


def test_a_code_against_forwarding_is_said_only_where_it_is_known():
    def told(country):
        codes = KNOWLEDGE.helplines[country].forwarding
        (step,) = (
            s for s in steps("card", Circumstances(forwarding=codes)) if s.key == "forwarding"
        )
        return step.how

    assert told("gb") == (("forwarding_mobile", "##21#"), ("forwarding_landline", "#21#"))
    assert told("in") == (("forwarding_mobile", "##002#"),)
    assert told("us") == (("forwarding_ask", ""),)


def test_the_bank_and_the_police_stand_with_their_steps():
    by_key = {step.key: step for step in steps("card", Circumstances())}
    assert [line.number for line in shown(by_key["bank"], GB.line)] == ["159"]
    assert {line.use for line in shown(by_key["report"], GB.line)} == {"report", "advice"}
    assert shown(by_key["hang_up"], GB.line) == ()


def test_scotland_is_sent_to_its_own_police_and_advice():
    lines = helplines(KNOWLEDGE, "gb", "scotland")
    (report,) = (step for step in steps("card", Circumstances()) if step.key == "report")
    assert [line.key for line in shown(report, lines)] == [
        "police_scotland",
        "advice_direct_scotland",
    ]


def test_tools_are_named_once_and_not_those_of_people_who_are_known():
    cases = (
        case(("remote_tool", "TeamViewer"), answer="known"),
        case(("session", "AnyDesk"), ("remote_tool", "AnyDesk"), ("scare_page", "scare.example")),
    )
    assert [tool.name for tool in named(cases, KNOWLEDGE.tools)] == ["AnyDesk"]


def test_only_a_grave_incident_that_was_no_friend_is_spoken_of_later():
    cases = (case(), case(level=Level.CAUTION), case(answer="known"))
    assert grave(cases) == (NOW,)


def test_a_tick_is_kept_and_taken_back():
    care = Aftercare().ticked("bank", NOW, done=True).ticked("bank", NOW, done=True)
    assert (care.done, care.begun) == (("bank",), NOW)
    assert care.ticked("bank", NOW, done=False).done == ()


def test_a_later_incident_begins_a_new_plan_and_the_same_story_does_not():
    care = Aftercare().ticked("bank", NOW, done=True)
    assert going_on(care, (NOW + timedelta(hours=5),)) is care
    assert going_on(care, ()) is care
    assert going_on(care, (NOW - timedelta(days=9), NOW + timedelta(days=2))) == Aftercare()
