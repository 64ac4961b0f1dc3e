"""Can it be read and pressed: size, contrast, room and focus, measured on the pixels."""

from collections import Counter
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from conversation import talks
from every_window import windows
from guard.core.settings import Settings
from guard.ui import paper
from guard.ui.button import TARGET, BigButton
from guard.ui.cover import Cover
from guard.ui.fields import Choice, Line
from guard.ui.parts import Label, RuleBox, Scroll
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.sheet import Once
from guard.ui.tick import Tick
from guard.ui.warning_foot import Foot
from guard.ui.warning_page import Teller
from guard.ui.warning_sheet import WarningSheet
from guard.ui.words import Words
from knowing import RESOURCES

PAPERS = {
    "day": paper.DAY,
    "night": paper.NIGHT,
    "stark": paper.STARK_DAY,
    "black": paper.STARK_NIGHT,
}
TALKS = talks()
STEPS = tuple(TALKS)
COLUMNS = windows(Words(RESOURCES / "words"))
WINDOWS = (*STEPS, "other screen", *COLUMNS)


@pytest.fixture
def show(qtbot, words, icons, screen):
    """Open one of the program's windows on one of the monitors."""

    teller = Teller(words=words, icons=icons, is_remote=lambda: False)

    def warning(monitor, state):
        sheet = WarningSheet(teller)
        sheet.stand(TALKS[state], screen[monitor])
        return sheet

    def other_screen(monitor):
        cover = Cover(words, icons, words("headline.danger"))
        cover.spread(screen[monitor])
        return cover

    def column(monitor, make):
        window = make()
        window.setScreen(screen[monitor])
        window.open()
        return window

    kept = []
    makers = {
        **{name: partial(warning, state=name) for name in STEPS},
        **{name: partial(column, make=make) for name, make in COLUMNS.items()},
        "other screen": other_screen,
    }

    def made(name, monitor="laptop"):
        window = makers[name](monitor)
        kept.append(window)  # as the program does
        qtbot.waitExposed(window)
        QApplication.processEvents()
        return window

    return made


def place(part, window):
    return QRect(part.mapTo(window, QPoint()), part.size())


def scroll_around(part):
    while part is not None and not isinstance(part, Scroll):
        part = part.parentWidget()
    return part


def cut(window):
    """Name every text that cannot be read whole, even by scrolling."""
    parts = [*window.findChildren(QLabel), *window.findChildren(BigButton)]
    for part in (part for part in [*parts, *window.findChildren(Tick)] if part.isVisibleTo(window)):
        words = part.accessibleName()
        if part.heightForWidth(part.width()) > part.height():
            yield f"too low: {words}"
        if part.minimumSizeHint().width() > part.width():
            yield f"too narrow: {words}"
        scroll = scroll_around(part)
        room = scroll.widget().rect() if scroll else window.rect()
        if not room.contains(place(part, scroll.widget() if scroll else window)):
            yield f"outside: {words}"
    for scroll in window.findChildren(Scroll):
        if scroll.widget().width() > scroll.viewport().width():
            yield "wider than its room"
        hidden = scroll.widget().height() - scroll.viewport().height()
        if hidden > scroll.verticalScrollBar().maximum():
            yield "cannot be scrolled to its end"
        if scroll.viewport().height() < QFontMetrics(paper.font(paper.BODY)).height():
            yield "shows not even one line"


@pytest.mark.parametrize("monitor", ["laptop", "netbook"])
@pytest.mark.parametrize("name", WINDOWS)
def test_nothing_is_cut(show, name, monitor):
    assert list(cut(show(name, monitor))) == []


@pytest.mark.usefixtures("larger_type")
@pytest.mark.parametrize("monitor", ["laptop", "netbook"])
@pytest.mark.parametrize("name", WINDOWS)
def test_nothing_is_cut_at_twice_the_size_of_type(show, name, monitor):
    assert list(cut(show(name, monitor))) == []


