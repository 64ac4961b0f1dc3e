"""Leaving a page beside the window."""

from threading import Event

import pytest

from guard.actions.leave_page import Left
from guard.commands import leaving
from guard.commands.leaving import Leaving

GONE = Left(gone=True, ended_browser=False)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(leaving, "NOTICE", 0)


def test_it_tells_how_leaving_has_ended(qtbot):
    pages = []
    hands = Leaving(leave=lambda page: pages.append(page) or GONE)
    with qtbot.waitSignal(hands.left) as told:
        hands.start("page 7 0")

    assert told.args == [GONE]
    assert pages == ["page 7 0"]
    assert not hands.busy


def test_a_second_wish_while_it_is_busy_changes_nothing(qtbot):
    go, pages = Event(), []
    hands = Leaving(leave=lambda page: pages.append(page) or (go.wait(30) and GONE))
    with qtbot.waitSignal(hands.left):
        hands.start("page 7 0")
        hands.start("page 7 1")
        assert hands.busy
        go.set()

    assert pages == ["page 7 0"]


def test_hands_that_fail_have_not_left(qtbot):
    def fail(_page):
        raise OSError

    hands = Leaving(leave=fail)
    with qtbot.waitSignal(hands.left) as told:
        hands.start("page 7 0")

    assert told.args == [Left(gone=False, ended_browser=False)]
    assert not hands.busy
