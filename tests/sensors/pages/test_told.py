"""What the pages sense tells of browsers that are played."""

from contextlib import nullcontext
from threading import Event

import pytest

from guard.core.sighting import DIALOG, DIALOG_LOOP
from guard.sensors import BlindSpot
from guard.sensors.pages import LONGEST_ADDRESS, PagesSensor
from guard.sensors.pages.glance import Dialog, Glance

BANK = Glance(browser=7, address="https://bank.example/a", title="Bank")
SHOP = Glance(browser=7, address="https://shop.example/", title="Shop")
BOX = Dialog(number="12", text="Ring us")


class Played:
    """Browsers on a clock of their own; what they show may depend on the time."""

    def __init__(self, show, words=lambda _: "Words.", unreadable=lambda _: frozenset()):
        self._show, self._words, self._unreadable = show, words, unreadable
        self.now, self.looks, self.reads, self.changed = 100.0, [], [], False
        self.restless = False

    @property
    def time(self):
        return self.now - 100

    def clock(self):
        return self.now

    def wait(self, seconds):
        self.now += 0.01 if self.restless else max(seconds, 0.01)
        return self.restless

    def glance(self):
        self.looks.append(self.time)
        return self._show(self.time)

    def words(self):
        self.reads.append(self.time)
        return self._words(self.time)

    def unreadable(self):
        return self._unreadable(self.time)


@pytest.fixture
def told(monkeypatch):
    def play(played, seconds):
        monkeypatch.setattr("guard.sensors.pages.monotonic", played.clock)
        stop, reports = Event(), []
        for report in PagesSensor(lambda: nullcontext(played)).watch(stop):
            if report is not None:
                reports.append(report)
            if played.time > seconds:
                stop.set()
        return reports

    return play


def test_a_page_is_told_once_while_it_rests(told):
    (seen,) = told(Played(lambda _: BANK), 600)

    assert (seen.title, seen.address, seen.text) == ("Bank", "https://bank.example/a", "Words.")
    assert seen.present
    assert not seen.marks


def test_a_page_at_rest_costs_ever_less(told):
    played = Played(lambda _: BANK)
    told(played, 600)

    assert len([at for at in played.looks if at > 300]) <= 300 / 8 + 1
    assert len([at for at in played.reads if at > 300]) <= 3


def test_a_page_that_changes_without_end_is_read_ever_less(told):
    played = Played(lambda _: BANK, words=lambda at: f"Words at {at}")
    played.changed = played.restless = True
    told(played, 300)

    assert len([at for at in played.reads if at < 5]) >= 4
    assert len([at for at in played.reads if at > 100]) <= 200 / 30 + 1


def test_events_without_end_let_it_look_ten_times_a_second_at_most(told):
    played = Played(lambda _: BANK)
    played.restless = True
    told(played, 10)

    assert len(played.looks) <= 101


def test_a_page_without_words_yet_is_soon_read_again(told):
    played = Played(lambda _: BANK, words=lambda at: "Late words." if at > 0.5 else "")
    first, second = told(played, 3)

    assert (first.text, second.text) == ("", "Late words.")
    assert played.reads[3] < 1


def test_another_address_is_another_thing(told):
    bank, gone, shop = told(Played(lambda at: BANK if at < 5 else SHOP), 30)

    assert (gone.thing, gone.present) == (bank.thing, False)
    assert shop.thing != bank.thing
    assert "shop" not in shop.thing


def test_another_title_is_told_at_the_next_look(told):
    played = Played(
        lambda at: Glance(browser=7, address="https://bank.example/a", title=str(at > 40))
    )
    told(played, 60)

    assert any(40 < at < 50 for at in played.reads)


def test_a_box_is_told_with_the_page_it_hides_and_the_page_stays(told):
    hidden = Glance(browser=7, address="", dialogs=(BOX,))
    page, box, gone = told(Played(lambda at: hidden if 5 < at < 20 else BANK), 60)

    assert (box.text, box.marks, box.address) == ("Ring us", {DIALOG}, page.address)
    assert (gone.thing, gone.present) == (box.thing, False)


def test_a_box_that_is_finished_later_is_told_again(told):
    def show(at):
        return Glance(browser=7, address="", dialogs=(Dialog(number="1", text=str(at > 5)),))

    first, second = told(Played(show), 20)

    assert (first.thing, first.text, second.text) == (second.thing, "False", "True")


def boxes(every):
    """Show one box after another on a page."""
    return lambda at: Glance(
        browser=7, address="", dialogs=(Dialog(number=str(at // every), text="Ring us"),)
    )


def looped(reports):
    return [DIALOG_LOOP in seen.marks for seen in reports if seen.present and seen.text]


def test_the_third_box_of_a_page_in_half_a_minute_is_one_of_a_loop(told):
    assert looped(told(Played(boxes(every=9)), 35)) == [False, False, True, True]


def test_boxes_far_apart_are_no_loop(told):
    assert not any(looped(told(Played(boxes(every=25)), 200)))


def test_boxes_of_several_pages_are_no_loop(told):
    def show(at):
        page, sure = str(at // 10), Dialog(number=str(at // 10), text="Sure?")
        boxed = Glance(browser=7, address="", dialogs=(sure,))
        return boxed if at % 10 > 5 else Glance(browser=7, address=f"https://shop.example/{page}")

    assert not any(looped(told(Played(show), 60)))


def test_everything_goes_with_the_browser(told):
    shown = Glance(browser=7, address="https://bank.example/a", dialogs=(BOX,))
    reports = told(Played(lambda at: shown if at < 5 else None), 20)

    assert [report.present for report in reports] == [True, True, False, False]


def test_a_browser_that_cannot_be_read_is_a_blind_spot_until_it_can(told):
    played = Played(
        lambda _: None, unreadable=lambda at: frozenset({"Chromium"} if at < 30 else ())
    )

    assert told(played, 60) == [
        BlindSpot(why="browser_started_first", about="Chromium"),
        BlindSpot(why="browser_started_first", about="Chromium", present=False),
    ]


def test_an_endless_address_is_cut(told):
    (seen,) = told(Played(lambda _: Glance(browser=7, address="data:," + "x" * 10**6)), 1)

    assert len(seen.address) == LONGEST_ADDRESS
