"""The list of installed tools: honest about each, and never asked twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from guard.core.installed import Listed
from guard.ui.button import TARGET, BigButton
from guard.ui.speech import found
from guard.ui.tools_window import ToolCard, ToolsWindow

ANYDESK = Listed("AnyDesk", ("family", "work"), "apps")
OTHER = Listed("Chrome Remote Desktop", ("self",), "browser")
KNOWN = Listed("TeamViewer", ("family",), "apps", known=True)


class Family:
    """Answers, and keeps the answers unless the disk is full."""

    def __init__(self):
        self.known, self.kept, self.far = [], True, False

    def know(self, name):
        self.known.append(name)
        return self.kept


@pytest.fixture
def family():
    return Family()


@pytest.fixture
def window(qtbot, words, family):
    made = ToolsWindow(words, family.know, lambda **_: family.far)
    made.show_tools((ANYDESK, OTHER, KNOWN))
    made.open()
    qtbot.waitExposed(made)
    return made


def button(window, name):
    found = (each for each in window.findChildren(BigButton) if each.accessibleName() == name)
    return next(found, None)


def press(qtbot, window, name):
    pressed = button(window, name)
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(window, name) is not pressed)


def test_each_tool_is_shown_with_those_who_use_it_for_good(window, heard, words):
    said = heard(window)
    assert {"AnyDesk", words("honest.family"), words("honest.work")} <= set(said)
    assert len(window.findChildren(ToolCard)) == 3


def test_a_known_tool_is_not_asked_about_and_tells_how_it_goes(window, heard, words):
    assert button(window, f"{words('tools.known')}: TeamViewer") is None
    assert {words("tools.you_know"), words("remove.apps")} <= set(heard(window))


def test_i_know_it_is_passed_on(qtbot, window, family, words):
    QTest.keyClick(button(window, f"{words('tools.known')}: AnyDesk"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: family.known == ["AnyDesk"])


def test_i_am_not_sure_tells_how_it_goes_and_whom_to_ask(qtbot, window, family, heard, words):
    assert words("remove.browser") not in heard(window)
    press(qtbot, window, f"{words('tools.unsure')}: Chrome Remote Desktop")
    assert {words("remove.browser"), words("tools.ask")} <= set(heard(window))
    assert family.known == []


def test_the_keyboard_stays_at_the_tool_that_was_asked_about(qtbot, window, words):
    press(qtbot, window, f"{words('tools.unsure')}: Chrome Remote Desktop")
    at = window.focusWidget().accessibleName()
    assert at == f"{words('tools.known')}: Chrome Remote Desktop"


def test_an_answer_that_could_not_be_kept_is_said(qtbot, window, family, heard, words):
    family.kept = False
    press(qtbot, window, f"{words('tools.known')}: AnyDesk")
    assert words("settings.not_kept") in heard(window)


def test_a_computer_without_such_a_tool_says_so(window, heard, words):
    window.show_tools(())
    assert words("tools.none") in heard(window)
    assert words("tools.limits") in heard(window)


def test_names_are_shown_as_plain_text(window):
    window.show_tools((Listed("<b>Any</b>Desk", ("nobody",), "file"),))
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in window.findChildren(QLabel))


def test_every_button_is_large_enough_to_hit(window):
    assert all(each.height() >= TARGET for each in window.findChildren(BigButton))


def test_new_tools_are_mentioned_in_one_sentence(words):
    assert found(words, ()) == ()
    assert "AnyDesk" in found(words, ("AnyDesk",))[0]
    assert "2" in found(words, ("AnyDesk", "RustDesk"))[0]
