"""Choices a person makes, each followed at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from guard.core.settings import Settings, Trusted, is_phone
from guard.ui.fields import Choice, Line
from guard.ui.parts import Label
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.tick import Tick
from guard.ui.tray import CHOICES

OFFER = Offer(
    regions={"gb": ("england", "scotland"), "ie": ()},
    senses=("processes", "pages"),
    can_speak=True,
)


class Family:
    """Keeps what was chosen; a full disk keeps nothing."""

    def __init__(self):
        self.chosen, self.at_login, self.kept = Settings(), None, True

    def choose(self, settings):
        self.chosen = settings
        return self.kept

    def start_at_login(self, on):
        self.at_login = on
        return self.kept


@pytest.fixture
def family():
    return Family()


@pytest.fixture
def window(qtbot, words, family):
    made = SettingsWindow(words, Settings(), OFFER, family.choose, family.start_at_login)
    made.open()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def field(window, words):
    def find(kind, key):
        (found,) = (
            part for part in window.findChildren(kind) if part.accessibleName() == words(key)
        )
        return found

    return find


def fill(line, text):
    line.clear()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def pick(choice, value):
    choice.setCurrentIndex(choice.findData(value))


def test_the_person_to_ring_is_kept_as_soon_as_a_line_is_filled(field, family):
    fill(field(Line, "settings.trusted_name"), "  Sarah   Jones ")
    fill(field(Line, "settings.trusted_number"), "07700 900123")

    assert family.chosen.trusted == Trusted(name="Sarah Jones", number="07700 900123")


def test_what_is_no_phone_number_is_not_kept_and_said(window, field, family, words):
    fill(field(Line, "settings.trusted_number"), "ask Sarah")

    assert family.chosen.trusted.number == ""
    assert window._remark.text() == words("settings.no_number")


@pytest.mark.parametrize("text", ["", "159", "+44 7700 900-123", "(01234) 567 890"])
def test_numbers_people_write_are_phone_numbers(text):
    assert is_phone(text)


@pytest.mark.parametrize("text", ["12", "call me", "<b>0800</b>", "٠١٢٣٤٥٦"])
def test_other_words_are_no_phone_numbers(text):
    assert not is_phone(text)


def test_a_line_takes_no_more_than_fits(field, family):
    fill(field(Line, "settings.trusted_name"), "x" * 500)

    assert family.chosen.trusted.name == "x" * 80


def test_the_parts_of_a_country_follow_the_country(field, family):
    nation = field(Choice, "settings.nation")
    pick(nation, "scotland")
    assert (family.chosen.country, family.chosen.nation) == ("gb", "scotland")
    pick(field(Choice, "settings.country"), "ie")

    assert (family.chosen.country, family.chosen.nation) == ("ie", "")
    assert not nation.isEnabled()


@pytest.mark.parametrize(
    ("key", "value", "name"),
    [
        ("settings.size", "largest", "size"),
        ("settings.look", "stark_night", "look"),
        ("settings.language", "en", "language"),
    ],
)
def test_a_choice_is_followed(field, family, key, value, name):
    pick(field(Choice, key), value)

    assert getattr(family.chosen, name) == value


def test_a_sense_without_a_tick_rests(field, family):
    tick = field(Tick, "sense.pages")
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert family.chosen.resting == ("pages",)
    QTest.keyClick(tick, Qt.Key.Key_Space)

    assert family.chosen.resting == ()


def test_reading_aloud_is_offered_only_where_there_is_a_voice(qtbot, words, family):
    silent = SettingsWindow(words, Settings(), Offer(), family.choose, family.start_at_login)
    qtbot.addWidget(silent)

    assert words("settings.read_aloud") not in {
        tick.accessibleName() for tick in silent.findChildren(Tick)
    }


def test_a_copy_that_leaves_nothing_does_not_offer_to_start_with_the_computer(qtbot, words, family):
    offer = Offer(starts_at_login=None)
    carried = SettingsWindow(words, Settings(), offer, family.choose, family.start_at_login)
    qtbot.addWidget(carried)

    assert words("settings.at_login") not in {
        tick.accessibleName() for tick in carried.findChildren(Tick)
    }


def test_starting_with_the_computer_is_arranged_at_once(field, family):
    QTest.mouseClick(field(Tick, "settings.at_login"), Qt.MouseButton.LeftButton)

    assert family.at_login is True


def test_what_could_not_be_kept_is_said(window, field, family, words):
    family.kept = False
    pick(field(Choice, "settings.size"), "large")

    assert window._remark.text() == words("settings.not_kept")
    assert window._remark.isVisible()


def test_the_wheel_does_not_turn_a_choice(field):
    size = field(Choice, "settings.size")
    at = size.currentIndex()
    QTest.mouseMove(size)
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    size.wheelEvent(event)

    assert size.currentIndex() == at
    assert not event.isAccepted()


def test_a_screen_reader_hears_each_field_by_name(window, heard, words):
    told = heard(window)
    for key in ("trusted_name", "trusted_relation", "trusted_number", "country", "size"):
        assert words(f"settings.{key}") in told


def locked(qtbot, words, *names):
    held = Offer(regions=OFFER.regions, senses=OFFER.senses, can_speak=True, locked=set(names))
    family = Family()
    made = SettingsWindow(words, Settings(), held, family.choose, family.start_at_login)
    made.open()
    qtbot.waitExposed(made)
    return made


def named(window, words, key):
    return next(
        part
        for kind in (Choice, Line, Tick)
        for part in window.findChildren(kind)
        if part.accessibleName() == words(key)
    )


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ("country", "settings.country"),
        ("trusted", "settings.trusted_number"),
        ("size", "settings.size"),
        ("read_aloud", "settings.read_aloud"),
        ("resting", "sense.pages"),
    ],
)
def test_what_is_decided_for_this_computer_cannot_be_changed_and_says_why(
    qtbot, words, heard, setting, key
):
    window = locked(qtbot, words, setting)

    assert not named(window, words, key).isEnabled()
    assert named(window, words, key).accessibleDescription() == words("settings.held")
    assert words("settings.held") in {label.text() for label in window.findChildren(Label)}


def test_what_is_not_locked_can_still_be_changed(qtbot, words):
    window = locked(qtbot, words, "country")

    assert named(window, words, "settings.look").isEnabled()
    assert named(window, words, "settings.at_login").isEnabled()


def test_a_locked_part_of_the_country_stays_locked_when_the_country_changes(qtbot, words):
    window = locked(qtbot, words, "nation")
    country = named(window, words, "settings.country")
    pick(country, "ie")
    pick(country, "gb")

    assert not named(window, words, "settings.nation").isEnabled()


def test_nothing_that_can_be_locked_keeps_anybody_from_closing_or_quitting(qtbot, words, icons):
    window = locked(qtbot, words, *Settings.__struct_fields__)
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Escape)

    assert "quit" in CHOICES
    assert "quit" not in Settings.__struct_fields__


def test_a_tool_of_the_family_can_be_let_go(qtbot, words, family):
    chosen = Settings(family_tools=("AnyDesk", "TeamViewer"))
    made = SettingsWindow(words, chosen, OFFER, family.choose, family.start_at_login)
    made.open()
    qtbot.waitExposed(made)
    (tick,) = (each for each in made.findChildren(Tick) if each.accessibleName() == "AnyDesk")
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)

    assert family.chosen.family_tools == ("TeamViewer",)


def test_a_caller_cannot_have_a_tool_taken_up_in_the_settings(window, words):
    asked = {label.text() for label in window.findChildren(Label)}

    assert words("settings.family") not in asked


def test_a_number_that_is_put_right_is_no_trouble_any_more(window, field, words):
    number = field(Line, "settings.trusted_number")
    fill(number, "ask Sarah")
    fill(number, "")

    assert not window._remark.isVisible()
