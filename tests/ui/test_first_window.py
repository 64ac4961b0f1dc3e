"""The first start: five screens, by mouse, by keyboard and by ear."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from buttons import button
from guard.core.settings import Settings, Trusted
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.fields import Line
from guard.ui.first_screens import SCREENS, Meeting
from guard.ui.first_window import FirstWindow
from guard.ui.tick import Tick


class Family:
    """Keeps what was chosen; a full disk keeps nothing."""

    def __init__(self):
        self.settings, self.kept, self.remote = Settings(), True, False

    def change(self, changes):
        self.settings = msgspec.structs.replace(self.settings, **changes)
        return self.kept

    def meeting(self, **facts):
        return Meeting(
            settings=lambda: self.settings,
            change=self.change,
            tools=lambda: {"RustDesk": True, "TeamViewer": False},
            is_remote=lambda **_: self.remote,
            **facts,
        )


@pytest.fixture
def family():
    return Family()


@pytest.fixture
def open_at(qtbot, words, icons, family):
    kept = []

    def show(name="whose", screens=SCREENS, **facts):
        window = FirstWindow(words, icons, family.meeting(**facts), screens)
        window.open()
        qtbot.waitExposed(window)
        kept.append(window)
        if name != "whose" and "whose" in screens:
            press(window, words("first.mine"))
            qtbot.waitUntil(lambda: window.name == "person")
        while window.name != name:
            press(window, words("first.next"))
        return window

    return show


def press(window, text):
    QTest.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


def offered(window):
    return {each.accessibleName() for each in window.findChildren(BigButton) if each.isVisible()}


def field(window, kind, name):
    (found,) = (each for each in window.findChildren(kind) if each.accessibleName() == name)
    return found


def test_enter_goes_on_from_line_to_line_and_never_skips(qtbot, open_at, words):
    window = open_at("person")
    for line in window.findChildren(Line):
        assert window.focusWidget() is line
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert window.focusWidget().accessibleName() == words("first.next")


def test_the_whole_way_can_be_gone_by_keyboard(qtbot, open_at, words, family):
    window = open_at()
    seen = [window.name]
    for typed in ("", "Sarah", "", "", ""):
        if typed:
            QTest.keyClicks(window.focusWidget(), typed)
        if window.name != "done":
            at = window.name
            while window.focusWidget().accessibleName() not in {
                words("first.mine"),
                words("first.next"),
            }:
                QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
            qtbot.waitUntil(lambda at=at: window.name != at)
            seen.append(window.name)
    assert seen == list(SCREENS)
    assert family.settings == Settings(trusted=Trusted(name="Sarah"))
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.parametrize("name", SCREENS[:-1])
def test_each_screen_can_be_skipped(qtbot, open_at, words, name):
    window = open_at(name)
    with qtbot.waitSignal(window.closed):
        press(window, words("first.skip"))


@pytest.mark.parametrize("name", SCREENS)
def test_escape_ends_it_everywhere(qtbot, open_at, name):
    window = open_at(name)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)


@pytest.mark.parametrize(("at", "name"), list(enumerate(SCREENS)))
def test_a_screen_reader_hears_where_it_is_and_what_is_asked(open_at, words, heard, at, name):
    said = heard(open_at(name))

    assert any(text.startswith(words("first.step", step=str(at + 1), all="5")) for text in said)
    assert len([text for text in said if text]) > 4


def test_back_shows_what_was_filled_in(open_at, words):
    window = open_at("person")
    QTest.keyClicks(field(window, Line, words("settings.trusted_name")), "Sarah")
    press(window, words("first.next"))
    press(window, words("first.back"))

    assert field(window, Line, words("settings.trusted_name")).text() == "Sarah"


def test_there_is_no_way_back_from_the_first_screen(open_at, words):
    window = open_at()
    assert words("first.back") not in offered(window)


def test_what_is_no_phone_number_holds_the_screen_until_it_is_taken_out(open_at, words, heard):
    window = open_at("person")
    number = field(window, Line, words("settings.trusted_number"))
    number.setFocus()
    QTest.keyClicks(number, "ask Sarah")
    press(window, words("first.next"))
    assert window.name == "person"
    assert words("settings.no_number") in heard(window)
    number.setFocus()
    number.selectAll()
    QTest.keyClick(number, Qt.Key.Key_Delete)
    press(window, words("first.next"))

    assert window.name == "family"


def test_who_sets_it_up_for_somebody_hears_that_it_may_be_them(qtbot, open_at, words, heard):
    window = open_at()
    press(window, words("first.theirs"))
    qtbot.waitUntil(lambda: window.name == "person")

    assert words("first.may_be_you") in heard(window)
    assert words("first.may_be_you") not in heard(open_at("person"))


def test_tools_on_this_computer_are_marked_and_come_first(open_at, words):
    ticks = open_at("family").findChildren(Tick)

    assert [tick.accessibleName() for tick in ticks] == [
        words("first.here", about="RustDesk"),
        "TeamViewer",
    ]


def test_a_ticked_tool_is_the_familys(open_at, family):
    window = open_at("family")
    QTest.keyClick(field(window, Tick, "TeamViewer"), Qt.Key.Key_Space)

    assert family.settings.family_tools == ("TeamViewer",)


def test_a_remote_hand_cannot_tick_a_tool(open_at, family, words, heard):
    window = open_at("family")
    family.remote = True
    tick = field(window, Tick, "TeamViewer")
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    QTest.keyClick(tick, Qt.Key.Key_Space)

    assert family.settings.family_tools == ()
    assert words("warning.far_hand") in heard(window)


def test_a_tick_that_a_caller_asks_for_is_warned_of(open_at, words, heard):
    assert words("first.no_caller") in heard(open_at("family"))


def test_what_could_not_be_kept_is_said_and_the_way_stays_open(open_at, family, words, heard):
    family.kept = False
    window = open_at("person")
    QTest.keyClicks(field(window, Line, words("settings.trusted_name")), "Sarah")
    button(window, words("first.next")).setFocus()
    assert words("settings.not_kept") in heard(window)
    press(window, words("first.next"))

    assert window.name == "family"


def test_what_is_locked_cannot_be_filled_in(open_at, words, heard):
    window = open_at("person", locked=frozenset({"trusted"}))

    assert not field(window, Line, words("settings.trusted_name")).isEnabled()
    assert words("settings.held") in heard(window)
    assert window.focusWidget() is button(window, words("first.next"))


def test_the_rehearsal_is_asked_for(qtbot, open_at, words):
    window = open_at("practice")
    with qtbot.waitSignal(window.practise):
        press(window, words("first.show"))


def test_the_end_says_what_was_chosen(open_at, family, words, heard):
    family.settings = Settings(
        trusted=Trusted(name="Sarah", number="159"), family_tools=("TeamViewer",)
    )
    said = heard(open_at("done"))

    assert words("first.ring", about="Sarah, 159") in said
    assert words("first.tools", about="TeamViewer") in said


def test_the_end_says_that_nobody_was_named(open_at, words, heard):
    assert words("first.ring_nobody") in heard(open_at("done"))


def test_what_was_prepared_is_shown_on_one_screen_with_a_way_to_change_it(
    qtbot, open_at, words, heard
):
    window = open_at("done", screens=("done",))
    assert offered(window) == {words("first.finish"), words("first.change")}
    assert not [text for text in heard(window) if text.startswith("Step")]
    with qtbot.waitSignal(window.settings):
        press(window, words("first.change"))


def test_names_from_outside_are_never_markup(open_at, family):
    family.settings = Settings(trusted=Trusted(name="<b>Sarah</b>"), family_tools=("<i>x",))
    from PySide6.QtWidgets import QLabel

    for label in open_at("done").findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("name", SCREENS)
def test_where_the_keyboard_is_can_be_seen_on_a_small_monitor_in_the_largest_letters(
    qtbot, open_at, name
):
    paper.choose("largest")
    window = open_at(name)
    window.setMaximumSize(922, 540)  # what a monitor of 1024 by 600 leaves
    window._show()
    qtbot.wait(50)
    at = window.focusWidget()
    paper.choose()

    assert at.visibleRegion().boundingRect() == at.rect()
