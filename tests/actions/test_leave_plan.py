"""Which step a plan takes, for what a browser shows."""

from math import ceil

from guard.actions.leave_page.plan import (
    APART,
    END_AFTER,
    KEYS_AFTER,
    SETTLED,
    Plan,
    Shown,
    Step,
)
from guard.desktop.browsers import page_name

TRAP = page_name(7, "https://trap.example/a")
MOVED = page_name(7, "https://trap.example/b")
GARDEN = page_name(7, "https://garden.example/")


def shown(page=TRAP, tab="t", tabs=2, window="w", **facts):
    facts.setdefault("closable", tab is not None)
    return Shown(window=window, page=page, tab=tab, tabs=tabs, **facts)


EVERY = 0.125
"""Seconds between two looks."""


def steps(plan, *looks):
    """Return the steps for lists of windows, seen one after another."""
    return [plan.next(windows, 100 + place * EVERY)[0] for place, windows in enumerate(looks)]


def after(seconds):
    """Return the first look that is not before so many seconds."""
    return ceil(seconds / EVERY)


def test_the_tab_of_the_page_is_closed_first():
    assert steps(Plan(TRAP), [shown()]) == [Step.CLOSE_TAB]


def test_closing_a_tab_has_its_time_before_it_is_tried_again():
    took = steps(Plan(TRAP), *[[shown()]] * 8)

    again = [place for place, step in enumerate(took) if step is Step.CLOSE_TAB]
    assert again == [0, after(APART)]


def test_a_dialog_that_asks_whether_to_leave_is_answered():
    assert steps(Plan(TRAP), [shown()], [shown(boxed=True)]) == [Step.CLOSE_TAB, Step.ANSWER]


def test_a_dialog_that_hides_the_page_is_answered():
    hidden = shown(page="", tab=None, tabs=0, boxed=True)

    assert steps(Plan(TRAP), [hidden]) == [Step.ANSWER]


def test_a_tab_seen_once_is_closed_although_a_dialog_hides_it_again():
    hidden = shown(page="", tab=None, tabs=0, boxed=True)
    plan = Plan(TRAP)
    plan.next([hidden], 100)
    plan.next([shown()], 100.1)
    step, where = plan.next([hidden], 101)

    assert (step, where.tab) == (Step.CLOSE_TAB, "t")


def test_a_page_is_gone_only_after_a_while():
    garden = [shown(GARDEN, tab="g", tabs=1)]
    took = steps(Plan(TRAP), [shown()], *[garden] * 7)

    assert took.index(Step.GONE) == after(SETTLED)
    assert set(took[1 : after(SETTLED)]) == {Step.WAIT}


def test_the_tab_beside_it_is_never_closed():
    garden = [shown(GARDEN, tab="g")]

    assert set(steps(Plan(TRAP), [shown()], *[garden] * 8)[1:]) == {Step.WAIT, Step.GONE}


def test_another_tab_of_the_same_site_is_another_page():
    assert steps(Plan(TRAP), [shown()], [shown(MOVED, tab="other")])[1] is Step.WAIT


def test_a_page_that_changes_its_address_is_the_same_in_its_tab():
    assert steps(Plan(TRAP), [shown(MOVED)]) == [Step.CLOSE_TAB]


def test_a_hidden_page_in_another_tab_is_not_the_one_to_leave():
    took = steps(Plan(TRAP), [shown()], *[[shown("", tab="g")]] * 30)

    assert Step.PRESS_KEYS not in took
    assert took[-1] is Step.GONE


def test_a_pop_up_of_the_same_site_is_left_too():
    garden = shown(GARDEN, tab="g", tabs=1)
    pop_up = shown(MOVED, tab=None, tabs=1, window="u")

    assert steps(Plan(TRAP), [shown()], [garden, pop_up])[1] is Step.CLOSE_WINDOW


def test_the_window_of_another_page_stays():
    took = steps(Plan(TRAP), *[[shown(GARDEN, window="g"), shown(window="w")]] * 3)
    plan = Plan(TRAP)
    _, where = plan.next([shown(GARDEN, window="g"), shown(window="w")], 100)

    assert took[0] is Step.CLOSE_TAB
    assert where.window == "w"


def test_a_window_whose_tabs_cannot_be_counted_is_never_closed():
    took = steps(Plan(TRAP), *[[shown(tab=None, tabs=0)]] * 50)

    assert Step.CLOSE_WINDOW not in took
    assert took.index(Step.PRESS_KEYS) == after(KEYS_AFTER)


def test_where_nothing_helps_the_browser_is_ended_at_last():
    took = steps(Plan(TRAP), *[[shown()]] * 70)

    assert took.index(Step.END) == after(END_AFTER)


def test_without_a_name_the_page_in_front_is_meant():
    plan = Plan("")
    windows = [shown(GARDEN, window="g"), shown(MOVED, window="f", front=True)]

    assert plan.next(windows, 100)[1].window == "f"
    assert plan.next([windows[0]], 100.1) == (Step.WAIT, None)


def test_a_page_that_has_gone_by_itself_costs_no_other_one():
    garden = [shown(GARDEN, tab="g", front=True)]

    assert set(steps(Plan(TRAP), *[garden] * 8)) == {Step.WAIT, Step.GONE}


def test_a_browser_that_has_yet_to_wake_is_given_time():
    asleep = [shown("", tab=None, tabs=0)]
    took = steps(Plan(TRAP), *[asleep] * 10, [shown()])

    assert Step.GONE not in took
    assert took[-1] is Step.CLOSE_TAB


def test_a_busy_browser_gets_no_keys_that_would_wait_for_the_next_tab():
    took = steps(Plan(TRAP), [shown()], *[[shown(lively=False)]] * 40)

    assert Step.PRESS_KEYS not in took


def test_a_window_of_which_only_the_title_is_known_gets_keys_once():
    took = steps(Plan(""), *[[shown(tab=None, tabs=0, lively=False, front=True)]] * 40)

    assert took.count(Step.PRESS_KEYS) == 1
