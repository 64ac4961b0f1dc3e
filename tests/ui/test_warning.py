"""The warning: what it says, how it is answered, and that it cannot be tricked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QCloseEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from guard.core.incident import Answer
from guard.core.verdict import Level
from guard.ui import warning_foot
from guard.ui.button import BigButton
from guard.ui.cover import Cover
from guard.ui.warning_sheet import WarningSheet

TOOL = ("remote_tool", "AnyDesk")
PAGE = ("scare_page", "windows-help.example")


def open_windows(kind):
    return [
        each for each in QApplication.topLevelWidgets() if type(each) is kind and each.isVisible()
    ]


class ByHand(QCloseEvent):
    """What Alt+F4 or a press on the cross of the frame makes."""

    def spontaneous(self):
        return True


def buttons(window):
    """Return what can be pressed, by the words on it."""
    return {each.accessibleName(): each for each in window.sheet.findChildren(BigButton)}


def click(window, words, key):
    QTest.mouseClick(buttons(window)[words(key)], Qt.MouseButton.LeftButton)


def press(window, key):
    QTest.keyClick(window.sheet.focusWidget(), key)


@pytest.fixture
def opened(monkeypatch):
    """Catch what would open in the person's browser."""
    addresses = []

    def catch(url):
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", catch)
    return addresses


def test_it_says_whose_the_number_on_a_fake_warning_is(warn, advice, heard, words):
    shown = replace(advice(TOOL), scare_numbers=("+1 (855) 010-0199", "0800 496 0123"))
    said = heard(warn(shown).sheet)
    assert words("reason.their_number", about="+1 (855) 010-0199") in said
    assert "0800 496 0123" not in " ".join(said)


def test_it_says_what_to_do_why_and_the_rule(warn, advice, heard, words):
    said = heard(warn(advice(TOOL, PAGE)).sheet)
    assert words("headline.danger") in said
    assert words("reason.remote_tool", about="AnyDesk") in said
    assert words("reason.scare_page", about="windows-help.example") in said
    assert {words("warning.rule"), words("warning.ignore"), words("warning.comfort")} <= set(said)
    assert words("question.call") in said


def test_it_names_the_bank_and_the_police_with_their_numbers(warn, advice, heard):
    said = heard(warn(advice(TOOL)).sheet)
    assert {"159", "Report Fraud", "0300 123 2040"} <= set(said)
    assert [text for text in said if "Action Fraud" in text]
    assert "999" not in said


def test_without_any_line_it_points_to_the_bank_card(warn, advice, heard, words):
    said = heard(warn(advice(TOOL, helplines=())).sheet)
    assert words("help.no_lines") in said


@pytest.mark.parametrize("kind", ["asked", "full_screen", "tool_download", "never_heard_of"])
def test_every_kind_of_reason_has_something_to_say(warn, advice, kind):
    sheet = warn(advice((kind, ""), level=Level.CAUTION)).sheet
    assert sheet.windowTitle()
    assert sheet.accessibleDescription()


def test_a_screen_reader_is_told_the_headline_and_the_reasons(warn, advice, words):
    part = QAccessible.queryAccessibleInterface(warn(advice(TOOL)).sheet)
    assert part.text(QAccessible.Text.Name) == words("headline.danger")
    told = part.text(QAccessible.Text.Description)
    assert words("reason.remote_tool", about="AnyDesk") in told
    assert words("warning.rule") in told


def test_the_parts_have_the_roles_they_look_like(warn, advice):
    window = warn(advice(TOOL))
    for kind, role in ((BigButton, QAccessible.Role.Button), (QLabel, QAccessible.Role.StaticText)):
        for part in window.sheet.findChildren(kind):
            assert QAccessible.queryAccessibleInterface(part).role() is role


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_safe_answer_is_the_one_the_keyboard_is_on(qtbot, warn, advice, words, key):
    window = warn(advice(TOOL))
    assert window.sheet.focusWidget().accessibleName() == words("choice.no_call")
    with qtbot.waitSignal(window.answered) as answer:
        press(window, key)
    assert answer.args == [Answer.STOPPED, None]


def test_tab_leads_through_the_answers_to_the_links_and_back(warn, advice, words):
    window = warn(advice(TOOL))
    names = []
    for _ in range(6):
        names.append(window.sheet.focusWidget().accessibleName())
        press(window, Qt.Key.Key_Tab)
    answers = [words(f"choice.{key}") for key in ("no_call", "unsure", "yes_call", "close")]
    link = words("help.open_site", about="www.reportfraud.police.uk")
    assert names == [*answers, link, answers[0]]