@pytest.mark.usefixtures("largest_type")
@pytest.mark.parametrize("monitor", ["laptop", "netbook"])
@pytest.mark.parametrize("name", STEPS)
def test_nothing_is_cut_at_three_times_the_size_of_type(show, name, monitor):
    assert list(cut(show(name, monitor))) == []


@pytest.mark.parametrize("name", STEPS)
def test_what_the_warning_says_needs_no_scrolling(show, name, words):
    window = show(name, "laptop")
    scrolls = [window.findChild(RuleBox), window.findChild(Foot)]
    for scroll in filter(None, map(scroll_around, scrolls)):
        assert scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", STEPS)
def test_every_answer_is_in_sight_on_a_small_monitor(show, name):
    window = show(name, "netbook")
    for button in window.findChild(Foot).findChildren(BigButton):
        assert scroll_around(button) is None
        assert window.rect().contains(place(button, window))


def test_a_window_stays_on_its_monitor(show, screen):
    for name in WINDOWS:
        assert show(name, "netbook").height() <= screen["netbook"].size().height()


@pytest.mark.parametrize("type_size", ["larger_type", "largest_type"])
@pytest.mark.parametrize("name", sorted({*STEPS} - {"working"}))
def test_the_safe_answer_is_in_sight_at_any_size_of_type(show, name, type_size, request):
    request.getfixturevalue(type_size)
    window = show(name, "netbook")
    safe = window.focusWidget()
    assert window.rect().contains(place(safe, window))
    assert scroll_around(safe) is None


def test_the_person_who_asks_for_larger_type_gets_it(qapp, larger_type):
    assert paper.font(paper.BODY).pointSizeF() == 2 * paper.BODY


def test_a_type_set_in_pixels_is_no_reason_for_smaller_type(qapp):
    usual, pixels = qapp.font(), qapp.font()
    pixels.setPixelSize(9)
    qapp.setFont(pixels)
    try:
        assert paper.font(paper.BODY).pointSizeF() == paper.BODY
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize("name", WINDOWS)
def test_no_type_is_smaller_than_fifteen_points_and_the_message_is_eighteen(show, name):
    window = show(name)
    sizes = [part.font().pointSizeF() for part in window.findChildren(Label)]
    sizes += [part.font().pointSizeF() for part in window.findChildren(BigButton)]
    assert min(sizes) >= 15
    for box in window.findChildren(RuleBox):
        assert min(part.font().pointSizeF() for part in box.findChildren(Label)) >= 18


@pytest.mark.parametrize("name", WINDOWS)
def test_what_is_to_press_can_be_hit(show, name):
    window = show(name)
    kinds = (BigButton, Tick, Line, Choice)
    for button in (part for kind in kinds for part in window.findChildren(kind)):
        assert min(button.width(), button.height()) >= TARGET


