"""Where things stand in their window, whatever a program says."""

import pytest

from guard.desktop.accessibility.areas import Area, area

PAGE = Area(10, 20, 100, 50)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (PAGE, PAGE),
        (Area(0, 0, 60, 40), Area(10, 20, 50, 20)),
        (Area(30, 30, 1, 1), Area(30, 30, 1, 1)),
        (Area(100, 60, 900, 900), Area(100, 60, 10, 10)),
    ],
)
def test_two_areas_share_what_lies_in_both(other, shared):
    assert PAGE.within(other) == other.within(PAGE) == shared


@pytest.mark.parametrize("other", [Area(110, 20, 5, 5), Area(-9_999, 20, 100, 50)])
def test_areas_apart_share_nothing(other):
    assert PAGE.within(other).size == 0


@pytest.mark.parametrize(
    "answer", [None, (-1, -1, -1, -1), (0, 0, 0, 10), ("a", 1, 2, 3), (1, 2, 3)]
)
def test_what_is_not_laid_out_has_no_area(answer):
    assert area(answer) is None


def test_an_area_is_what_the_program_says():
    assert area((1, 2, 3, 4)) == Area(1, 2, 3, 4)