def test_who_wishes_it_has_the_page_read_and_may_still_answer(qtbot, warn, advice, words):
    window = warn(advice(TOOL))
    assert words("choice.read") not in buttons(window)
    window.withdraw()
    window.voice = True
    window.give(advice(TOOL))
    with qtbot.waitSignal(window.aloud) as read:
        click(window, words, "choice.read")

    assert words("headline.danger") in read.args[0]
    assert words("question.call") in read.args[0]
    assert words("choice.no_call") in buttons(window)


def test_being_unsure_is_one_tab_away(qtbot, warn, advice):
    window = warn(advice(TOOL))
    press(window, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.answered) as answer:
        press(window, Qt.Key.Key_Return)
    assert answer.args == [Answer.UNSURE, None]


def test_a_click_answers(qtbot, warn, advice, words):
    window = warn(advice(TOOL))
    with qtbot.waitSignal(window.answered) as answer:
        click(window, words, "choice.unsure")
    assert answer.args == [Answer.UNSURE, None]


def test_a_key_that_was_meant_for_the_page_beneath_answers_nothing(
    qtbot, warn, advice, monkeypatch
):
    monkeypatch.setattr(warning_foot, "SETTLED", 60_000)
    window = warn(advice(TOOL))
    with qtbot.assertNotEmitted(window.answered):
        press(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Space)


def test_a_key_held_down_answers_nothing(qtbot, warn, advice):
    from PySide6.QtGui import QKeyEvent

    window = warn(advice(TOOL))
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    with qtbot.assertNotEmitted(window.answered):
        QApplication.sendEvent(window.sheet.focusWidget(), held)


def test_escape_changes_nothing(qtbot, warn, advice):
    window = warn(advice(TOOL))
    with qtbot.assertNotEmitted(window.answered):
        QTest.keyClick(window.sheet, Qt.Key.Key_Escape)
    assert window.sheet.isVisible()


def test_closing_it_by_the_frame_is_kept_as_that(qtbot, warn, advice):
    window = warn(advice(TOOL, covers=False))
    with qtbot.waitSignal(window.answered) as answer:
        window.sheet.closeEvent(ByHand())
    assert answer.args == [Answer.CLOSED, None]
    assert window.sheet is None


def test_the_end_of_the_program_is_no_answer(qtbot, warn, advice):
    window = warn(advice(TOOL))
    with qtbot.assertNotEmitted(window.answered):
        QApplication.closeAllWindows()
    assert window.sheet is None
    assert open_windows(Cover) == []


def test_closing_takes_everything_away_and_frees_it(qtbot, warn, advice, words):
    window = warn(advice(TOOL))
    gone = []
    window.sheet.destroyed.connect(lambda: gone.append(True))
    click(window, words, "choice.close")
    qtbot.waitUntil(lambda: bool(gone))
    assert window.sheet is None
    assert open_windows(WarningSheet) + open_windows(Cover) == []


def test_there_is_one_warning_at_a_time(warn, advice, heard, words):
    window = warn(advice(TOOL, level=Level.CAUTION, covers=False))
    first = window.sheet
    window.give(advice(TOOL, PAGE))
    assert window.sheet is first
    assert open_windows(WarningSheet) == [first]
    assert words("headline.danger") in heard(first)


def test_a_graver_advice_leaves_nothing_of_the_old_one(warn, advice, heard, words):
    window = warn(advice(TOOL))
    window.give(advice(("money_watched", "Barclays")))
    assert words("reason.remote_tool", about="AnyDesk") not in heard(window.sheet)


def test_the_keyboard_is_on_the_safe_answer_again_after_a_new_advice(warn, advice, words):
    window = warn(advice(TOOL))
    press(window, Qt.Key.Key_Tab)
    window.give(advice(("session", "AnyDesk")))
    assert window.sheet.focusWidget().accessibleName() == words("choice.no_call")


def test_withdrawing_is_no_answer(qtbot, warn, advice):
    window = warn(advice(TOOL))
    with qtbot.assertNotEmitted(window.answered):
        window.withdraw()
        window.withdraw()
    assert open_windows(WarningSheet) == []


def test_it_can_be_given_again_after_an_answer(warn, advice):
    window = warn(advice(TOOL))
    window.withdraw()
    window.give(advice(PAGE))
    assert window.sheet.isVisible()


