"""What to do now, one step at a time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from buttons import button
from guard.core.plan import ANSWERS, Aftercare, Circumstances
from guard.core.settings import Trusted
from guard.ui.button import TARGET
from guard.ui.plan_window import PlanWindow
from guard.ui.tick import Tick
from knowing import library

SARAH = Trusted(name="Sarah", number="07700 900123")


@pytest.fixture
def kept():
    return []


@pytest.fixture
def plan(qapp, words, icons, lines, kept):
    def make(care=Aftercare(), **facts):  # noqa: B008 -- it is frozen
        there = Circumstances(lines=lines, **facts)
        window = PlanWindow(words, icons, there, care, kept.append)
        window.open()
        return window

    return make


def ticks(window):
    return [each for each in window.findChildren(Tick) if each.isVisible()]


def test_it_begins_with_a_kind_word_and_hanging_up(plan, heard, words):
    said = heard(plan())
    assert words("plan.comfort") in said
    assert said.index(words("step.hang_up.title")) < said.index(words("plan.question"))
    assert said.index(words("plan.question")) < said.index("159")


def test_the_keyboard_begins_at_the_first_step(qtbot, plan):
    window = plan()
    qtbot.waitUntil(lambda: window.focusWidget() is ticks(window)[0])


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_step_is_ticked_by_keys_and_kept_at_once(plan, kept, words, heard, key):
    window = plan()
    QTest.keyClick(ticks(window)[0], key)
    assert kept[-1].done == ("hang_up",)
    count = words("plan.count", done="1", all=str(len(ticks(window))))
    assert count in heard(window)


def test_a_click_anywhere_on_the_box_ticks_it(plan, kept):
    window = plan()
    box = ticks(window)[1]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomRight())
    assert kept[-1].done == ("cable_out",)


def test_a_box_is_large_and_a_screen_reader_hears_what_it_is_for(plan, words):
    box = ticks(plan())[0]
    told = QAccessible.queryAccessibleInterface(box)
    assert min(box.width(), box.height()) >= TARGET
    assert told.role() is QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == words("step.hang_up.title")
    assert told.text(QAccessible.Text.Description) == words("step.hang_up.text")


def test_a_ticked_box_looks_otherwise(plan):
    box = ticks(plan())[0]
    box.clearFocus()
    before = box.grab().toImage()
    box.setChecked(True)
    assert box.grab().toImage() != before


def test_what_was_ticked_before_is_ticked(plan):
    window = plan(Aftercare(done=("cable_out",)))
    assert [box.isChecked() for box in ticks(window)[:3]] == [False, True, False]


@pytest.mark.parametrize("paid", ANSWERS)
def test_an_answer_tells_what_to_say_to_the_bank(qtbot, plan, kept, words, heard, paid):
    window = plan()
    button(window, words(f"paid.{paid}")).click()
    qtbot.waitUntil(lambda: bool(kept))
    assert kept[-1].paid == paid
    said = heard(window)
    assert words(f"how.paid_{paid}") in said
    assert words("plan.question") not in said


def test_an_answer_can_be_changed(qtbot, plan, kept, words, heard):
    window = plan(Aftercare(paid="card"))
    button(window, words("plan.other")).click()
    qtbot.waitUntil(lambda: words("plan.question") in heard(window))


def test_it_can_start_again(qtbot, plan, kept, words):
    window = plan(Aftercare(done=("hang_up",), paid="card"))
    button(window, words("plan.again")).click()
    qtbot.waitUntil(lambda: kept == [Aftercare()])
    assert not any(box.isChecked() for box in ticks(window))


def test_each_tool_and_the_person_to_ring_have_their_step(plan, heard, words):
    tools = tuple(tool for tool in library().knowledge.tools if tool.name == "AnyDesk")
    said = heard(plan(tools=tools, trusted=SARAH))
    assert words("step.remove.title", about="AnyDesk") in said
    assert words("how.remove_apps", about="AnyDesk") in said
    assert "07700 900123" in said


def test_without_a_line_of_the_bank_the_card_has_the_number(qapp, words, icons, heard):
    window = PlanWindow(words, icons, Circumstances(), Aftercare(), lambda _: None)
    assert words("help.card_number") in heard(window)


def test_every_way_a_tool_goes_has_words(words):
    from typing import get_args

    from guard.core.tool import Removal

    assert all(words.can_say(f"how.remove_{way}") for way in get_args(Removal))


def test_it_fits_a_small_screen_with_large_type(larger_type, plan, screen):
    window = plan()
    assert window.height() <= window.screen().availableGeometry().height()
    assert window.findChild(Tick).isVisible()
    for label in window.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width(), label.text()


def test_the_first_step_is_in_sight_however_large_the_type(qtbot, larger_type, plan):
    window = plan()
    qtbot.waitUntil(lambda: not ticks(window)[0].visibleRegion().isEmpty())
