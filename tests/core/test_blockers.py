import pytest

from guard.core.blockers import NAMES, SETTINGS, Choice, Written, judge


def judged(*choices, browser="chrome", kind="pages", **orders):
    (blocker,) = judge([Written(browser=browser, kind=kind, choices=choices, **orders)])
    return blocker


@pytest.mark.parametrize(
    ("choice", "word"),
    [(Choice.ON, "on"), (Choice.OFF, "off"), (Choice.NONE, "on"), (Choice.HIDDEN, "unknown")],
)
def test_a_choice_tells_whether_it_is_on(choice, word):
    assert judged(choice).word == word


def test_what_is_an_extra_is_off_until_it_is_chosen():
    assert judged(Choice.NONE, kind="enhanced").word == "off"
    assert judged(Choice.ON, kind="enhanced").word == "on"


def test_one_profile_without_it_is_told():
    assert judged(Choice.ON, Choice.HIDDEN, Choice.OFF, Choice.NONE).word == "off"


def test_one_profile_that_cannot_be_read_leaves_it_open():
    assert judged(Choice.ON, Choice.HIDDEN).word == "unknown"


def test_of_nothing_nothing_is_known():
    assert judged().word == "unknown"


@pytest.mark.parametrize(("ordered", "word"), [(True, "on"), (False, "off")])
def test_an_order_outranks_what_a_person_chose(ordered, word):
    blocker = judged(Choice.ON, Choice.OFF, ordered=ordered)

    assert (blocker.word, blocker.held, blocker.wanting) == (word, True, False)


def test_advice_counts_for_those_who_choose_nothing():
    assert judged(Choice.NONE, advised=False).word == "off"
    assert judged(Choice.ON, advised=False).word == "on"


def test_the_family_can_do_something_about_what_is_off_or_unknown():
    assert [judged(c).wanting for c in (Choice.ON, Choice.OFF, Choice.HIDDEN)] == [
        False, True, True,
    ]  # fmt: skip


def test_those_of_one_browser_stand_together():
    found = judge(
        Written(browser=browser, kind="pages", choices=(Choice.ON,))
        for browser in ("firefox", "chrome", "firefox", "edge")
    )
    assert [each.browser for each in found] == ["edge", "chrome", "firefox", "firefox"]


def test_every_browser_has_a_place_for_its_settings():
    assert NAMES.keys() - SETTINGS.keys() == {"windows"}