def luminance(colour):
    parts = [
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def text_contrast(picture, room):
    """Compare the commonest colour, the ground, with the one that differs most from it."""
    seen = Counter(
        picture.pixel(x, y)
        for x in range(room.left() + 10, room.right() - 10)
        for y in range(room.top() + 12, room.bottom() - 12)
    )
    ground = seen.most_common(1)[0][0]
    return max(contrast(ground, ink) for ink in seen)


@pytest.mark.parametrize("sheet", PAPERS.values(), ids=PAPERS.keys())
@pytest.mark.parametrize("name", ["cover", *COLUMNS])
def test_every_text_stands_out_seven_to_one(show, monkeypatch, name, sheet):
    monkeypatch.setattr(paper, "current", lambda: sheet)
    window = show(name)
    QTest.qWait(50)
    picture = window.grab().toImage()
    for part in [*window.findChildren(Label), *window.findChildren(BigButton)]:
        room = place(part, window)
        if window.rect().contains(room):
            lowest = 3 if room.height() > 60 else 0
            assert text_contrast(picture, room.adjusted(0, -8 + lowest, 0, 8)) >= 7


@pytest.mark.parametrize("sheet", PAPERS.values(), ids=PAPERS.keys())
def test_every_ink_stands_out_seven_to_one_on_every_ground(sheet):
    for ink in (sheet.ink, sheet.soft):
        assert min(contrast(ink, sheet.paper), contrast(ink, sheet.card)) >= 7


@pytest.mark.parametrize("sheet", PAPERS.values(), ids=PAPERS.keys())
def test_the_focus_can_be_seen(show, monkeypatch, sheet):
    monkeypatch.setattr(paper, "current", lambda: sheet)
    window = show("quit")
    stay, leave = window.findChildren(BigButton)
    leave.setFocus()
    with_focus = leave.grab().toImage()
    stay.setFocus()
    assert with_focus != leave.grab().toImage()
    middle = with_focus.height() // 2
    ring, outside, inside = (with_focus.pixel(x, middle) for x in (4, 0, 7))
    assert QColor(ring).name() == sheet.amber
    assert min(contrast(ring, outside), contrast(ring, inside)) >= 3


def test_a_dark_desktop_gets_dark_paper(qapp, monkeypatch):
    dark = QPalette(QColor("#202020"))
    monkeypatch.setattr(paper.QGuiApplication, "palette", lambda: dark)
    monkeypatch.setattr(paper.QGuiApplication, "styleHints", lambda: Hints(Qt.ColorScheme.Unknown))
    assert paper.current() is paper.NIGHT


class Hints:
    """What the desktop says the person wants to see."""

    def __init__(self, scheme, wish=Qt.ContrastPreference.NoPreference):
        self.colorScheme = lambda: scheme
        self.accessibility = lambda: self
        self.contrastPreference = lambda: wish


@pytest.mark.parametrize(
    ("scheme", "wish", "sheet"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, paper.DAY),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, paper.NIGHT),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, paper.STARK_DAY),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, paper.STARK_NIGHT),
    ],
)
def test_the_paper_is_what_the_person_chose_for_the_desktop(monkeypatch, scheme, wish, sheet):
    monkeypatch.setattr(paper.QGuiApplication, "styleHints", lambda: Hints(scheme, wish))
    assert paper.current() is sheet


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_keys_reach_what_is_below(show, key):
    window = show("history", "netbook")
    bar = window.findChild(Scroll).verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(window.findChild(BigButton), key)
    assert bar.value() > 0


def test_a_word_longer_than_a_line_is_broken_and_spoken_whole(qtbot):
    label = Label("m" * 60)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < paper.measure(50)
    assert label.accessibleName() == "m" * 60


@pytest.fixture
def usual_paper():
    yield
    paper.choose()


@pytest.mark.parametrize(("size", "points"), [("usual", 18), ("large", 22.5), ("largest", 27)])
def test_the_person_chooses_the_size_for_the_guard_alone(usual_paper, size, points):
    paper.choose(size)

    assert paper.font(paper.BODY).pointSizeF() == points


@pytest.mark.parametrize(("look", "sheet"), list(paper.LOOKS.items()))
def test_the_person_chooses_the_colours_for_the_guard_alone(usual_paper, look, sheet):
    paper.choose(look=look)

    assert paper.current() is sheet


def test_a_window_made_anew_keeps_the_keyboard_where_it_was(qtbot, words):
    def make():
        return SettingsWindow(words, Settings(), Offer(), lambda _: True, lambda _: True)

    once = Once(make)
    before = once.open()
    qtbot.waitExposed(before)
    before.focus_on(words("settings.size"))
    once.renew()

    assert once.window is not before
    assert once.window.focusWidget().accessibleName() == words("settings.size")


def test_the_edge_of_the_rule_stands_where_reading_begins(qapp, show):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        box = show("card").findChild(RuleBox)
        picture = box.grab().toImage()
        assert QColor(picture.pixel(box.width() - 3, 5)).name() == paper.DAY.amber
        assert QColor(picture.pixel(3, 5)).name() == paper.DAY.card
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
