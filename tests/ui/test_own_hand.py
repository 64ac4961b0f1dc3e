"""A far hand in each window: what loosens stays as it was, and the window says why."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from guard.core.installed import Listed
from guard.core.plan import Aftercare, Circumstances
from guard.core.reminders import Reminder
from guard.core.settings import Settings, Trusted
from guard.ui.plan_window import PlanWindow
from guard.ui.reminder_window import ReminderWindow
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.tools_window import ToolsWindow

SARAH = Trusted(name="Sarah", relation="my daughter", number="07700 900123")
CHOSEN = Settings(trusted=SARAH, resting=("pages",), family_tools=("AnyDesk",), language="en")
SENSES = ("processes", "pages")


class Home:
    """Follows every choice; a hand from far away presses while ``far`` is true."""

    def __init__(self):
        self.settings, self.at_login, self.far = CHOSEN, True, True
        self.known, self.care, self.declined = [], [], False

    def is_remote(self, *, writing=False):
        return self.far

    def choose(self, settings):
        self.settings = settings
        return True

    def start_at_login(self, on):
        self.at_login = on
        return True

    def know(self, name):
        self.known.append(name)
        return True


@pytest.fixture
def home_of():
    return Home()


@pytest.fixture
def settings(qapp, words, home_of):
    offer = Offer(
        regions={"gb": (), "ie": ()},
        senses=SENSES,
        can_speak=True,
        starts_at_login=True,
        is_remote=home_of.is_remote,
    )
    made = SettingsWindow(words, home_of.settings, offer, home_of.choose, home_of.start_at_login)
    made.open()
    return made


@pytest.fixture
def tools(qapp, words, home_of):
    made = ToolsWindow(words, home_of.know, home_of.is_remote)
    made.show_tools((Listed("RustDesk", ("family",), "apps"),))
    made.open()
    return made


@pytest.fixture
def plan(qapp, words, icons, lines, home_of):
    there = Circumstances(lines=lines)
    keep = home_of.care.append
    made = PlanWindow(words, icons, there, Aftercare(), keep, home_of.is_remote)
    made.open()
    return made


@pytest.fixture
def reminder(qapp, words, home_of):
    made = ReminderWindow(words, Reminder("week", datetime.now(UTC)), home_of.is_remote)
    made.declined.connect(lambda: setattr(home_of, "declined", True))
    made.open()
    return made


def part(window, name):
    (found,) = (
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == name and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return found


def press(pressed):
    """Press in each of the ways in which a program can."""
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(pressed, Qt.MouseButton.LeftButton)
    QTest.keyClick(pressed, Qt.Key.Key_Space)
    QTest.keyClick(pressed, Qt.Key.Key_Return)


@pytest.mark.parametrize("key", ["sense.processes", "settings.at_login"])
def test_a_far_hand_takes_no_tick_away_in_the_settings(settings, home_of, words, heard, key):
    press(part(settings, words(key)))

    assert part(settings, words(key)).isChecked()
    assert (home_of.settings, home_of.at_login) == (CHOSEN, True)
    assert words("warning.far_hand") in heard(settings)


@pytest.mark.parametrize("way", ["keys", "paste", "delete"])
@pytest.mark.parametrize("name", ["name", "relation", "number"])
def test_a_far_hand_writes_no_other_person(qapp, settings, home_of, words, name, way):
    line = part(settings, words(f"settings.trusted_{name}"))
    before = line.text()
    line.setFocus()
    line.selectAll()
    if way == "keys":
        QTest.keyClicks(line, "0800 1234")
    elif way == "paste":
        qapp.clipboard().setText("0800 1234")
        line.paste()
    else:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert (line.text(), home_of.settings) == (before, CHOSEN)
    assert settings._remark.text() == words("warning.far_hand")


def test_a_far_hand_chooses_no_strange_language(settings, home_of, words, heard):
    language = part(settings, words("settings.language"))
    QTest.keyClick(language, Qt.Key.Key_Down)

    assert language.value == "en"
    assert home_of.settings == CHOSEN
    assert words("warning.far_hand") in heard(settings)


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("sense.pages", {"resting": ()}),
        ("settings.read_aloud", {"read_aloud": True}),
    ],
)
def test_what_loosens_nothing_obeys_every_hand(settings, home_of, words, key, changed):
    QTest.keyClick(part(settings, words(key)), Qt.Key.Key_Space)

    assert {name: getattr(home_of.settings, name) for name in changed} == changed


def test_a_tool_of_the_family_can_be_let_go_by_every_hand(settings, home_of):
    QTest.keyClick(part(settings, "AnyDesk"), Qt.Key.Key_Space)

    assert home_of.settings.family_tools == ()


def test_a_screen_reader_takes_a_tick_away(settings, home_of, words):
    home_of.far = False  # its action comes without any touch
    tick = QAccessible.queryAccessibleInterface(part(settings, words("sense.processes")))
    actions = tick.actionInterface()
    actions.doAction(actions.toggleAction())

    assert home_of.settings.resting == SENSES[::-1]


def test_the_sentence_goes_once_the_own_hand_does_it(settings, home_of, words):
    press(part(settings, words("sense.processes")))
    home_of.far = False
    QTest.keyClick(part(settings, words("sense.processes")), Qt.Key.Key_Space)

    assert not settings._remark.isVisible()


def test_a_far_hand_knows_no_tool(qtbot, tools, home_of, words, heard):
    press(part(tools, f"{words('tools.known')}: RustDesk"))
    qtbot.wait(20)

    assert home_of.known == []
    assert words("warning.own_hand") in heard(tools)


def test_a_far_hand_ticks_no_step_off(plan, home_of, words, heard):
    press(part(plan, words("step.hang_up.title")))

    assert home_of.care == []
    assert words("warning.far_hand") in heard(plan)


def test_a_far_hand_does_not_say_that_nothing_was_paid(qtbot, plan, home_of, words, heard):
    press(part(plan, words("paid.nothing")))
    qtbot.wait(20)

    assert home_of.care == []
    assert words("warning.own_hand") in heard(plan)


def test_a_far_hand_declines_no_quiet_word(reminder, home_of, words, heard):
    press(part(reminder, words("reminder.decline")))

    assert not home_of.declined
    assert words("warning.own_hand") in heard(reminder)
