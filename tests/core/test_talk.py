"""The conversation: which step comes after which choice, and what only the person may choose."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from guard.core.advice import Advice, Process, Reason
from guard.core.incident import Answer
from guard.core.outcome import Internet, Page, Stopped
from guard.core.talk import (
    SLOTS,
    Choice,
    Step,
    Talk,
    after,
    joined,
    links,
    loosens,
    offers,
    slot_end,
)
from guard.core.verdict import Level

RUNNING = (Process(name="AnyDesk", pid=4711, created=1767600000.12),)


def advice(*kinds, level=Level.CAUTION, running=RUNNING, page=""):
    reasons = tuple(Reason(kind=kind, about="AnyDesk") for kind in kinds)
    return Advice(
        level=level, reasons=reasons, helplines=(), covers=False, running=running, page=page
    )


TOOL = Talk(advice=advice("remote_tool"))
ASKED = Talk(advice=advice("asked", running=()))
FILE = Talk(advice=advice("tool_download", running=(), level=Level.NOTICE))


def walk(talk, *choices):
    for choice in choices:
        assert choice in (*offers(talk), *links(talk))
        talk = after(talk, choice)
    return talk


@pytest.mark.parametrize(
    ("kinds", "topic"),
    [
        (["remote_tool"], "call"),
        (["asked"], "call"),
        (["session", "scare_page"], "call"),
        (["scare_page", "full_screen"], "page"),
        (["scare_title"], "page"),
        (["tool_download"], "file"),
        (["tool_download", "scare_page"], "call"),
    ],
)
def test_the_question_fits_what_was_seen(kinds, topic):
    assert Talk(advice=advice(*kinds)).topic == topic


@pytest.mark.parametrize("step", Step)
def test_the_first_thing_to_press_never_loosens(step):
    talk = replace(TOOL, step=step)

    assert not any(loosens(talk, choice) for choice in offers(talk)[:1])


@pytest.mark.parametrize(
    ("choice", "answer"), [(Choice.NO, Answer.STOPPED), (Choice.UNSURE, Answer.UNSURE)]
)
def test_no_and_unsure_lead_to_stopping(choice, answer):
    talk = walk(TOOL, choice)

    assert (talk.step, talk.answer) == (Step.STOP, answer)
    assert walk(talk, Choice.STOP).step is Step.WORKING


@pytest.mark.parametrize("talk", [ASKED, FILE])
def test_where_nothing_runs_no_leads_straight_to_whom_to_ring(talk):
    assert walk(talk, Choice.NO).step is Step.DONE


def test_yes_leads_to_a_pause_in_which_stopping_is_at_hand():
    talk = walk(TOOL, Choice.YES)

    assert talk.step is Step.PAUSE
    assert walk(talk, Choice.STOP).step is Step.WORKING


def test_a_slot_has_an_end_each_time():
    assert set(offers(replace(TOOL, step=Step.SLOT))) == {Choice.STOP, *SLOTS}


@pytest.mark.parametrize("step", [Step.STOP, Step.PAUSE, Step.SLOT])
def test_each_step_leads_back_to_the_question(step):
    assert walk(replace(TOOL, step=step), Choice.BACK).step is Step.QUESTION


def done(**facts):
    return replace(TOOL, step=Step.DONE, stopped=Stopped(**facts))


def test_what_could_not_be_ended_offers_the_network_first():
    for facts in ({"left": ("AnyDesk",)}, {"page": Page.STAYS}):
        assert offers(done(**facts)) == (Choice.CUT, Choice.STOP, Choice.PLAN, Choice.CLOSE)


def test_what_was_ended_offers_to_close_first_and_the_network_beneath():
    assert offers(done(ended=("AnyDesk",))) == (Choice.CLOSE, Choice.CUT, Choice.PLAN)


@pytest.mark.parametrize("internet", [Internet.OFF, Internet.STAYS_OFF])
def test_what_was_cut_can_be_joined_again(internet):
    assert Choice.RESTORE in offers(replace(done(left=("AnyDesk",)), internet=internet))


def test_a_remote_hand_may_stop_go_back_and_put_away_what_is_over_but_not_loosen():
    slot = replace(TOOL, step=Step.SLOT)
    over = done(ended=("AnyDesk",))
    may = [(TOOL, Choice.NO), (TOOL, Choice.UNSURE), (slot, Choice.STOP), (slot, Choice.BACK)]
    may += [(over, Choice.CLOSE), (over, Choice.CUT)]
    may_not = [(TOOL, Choice.YES), (TOOL, Choice.CLOSE), (over, Choice.RESTORE)]
    may_not += [(slot, each) for each in SLOTS]

    assert not any(loosens(talk, choice) for talk, choice in may)
    assert all(loosens(talk, choice) for talk, choice in may_not)


def test_firmer_news_begin_the_question_anew_and_end_everything_that_runs():
    other = Process(name="RustDesk", pid=1, created=1.0)
    news = advice("session", level=Level.DANGER, running=(other,))
    talk = joined(walk(TOOL, Choice.YES), news)

    assert talk.step is Step.QUESTION
    assert talk.advice.reasons == news.reasons
    assert talk.advice.running == (*RUNNING, other)


def test_graver_news_of_the_same_level_begin_anew():
    danger = Talk(advice=advice("session", level=Level.DANGER), step=Step.STOP)

    assert joined(danger, advice("money_watched", level=Level.DANGER)).step is Step.QUESTION


def test_a_hundred_lesser_news_are_one_line_of_and_more():
    talk = walk(TOOL, Choice.NO)
    for number in range(100):
        talk = joined(talk, advice("scare_page", page=f"page {number}"))

    assert (talk.step, talk.advice.reasons) == (Step.STOP, TOOL.advice.reasons)
    assert talk.advice.more
    assert talk.advice.page == "page 99"


def test_the_same_news_are_not_more():
    assert joined(TOOL, TOOL.advice) == TOOL


def test_what_comes_back_after_all_was_done_begins_anew():
    assert joined(done(ended=("AnyDesk",)), TOOL.advice).step is Step.QUESTION


@pytest.mark.parametrize(
    ("slot", "end"),
    [(Choice.HALF_HOUR, "23:00"), (Choice.TWO_HOURS, "00:30"), (Choice.TODAY, "00:00")],
)
def test_a_slot_ends_by_the_clock_on_the_wall(slot, end):
    now = datetime(2026, 1, 5, 22, 30, tzinfo=ZoneInfo("Europe/London"))

    assert slot_end(slot, now).strftime("%H:%M") == end
    assert slot_end(slot, now) > now
