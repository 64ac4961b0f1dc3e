"""The owl tells how well the guard sees by its shape, in sixteen pixels and without colour."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from guard.core.senses import SenseState
from guard.ui.owl import SIZES, icon
from guard.ui.sight import Eyes, eyes, hindrance, sense_name, told

SEES = SenseState(name="processes", seeing=True)
PART = SenseState(name="pages", seeing=True, why="browser_started_first", about="Chromium")
BLIND = SenseState(name="screen", seeing=False, why="no_x11")
LIMIT = SenseState(name="pictures", seeing=True, why="no_picture_reader", limit=True)


@pytest.mark.parametrize(
    ("states", "look"),
    [
        ((), Eyes.SHUT),
        ((SEES,), Eyes.OPEN),
        ((SEES, PART), Eyes.ONE),
        ((SEES, BLIND), Eyes.ONE),
        ((PART,), Eyes.ONE),
        ((BLIND,), Eyes.SHUT),
        ((BLIND, BLIND), Eyes.SHUT),
        ((SEES, LIMIT), Eyes.OPEN),
        ((PART, LIMIT), Eyes.ONE),
        ((BLIND, LIMIT), Eyes.SHUT),
    ],
)
def test_the_owl_never_looks_awake_when_a_sense_is_blind(states, look):
    assert eyes(states) is look


def grey(icons, look, size):
    picture = icon(icons, look).pixmap(size, size).toImage()
    return [QColor(picture.pixelColor(x, y)).lightness() for y in range(size) for x in range(size)]


@pytest.mark.parametrize("size", SIZES)
def test_the_three_owls_differ_by_shape_in_every_size(qapp, icons, size):
    drawn = {look: grey(icons, look, size) for look in Eyes}
    for one, other in combinations(drawn.values(), 2):
        differing = sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))
        assert differing >= size * size // 20


@pytest.mark.parametrize("look", Eyes)
def test_every_size_is_drawn_and_not_scaled(qapp, icons, look):
    sizes = icon(icons, look).availableSizes()
    assert sorted(size.width() for size in sizes) == list(SIZES)


def test_the_tray_tells_the_first_hindrance_and_what_helps(words):
    assert told(words, (SEES, PART, BLIND)) == (
        words("tray.one_eye"),
        words("blind.browser_started_first.reason", about="Chromium"),
        words("blind.browser_started_first.remedy"),
    )


def test_a_guard_that_sees_everything_says_no_more_than_that(words):
    assert told(words, (SEES,)) == (words("tray.watching"),)


def test_the_limit_of_an_extra_is_told_only_where_somebody_asks(words):
    assert told(words, (SEES, LIMIT)) == (words("tray.watching"),)
    assert hindrance(words, LIMIT) == (
        words("blind.no_picture_reader.reason"),
        words("blind.no_picture_reader.remedy"),
    )


def test_a_hindrance_without_words_still_has_a_remedy(words):
    unheard_of = SenseState(name="screen", seeing=False, why="moon_in_the_way")
    assert hindrance(words, unheard_of) == (
        words("blind.unknown.reason"),
        words("blind.unknown.remedy"),
    )


def test_a_sense_without_words_keeps_its_own_name(words):
    assert sense_name(words, SenseState(name="clip\nboard", seeing=True)) == "clip board"
