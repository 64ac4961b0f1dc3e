"""Leaving a page beside the window, on the person's wish."""

from threading import Event

import pytest

from fakes import Tape
from guard.actions.leave_page import Left
from guard.app import Guard
from guard.commands import leaving
from guard.commands.leaving import Leaving
from guard.core.incident import Answer
from knowing import RESOURCES, page, tool

GONE = Left(gone=True, ended_browser=False)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(leaving, "NOTICE", 0)


class Hands:
    """Hands that leave when they are let."""

    def __init__(self, how=GONE):
        self.how, self.go, self.pages = how, Event(), []

    def __call__(self, page):
        self.pages.append(page)
        assert self.go.wait(30)
        if isinstance(self.how, Exception):
            raise self.how
        return self.how


@pytest.fixture
def warned(qtbot):
    """Warn of something seen, and give what leaves, its guard and what it let through."""
    made = []

    def make(hands, *seen):
        guard = Guard(RESOURCES, lambda _: [Tape(*seen)])
        leaves, due = Leaving(guard, leave=hands), []
        made.append((guard, leaves))
        leaves.due.connect(due.append)
        with qtbot.waitSignal(leaves.due):
            guard.start()
        return leaves, guard, due

    yield make
    for guard, leaves in made:
        guard.stop()
        leaves.told.close()


def left(qtbot, leaves, hands):
    with qtbot.waitSignal(leaves._ended):
        hands.go.set()


def test_who_stops_is_let_out_of_the_page(qtbot, warned):
    hands = Hands()
    leaves, guard, _ = warned(hands, page("page 7 0"))
    leaves.answer(Answer.STOPPED)
    left(qtbot, leaves, hands)

    assert hands.pages == ["page 7 0"]
    assert guard.history()[0][2] == "stopped"
    assert leaves.told.window is None


def test_who_knows_who_it_is_keeps_the_page(warned):
    hands = Hands()
    leaves, _, _ = warned(hands, page("page 7 0"))
    leaves.answer(Answer.KNOWN)

    assert hands.pages == []


def test_a_warning_that_is_not_about_a_page_leaves_none(warned):
    hands = Hands()
    leaves, _, _ = warned(hands, tool())
    leaves.answer(Answer.STOPPED)

    assert hands.pages == []


def test_another_box_of_the_page_that_is_being_left_brings_no_second_warning(qtbot, warned):
    hands = Hands()
    leaves, guard, due = warned(hands, page("page 7 0"))
    leaves.answer(Answer.STOPPED)
    with qtbot.waitSignal(guard.advised):
        guard._watch._deliver(page("dialog 7 1", marks=["dialog"]))
    for thing in ("page 7 0", "dialog 7 1"):
        guard._watch._deliver(page(thing, minute=1, present=False))
    qtbot.waitUntil(lambda: guard.page is None)
    left(qtbot, leaves, hands)

    assert len(due) == 1
    assert guard.history()[0][2] == "stopped"


def test_a_tool_that_starts_meanwhile_is_told_afterwards(qtbot, warned):
    hands = Hands()
    leaves, guard, due = warned(hands, page("page 7 0"))
    leaves.answer(Answer.STOPPED)
    with qtbot.waitSignal(guard.advised):
        guard._watch._deliver(tool())
    assert len(due) == 1
    left(qtbot, leaves, hands)

    assert "remote_tool" in {reason.kind for reason in due[1].reasons}


@pytest.mark.parametrize(
    ("how", "key"),
    [
        (Left(gone=True, ended_browser=True), "ended_browser"),
        (Left(gone=False, ended_browser=False), "not_gone"),
        (OSError(), "not_gone"),
    ],
)
def test_what_the_person_must_know_is_told(qtbot, warned, how, key):
    hands = Hands(how)
    leaves, guard, _ = warned(hands, page("page 7 0"))
    leaves.answer(Answer.STOPPED)
    left(qtbot, leaves, hands)

    assert guard.words(f"leave.{key}") in leaves.told.window.accessibleDescription()
