"""The conversation on the screen: every step, each hand, and what a far hand may not do."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import until
from guard.core.advice import Process
from guard.core.incident import Answer
from guard.core.outcome import Internet, Page, Stopped
from guard.core.settings import Trusted
from guard.core.talk import Choice, Step, Talk
from guard.core.verdict import Level
from guard.ui import warning_hands
from guard.ui.button import BigButton
from guard.ui.parts import Label
from guard.ui.warning_says import says

TOOL = ("remote_tool", "AnyDesk")
PAGE = ("scare_page", "windows-help.example")
RUNNING = (Process(name="AnyDesk", pid=4711, created=1.0),)


class ByHand(QCloseEvent):
    """What Alt+F4 or a press on the cross of the frame makes."""

    def spontaneous(self):
        return True


@pytest.fixture
def tool(advice):
    return advice(TOOL, level=Level.CAUTION, covers=False, running=RUNNING)


@pytest.fixture
def press(words, qtbot):
    """Press a button by the key of its words, as soon as it is there."""

    def found(window, key):
        for each in window.sheet.findChildren(BigButton) if window.sheet else ():
            if each.isVisible() and each.accessibleName() == words(f"choice.{key}"):
                return each
        return None

    def pressed(window, *keys):
        for key in keys:
            qtbot.waitUntil(lambda key=key: found(window, key) is not None)
            QTest.mouseClick(found(window, key), Qt.MouseButton.LeftButton)

    return pressed


@pytest.fixture
def reach(qtbot):
    """Wait until the conversation stands at a step."""

    def wait(window, step):
        qtbot.waitUntil(lambda: window.talk is not None and window.talk.step is step)

    return wait


@pytest.fixture
def done(press, reach):
    """Answer no, stop it, and wait until that is done."""

    def walk(window):
        press(window, "no_call", "stop")
        reach(window, Step.DONE)
        return window

    return walk


@pytest.fixture
def answers(warn):
    """Collect what was answered."""
    given = []

    def listen(window):
        window.answered.connect(lambda answer, end: given.append((answer, end)))
        return given

    return listen


def test_no_then_stop_ends_the_tool_and_says_so(warn, tool, done, hands, heard, words):
    window = done(warn(tool))

    assert hands.asked == [("stop", tool)]
    assert words("done.ended", about="AnyDesk") in heard(window.sheet)


def test_what_was_stopped_is_kept_as_that(warn, tool, done, answers):
    window = warn(tool)
    given = answers(window)
    done(window)

    assert {answer for answer, _ in given} == {Answer.STOPPED}


def test_what_could_not_be_ended_is_said_honestly(warn, tool, done, hands, heard, words):
    hands.stopped = Stopped(left=("AnyDesk",), needs_administrator=True, page=Page.STAYS)
    window = done(warn(tool))
    said = heard(window.sheet)

    assert window.sheet.windowTitle() == words("done.title_cable")
    for key in ("done.administrator", "done.page_stays", "done.cable"):
        assert words(key) in said
    assert words("done.left", about="AnyDesk") in said


@pytest.mark.linux
def test_keys_of_windows_are_named_nowhere_else(warn, tool, done, hands, heard, words):
    hands.stopped = Stopped(left=("AnyDesk",), needs_administrator=True, page=Page.STAYS)
    assert words("done.keys") not in heard(done(warn(tool)).sheet)


def test_a_hand_that_fails_has_not_ended_anything(warn, tool, done, hands, caplog):
    hands.stop = lambda _advice: 1 / 0
    window = done(warn(tool))

    assert window.talk.stopped == Stopped(left=("AnyDesk",))


def test_a_hand_that_hangs_is_not_waited_for(warn, tool, done, hands, monkeypatch):
    monkeypatch.setattr(warning_hands, "PATIENCE", 50)
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped()
    window = done(warn(tool))
    free.set()

    assert window.talk.stopped == Stopped(left=("AnyDesk",))


def test_the_window_answers_while_a_hand_works(qtbot, warn, tool, press, hands):
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped()
    window = warn(tool)
    press(window, "no_call", "stop")

    assert window.talk.step is Step.WORKING
    with qtbot.waitSignal(window.sheet.destroyed):
        window.withdraw()
    free.set()


def test_a_key_pressed_while_a_hand_works_meets_nothing(warn, tool, press, hands):
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped()
    window = warn(tool)
    press(window, "no_call", "stop")

    assert not isinstance(window.sheet.focusWidget(), BigButton)
    free.set()


def test_what_comes_while_a_hand_works_waits_and_is_said_then(warn, tool, advice, press, hands):
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped(ended=("AnyDesk",))
    window = warn(tool)
    press(window, "no_call", "stop")
    window.give(advice(("session", "RustDesk")))
    assert window.talk.step is Step.WORKING
    free.set()
    until(lambda: QApplication.processEvents() or window.talk.step is Step.QUESTION)

    assert window.talk.advice.reasons[0].about == "RustDesk"


def test_what_comes_about_a_page_that_has_gone_is_over(warn, advice, press, reach, hands):
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped(page=Page.GONE)
    window = warn(advice(PAGE, level=Level.CAUTION, covers=False, page="page 1"))
    press(window, "no_page", "stop")
    window.give(advice(PAGE, ("full_screen", ""), page="page 1"))
    free.set()
    reach(window, Step.DONE)


def test_what_waits_is_not_lost_when_the_window_is_closed(warn, tool, advice, press, hands):
    free = threading.Event()
    hands.stop = lambda _advice: free.wait() and Stopped()
    window = warn(tool)
    press(window, "no_call", "stop")
    window.give(advice(("session", "RustDesk")))
    window.withdraw()
    free.set()

    assert window.talk.advice.reasons[0].about == "RustDesk"


def test_the_internet_goes_off_and_on_by_one_button(qtbot, warn, tool, press, done, hands):
    window = done(warn(tool))
    with qtbot.waitSignal(window.internet):
        press(window, "cut")
    assert window.talk.internet is Internet.OFF
    with qtbot.waitSignal(window.internet):
        press(window, "restore")
    assert hands.asked[1:] == ["cut", "restore"]


def test_an_internet_that_stays_on_is_known(qtbot, warn, tool, press, done, hands):
    hands.obeys = False
    window = done(warn(tool))
    with qtbot.waitSignal(window.internet):
        press(window, "cut")

    assert window.talk.internet is Internet.STAYS_ON


@pytest.mark.parametrize("internet", [Internet.STAYS_ON, Internet.STAYS_OFF, Internet.OFF])
def test_what_became_of_the_internet_is_said(words, tool, internet):
    talk = Talk(advice=tool, step=Step.DONE, internet=internet)

    assert words(f"done.internet_{internet.value}") in says(words, talk).said


def test_yes_is_a_pause_then_a_slot_with_an_end(warn, tool, press, reach, answers):
    window = warn(tool)
    given = answers(window)
    press(window, "yes_call")
    assert window.talk.step is Step.PAUSE
    assert window._pause.remainingTime() > 25_000
    assert given == []
    window._pause.timeout.emit()
    press(window, "half_hour")
    ((answer, end),) = given

    assert answer is Answer.KNOWN
    assert end is not None
    assert window.sheet is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_in_the_pause_stopping_is_under_the_keyboard(warn, tool, press, key):
    window = warn(tool)
    press(window, "yes_call")
    QTest.keyClick(window.sheet.focusWidget(), key)

    assert window.talk.step in (Step.WORKING, Step.DONE)


def test_escape_leads_out_of_the_pause_and_it_never_ends_behind_the_back(warn, tool, press):
    window = warn(tool)
    press(window, "yes_call")
    QTest.keyClick(window.sheet, Qt.Key.Key_Escape)

    assert window.talk.step is Step.QUESTION
    assert not window._pause.isActive()


def test_what_was_answered_may_be_changed(warn, tool, press, answers):
    window = warn(tool)
    given = answers(window)
    press(window, "no_call", "back", "yes_call")
    window._pause.timeout.emit()
    press(window, "two_hours")

    assert [answer for answer, _ in given] == [Answer.STOPPED, Answer.KNOWN]


@pytest.mark.parametrize("key", ["yes_call", "close"])
def test_a_far_hand_cannot_loosen_and_is_asked_kindly(warn, tool, press, hands, words, key):
    window = warn(tool)
    hands.remote = True
    press(window, key)
    sheet = window.sheet

    assert window.talk.step is Step.QUESTION
    notes = [each for each in sheet.findChildren(Label) if each.text() == words("warning.own_hand")]
    assert [note.isVisible() for note in notes] == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_of_a_far_hand_cannot_loosen(warn, tool, press, hands, key):
    window = warn(tool)
    hands.remote = True
    for _ in range(2):
        QTest.keyClick(window.sheet.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.sheet.focusWidget(), key)

    assert window.talk.step is Step.QUESTION


def test_a_far_hand_cannot_take_a_slot_or_close_the_frame(warn, tool, press, hands, qtbot):
    window = warn(tool)
    press(window, "yes_call")
    window._pause.timeout.emit()
    hands.remote = True
    with qtbot.assertNotEmitted(window.answered):
        for key in ("half_hour", "two_hours", "today"):
            press(window, key)
        window.sheet.closeEvent(ByHand())

    assert window.talk.step is Step.SLOT


def test_a_far_hand_may_stop(warn, tool, press, done, hands):
    hands.remote = True
    window = done(warn(tool))
    press(window, "close")

    assert window.sheet is None


def test_a_screen_reader_may_do_everything(qtbot, warn, tool, hands, words):
    window = warn(tool)
    hands.remote = True  # as after a press that a program made some time ago
    yes = next(
        each
        for each in window.sheet.findChildren(BigButton)
        if each.accessibleName() == words("choice.yes_call")
    )
    QAccessible.queryAccessibleInterface(yes).actionInterface().doAction("Press")

    qtbot.waitUntil(lambda: window.talk.step is Step.PAUSE)  # Qt first shows the button pressed


def test_a_page_is_asked_about_in_its_own_words(warn, advice, heard, words):
    said = heard(warn(advice(PAGE, level=Level.CAUTION, covers=False, page="page 1")).sheet)

    assert {words("question.page"), words("choice.no_page"), words("choice.yes_page")} <= set(said)


def test_a_notice_waits_in_a_corner_and_takes_no_keyboard(qapp, warn, advice):
    sheet = warn(advice(("tool_download", "AnyDesk"), level=Level.NOTICE, covers=False)).sheet
    room = sheet.screen().availableGeometry()

    assert sheet.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert sheet.geometry().center().x() > room.center().x()
    assert room.contains(sheet.geometry())
    assert sheet.width() < room.width() / 2


def test_a_notice_waits_on_the_other_side_where_people_read_from_the_right(qapp, warn, advice):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        sheet = warn(advice(("tool_download", "AnyDesk"), level=Level.NOTICE, covers=False)).sheet
        assert sheet.geometry().center().x() < sheet.screen().availableGeometry().center().x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_who_answers_no_to_a_notice_sees_whom_to_ring(warn, advice, press, heard):
    window = warn(advice(("tool_download", "AnyDesk"), level=Level.NOTICE, covers=False))
    assert "0300 123 2040" not in heard(window.sheet)
    press(window, "no_file")

    assert "0300 123 2040" in heard(window.sheet)


def test_a_hundred_alarms_are_one_window_and_one_line(warn, tool, advice, words, heard):
    window = warn(tool)
    for number in range(100):
        page = ("scare_page", f"s{number}.example")
        window.give(advice(page, level=Level.CAUTION, covers=False))
    said = heard(window.sheet)
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]

    assert shown == [window.sheet]
    assert said.count(words("warning.more")) == 1


def test_the_person_to_ring_is_the_first_on_the_card(warn, tool, heard):
    sarah = Trusted(name="Sarah", relation="daughter", number="07700 900 123")
    said = heard(warn(replace(tool, trusted=sarah)).sheet)

    assert said.index("daughter") < said.index("07700 900 123") < said.index("159")


def test_the_plan_for_what_has_happened_is_at_hand_and_is_not_covered(qtbot, warn, advice, press):
    window = warn(advice(("asked", "")))
    press(window, "no_call")
    with qtbot.waitSignal(window.plan):
        press(window, "plan")

    assert not window.sheet.isFullScreen()


def test_practice_says_that_it_is_practice(warn, tool, words, heard):
    window = warn(tool, practice=True)

    assert words("practice.band") in heard(window.sheet)
    assert words("practice.band") in window.sheet.accessibleName()


def test_practice_asks_no_hand_and_answers_nothing(qtbot, warn, tool, press, done, hands):
    window = warn(tool, practice=True)
    with qtbot.assertNotEmitted(window.answered):
        done(window)
        press(window, "close")

    assert hands.asked == []


def test_practice_gives_way_to_the_real_thing_and_never_the_other_way(warn, tool, advice):
    window = warn(tool, practice=True)
    window.give(advice(TOOL, level=Level.CAUTION, covers=False))
    assert not window.talk.practice
    window.give(advice(("asked", "")), practice=True)

    assert not window.talk.practice


def test_every_step_is_announced_with_all_it_says(warn, tool, press, monkeypatch, words):
    said = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    window = warn(tool)
    press(window, "yes_call")

    assert words("question.call") in said[0]
    assert said[1].startswith(words("pause.title"))
    assert words("pause.then") in said[1]


def test_choices_are_all_known_to_the_words(words):
    for choice in Choice:
        assert words(f"choice.{choice.value}_call", f"choice.{choice.value}")
