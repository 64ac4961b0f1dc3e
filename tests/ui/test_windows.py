"""What has happened, and how well the guard can see."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from guard.core.blockers import Blocker
from guard.core.senses import SenseState
from guard.core.verdict import Level
from guard.ui.history_window import MOST, HistoryWindow
from guard.ui.parts import Card
from guard.ui.senses_window import Address, Eye, SensesWindow
from guard.ui.sheet import Once

AT = dt.datetime(2026, 1, 5, 18, 30, tzinfo=dt.UTC)
SEES = SenseState(name="processes", seeing=True)
PART = SenseState(name="pages", seeing=True, why="browser_started_first", about="<i>Fire</i>fox")
BLIND = SenseState(name="screen", seeing=False, why="no_x11")


@pytest.fixture
def history(qapp, words):
    window = HistoryWindow(words)
    window.open()
    return window


@pytest.fixture
def senses(qapp, words):
    window = SensesWindow(words, (SEES, PART, BLIND))
    window.open()
    return window


def test_nothing_has_happened_so_far(history, heard):
    assert "Nothing has happened so far." in heard(history)


def test_an_event_tells_when_why_and_what_was_chosen(history, heard, words, advice):
    history.show_entries([(AT, advice(("remote_tool", "AnyDesk")), "stopped")])
    said = heard(history)
    assert words("reason.remote_tool", about="AnyDesk") in said
    assert words("answer.stopped") in said
    assert words("level.danger") in said
    assert [text for text in said if AT.astimezone().strftime("%H:%M") in text and "2026" in text]


@pytest.mark.parametrize("answer", ["", "never_heard_of"])
def test_an_event_without_an_answer_says_so(history, heard, words, advice, answer):
    history.show_entries([(AT, advice(("asked", ""), level=Level.CAUTION), answer)])
    assert words("answer.none") in heard(history)


def test_the_newest_event_is_on_top(history, heard, advice):
    days = (AT, AT + dt.timedelta(days=400))
    history.show_entries([(at, advice(("asked", "")), "") for at in days])
    days = dict.fromkeys(text for text in heard(history) if ":" in text and "202" in text)
    assert [day[-11:-7] for day in days] == ["2027", "2026"]


def test_a_long_history_is_cut_and_says_so(history, heard, words, advice):
    told = advice(("asked", ""))
    history.show_entries([(AT + dt.timedelta(hours=at), told, "") for at in range(MOST + 1)])
    assert len(history.findChildren(Card)) == MOST
    assert words("history.more") in heard(history)


def test_what_happened_is_shown_as_plain_text(history, advice):
    history.show_entries([(AT, advice(("scare_page", "<script>\nalert()")), "")])
    for label in history.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "\n" not in label.text()


def test_a_window_grows_when_it_has_more_to_show(history, advice):
    before = history.height()
    history.show_entries([(AT, advice(("asked", "")), "")] * 3)
    assert history.height() > before


def test_each_sense_tells_whether_it_sees_and_what_helps(senses, heard, words):
    said = heard(senses)
    assert {words("sense.processes"), words("senses.sees")} <= set(said)
    assert {words("sense.screen"), words("senses.blind"), words("senses.part")} <= set(said)
    assert {words("blind.no_x11.reason"), words("blind.no_x11.remedy")} <= set(said)
    assert words("blind.browser_started_first.reason", about="<i>Fire</i>fox") in said


def test_each_state_has_an_eye_of_its_own_shape(senses):
    drawn = [eye.grab().toImage() for eye in senses.findChildren(Eye)]
    assert len(drawn) == 3
    assert drawn[0] != drawn[1]
    assert drawn[1] != drawn[2]
    assert drawn[0] != drawn[2]


def test_the_senses_change_while_they_are_looked_at(senses, heard, words):
    senses.show_states((SEES,))
    assert words("senses.blind") not in heard(senses)
    assert words("senses.sees") in heard(senses)


def test_without_any_sense_the_window_says_so(senses, heard, words):
    senses.show_states(())
    assert words("senses.none") in heard(senses)


def test_what_can_be_missed_is_said(senses, heard, words):
    assert words("senses.limits") in heard(senses)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_closes_an_ordinary_window(qtbot, senses, key):
    qtbot.waitUntil(lambda: senses.focusWidget() is not None)
    with qtbot.waitSignal(senses.closed):
        QTest.keyClick(senses.focusWidget(), key)


def test_a_window_is_there_once_and_is_made_anew_after_it_was_closed(qtbot, words):
    once = Once(lambda: HistoryWindow(words))
    first = once.open()
    assert once.open() is first
    gone = []
    first.destroyed.connect(lambda: gone.append(True))
    once.close()
    assert once.window is None
    qtbot.waitUntil(lambda: bool(gone))
    second = once.open()
    assert second.isVisible()
    once.close()


FOUND = (
    Blocker(browser="edge", kind="smartscreen", word="off"),
    Blocker(browser="edge", kind="scareware", word="unknown"),
    Blocker(browser="chrome", kind="pages", word="on"),
    Blocker(browser="firefox", kind="deceptive", word="off", held=True),
    Blocker(browser="windows", kind="programs", word="off"),
)


def test_what_browsers_do_themselves_is_told_under_what_the_guard_does(senses, heard, words):
    senses.show_blockers(FOUND)
    said = heard(senses)

    assert said.index(words("senses.limits")) < said.index(words("blockers.title"))
    for key in ("off", "unknown", "on", "turn_smartscreen", "turn_scareware", "turn_programs"):
        assert words(f"blockers.{key}") in said
    assert words("settings.held") in said


def test_what_an_organisation_has_turned_off_comes_with_no_advice(senses, heard, words):
    senses.show_blockers(FOUND)
    assert words("blockers.turn_deceptive") not in heard(senses)


def test_a_browser_in_which_all_is_on_needs_no_way_to_its_settings(senses, heard, words):
    senses.show_blockers(FOUND[2:3])
    assert "chrome://settings/security" not in heard(senses)


def test_the_address_of_the_settings_can_be_copied(senses):
    senses.show_blockers(FOUND[:1])
    (address,) = senses.findChildren(Address)

    address.setSelection(0, len(address.text()))
    assert address.selectedText() == "edge://settings/privacy"


def test_what_browsers_do_stays_when_a_sense_changes(senses, heard, words):
    senses.show_blockers(FOUND)
    senses.show_states((SEES,))
    assert words("blockers.title") in heard(senses)


def test_without_a_browser_nothing_is_said_about_browsers(senses, heard, words):
    senses.show_blockers(())
    assert words("blockers.title") not in heard(senses)