def test_danger_covers_every_monitor(warn, advice, screen):
    window = warn(advice(TOOL))
    covered = [*open_windows(WarningSheet), *open_windows(Cover)]
    assert sorted(each.geometry().getRect() for each in covered) == sorted(
        each.geometry().getRect() for each in screen.values()
    )
    for each in (window.sheet, *open_windows(Cover)):
        assert each.isFullScreen()
        assert each.windowFlags() & Qt.WindowType.FramelessWindowHint
        assert each.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_the_other_monitors_point_to_the_one_with_the_answers(warn, advice, heard, words):
    warn(advice(TOOL))
    (cover,) = open_windows(Cover)
    assert {words("headline.danger"), words("warning.other_screen")} <= set(heard(cover))


def test_a_cover_cannot_be_closed_while_the_warning_stands(warn, advice):
    warn(advice(TOOL))
    (cover,) = open_windows(Cover)
    event = ByHand()
    cover.closeEvent(event)
    assert not event.isAccepted()


def test_monitors_that_change_are_covered_anew(qtbot, qapp, warn, advice, screen):
    warn(advice(TOOL))
    (before,) = open_windows(Cover)
    before.hide()  # as when its monitor goes
    qapp.screenRemoved.emit(screen["netbook"])
    qtbot.waitUntil(lambda: len(open_windows(Cover)) == 1)


def test_caution_is_a_card_that_covers_no_more_than_it_needs(warn, advice, screen):
    window = warn(advice(TOOL, level=Level.CAUTION, covers=False))
    room = window.sheet.screen().geometry()
    assert open_windows(Cover) == []
    assert room.contains(window.sheet.geometry())
    assert window.sheet.height() < room.height()
    middle = window.sheet.geometry().center() - room.center()
    assert (abs(middle.x()), abs(middle.y())) <= (2, 2)


def test_a_card_becomes_a_cover_when_the_advice_grows_firmer(warn, advice):
    window = warn(advice(TOOL, level=Level.CAUTION, covers=False))
    window.give(advice(TOOL, PAGE))
    assert window.sheet.isFullScreen()
    assert len(open_windows(Cover)) == 1


def test_a_link_opens_only_when_it_is_pressed(warn, advice, opened, words):
    window = warn(advice(TOOL, covers=False))
    assert opened == []
    click(window, lambda key: words(key, about="www.reportfraud.police.uk"), "help.open_site")
    assert opened == ["https://www.reportfraud.police.uk"]


def test_a_link_makes_room_for_what_it_opens(warn, advice, opened, words):
    window = warn(advice(TOOL))
    click(window, lambda key: words(key, about="www.reportfraud.police.uk"), "help.open_site")
    assert opened
    assert not window.sheet.isFullScreen()
    assert open_windows(Cover) == []


HOSTILE = [
    "<h1>Windows is locked</h1><a href='http://evil.example'>ring us</a>",
    "\u202etxt.exe\u202c\u2066",
    "line one\nI know who this is\nline three",
    "m" * 1_000_000,
    "&Stop && go",
    "%1 {about} {0} %s",
    "\x00\x1b]0;title\x07",
]


@pytest.mark.parametrize("about", HOSTILE, ids=lambda about: repr(about[:12]))
def test_text_from_outside_stays_one_plain_short_line(warn, advice, heard, about):
    window = warn(advice(("scare_page", about), covers=False))
    for label in window.sheet.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "\n" not in label.text()
    assert all(len(text) < 400 and text.isprintable() for text in heard(window.sheet))
    screen = window.sheet.screen().geometry()
    assert QRect(QPoint(), screen.size()).contains(QRect(QPoint(), window.sheet.size()))


def test_an_ampersand_in_a_button_is_shown_and_makes_no_shortcut(qtbot):
    button = BigButton("Marks & Spencer &now")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    part = QAccessible.queryAccessibleInterface(button)
    assert part.text(QAccessible.Text.Name) == "Marks & Spencer &now"


@pytest.fixture
def announced(monkeypatch):
    """Catch what a screen reader is told to say at once."""
    events = []

    def catch(event):
        events.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", catch)
    return events


def test_a_screen_reader_says_it_at_once_and_once(warn, advice, announced, words):
    window = warn(advice(TOOL))
    window.give(advice(TOOL))
    ((message, politeness),) = announced
    assert message.startswith(words("headline.danger"))
    assert words("reason.remote_tool", about="AnyDesk") in message
    assert politeness is QAccessible.AnnouncementPoliteness.Assertive


def test_a_screen_reader_says_a_firmer_advice_as_well(warn, advice, announced):
    window = warn(advice(TOOL, level=Level.CAUTION, covers=False))
    window.give(advice(TOOL, PAGE))
    assert len(announced) == 2
