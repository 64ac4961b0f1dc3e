"""When the pictures sense looks, on a screen that is played."""

from contextlib import nullcontext
from threading import Event

import psutil
import pytest

from guard.core.knowledge import Browser, Knowledge
from guard.core.sighting import FULL_SCREEN, PICTURE_WORDS
from guard.desktop.accessibility.areas import Area
from guard.desktop.browsers import page_name
from guard.sensors import pictures
from guard.sensors.pictures import PicturesSensor, front, ration, stay
from guard.sensors.pictures.screen import Page, Picture, View
from guard.sensors.pictures.stay import LOOKS

HERE = psutil.Process()
"""Plays the browser."""
NOBODY = 0
"""The process of a window of which the X server cannot tell the program."""
KNOWN = Knowledge(browsers=(Browser(name="A test", programs=(HERE.name(),), source=("a test",)),))
FILM = View(window=7, title="Film", pid=HERE.pid, fills=True)
ALBUM = FILM._replace(title="Album", fills=False)


def paged(address):
    return Page(page_name(1, address), address)


HOME, AWAY = paged("https://a.example/"), paged("https://b.example/")
PART = Area(4, 80, 1_000, 600)
WORDS = "Your computer is locked. Ring us now."


class Played:
    """A screen on a clock of its own; what it shows may depend on the time."""

    def __init__(self, show, paint=lambda _: b"\0\1\2\3", shows=lambda _: True):
        self._show, self._paint, self._shows = show, paint, shows
        self.now, self.taken, self.parts = 100.0, [], []

    def wait(self, seconds):
        self.now += max(seconds, 0.05)

    def front(self):
        return self._show(self.now - 100)

    def shows(self, window):
        return self._shows(self.now - 100)

    def picture(self, window, part):
        self.taken.append(self.now - 100)
        self.parts.append(part)
        grey = self._paint(self.now - 100)
        return Picture(2, 2, grey) if grey else None


class Told:
    """Pages that tell about themselves; which one is there may depend on the time."""

    def __init__(self, played, page=lambda _: HOME, *, part=PART, stirs=False):
        self._played, self._page, self._part, self._stirs = played, page, part, stirs
        self.named = self.weighed = 0

    def stirred(self):
        return self._stirs

    def page(self, pid):
        self.named += 1
        return self._page(self._played.now - 100)

    def drawn(self):
        self.weighed += 1
        return self._part


@pytest.fixture
def told(monkeypatch):
    """Play a screen; return what was told and the pictures that were read."""

    def play(played, seconds, words=WORDS, knowledge=KNOWN, pages=None):
        read = []

        class Reads:
            lack = "no_picture_reader"

            def is_there(self):
                return True

            def begin(self, picture):
                read.append(picture)
                return self

            def words(self, _):
                return words

            def close(self):
                pass

        for module in (pictures, front, ration, stay):
            monkeypatch.setattr(module, "monotonic", lambda: played.now)
        stop, reports = Event(), []
        sensor = PicturesSensor(
            knowledge,
            lambda: nullcontext(played),
            Reads(),
            lambda: nullcontext(pages or Told(played)),
        )
        for report in sensor.watch(stop):
            if report is not None:
                reports.append(report)
            if played.now - 100 > seconds:
                stop.set()
        return reports, read

    return play


def test_words_on_a_full_screen_are_told_once(told):
    (seen,), read = told(Played(lambda _: FILM), 60)

    assert (seen.text, seen.title) == (WORDS, "Film")
    assert seen.marks == {PICTURE_WORDS, FULL_SCREEN}
    assert len(read) == 1


def test_a_page_that_is_read_is_told_with_its_address(told):
    (seen,), _ = told(Played(lambda _: ALBUM), 60)

    assert seen.address == HOME.address


def test_a_page_that_has_words_of_its_own_is_not_said_to_be_drawn(told):
    played = Played(lambda _: FILM)
    (seen,), _ = told(played, 60, pages=Told(played, part=None))

    assert seen.marks == {FULL_SCREEN}


def test_a_page_that_tells_nothing_of_itself_may_be_drawn(told):
    played = Played(lambda _: FILM)
    (seen,), _ = told(played, 60, pages=Told(played, lambda _: Page(), part=None))

    assert seen.marks == {PICTURE_WORDS, FULL_SCREEN}


def test_a_screen_without_windows_is_never_looked_at(told):
    played = Played(lambda _: None)

    assert told(played, 60) == ([], [])
    assert played.taken == []


def test_another_program_that_fills_the_screen_is_never_looked_at(told):
    played = Played(lambda _: FILM)

    assert told(played, 60, knowledge=Knowledge()) == ([], [])
    assert played.taken == []


def test_a_full_screen_is_looked_at_a_few_times_and_left_alone(told):
    played = Played(lambda _: FILM, paint=lambda at: int(at * 1_000).to_bytes(4))
    told(played, 600)

    assert len(played.taken) == len(LOOKS)


def test_a_window_that_cannot_be_pictured_is_soon_left_alone(told):
    played = Played(lambda _: FILM, paint=lambda _: b"")

    assert told(played, 600) == ([], [])
    assert len(played.taken) == len(LOOKS)


def test_words_that_go_with_the_full_screen_are_taken_back(told):
    played = Played(lambda at: FILM if at < 5 else None, shows=lambda _: False)
    came, gone = told(played, 60)[0]

    assert came.present
    assert (gone.thing, gone.present) == (came.thing, False)


def test_a_picture_without_words_is_not_told(told):
    assert told(Played(lambda _: FILM), 60, words="7 %")[0] == []


def test_titles_that_change_without_end_let_it_read_ever_less(told):
    played = Played(
        lambda at: FILM._replace(title=str(at)), paint=lambda at: int(at * 1_000).to_bytes(4)
    )
    _, read = told(played, 600)

    assert 4 <= len(read) <= 8


def test_what_is_read_stays_out_of_every_log(told):
    (seen,), (picture,) = told(Played(lambda _: FILM), 5)

    assert "locked" not in repr(seen)
    assert repr(picture) == "Picture(2x2)"


def test_words_of_a_drawn_page_in_a_window_are_told_once_without_a_full_screen(told):
    played = Played(lambda _: ALBUM)
    (seen,), read = told(played, 600)

    assert (seen.text, seen.marks) == (WORDS, {PICTURE_WORDS})
    assert seen.thing.startswith("picture 0x7 ")
    assert len(read) == 1


def test_only_the_page_is_pictured_and_nothing_around_it(told):
    played = Played(lambda _: ALBUM)
    told(played, 5)

    assert set(played.parts) == {PART}


def test_a_page_with_words_is_weighed_and_never_pictured(told):
    played = Played(lambda _: ALBUM)
    worded = Told(played, part=None)

    assert told(played, 600, pages=worded) == ([], [])
    assert (worded.weighed, played.taken) == (len(LOOKS), [])


def test_a_page_at_rest_is_asked_for_nothing(told):
    played = Played(lambda _: ALBUM)
    quiet = Told(played)
    told(played, 600, pages=quiet)

    assert (quiet.named, quiet.weighed) == (1, len(LOOKS))


def test_a_page_that_takes_the_screen_is_the_same_thing_and_told_so(told):
    played = Played(
        lambda at: ALBUM._replace(fills=at > 6), paint=lambda at: b"\0\1" if at < 6 else b"\0\2"
    )
    first, second = told(played, 60)[0]

    assert first.thing == second.thing
    assert second.marks - first.marks == {FULL_SCREEN}


OTHER = ALBUM._replace(window=9, pid=NOBODY)


def test_a_page_that_can_be_seen_beside_another_program_has_not_gone_and_is_not_pictured(told):
    played = Played(lambda at: OTHER if 2 < at < 100 else ALBUM)
    reports, _ = told(played, 200)

    assert [seen.present for seen in reports] == [True]
    assert not [at for at in played.taken if 2 < at < 100]
    assert len(played.taken) == len(LOOKS)


def test_a_page_in_a_window_that_is_put_away_has_gone(told):
    played = Played(lambda at: ALBUM if at < 5 else OTHER, shows=lambda at: at < 50)
    came, gone = told(played, 100)[0]

    assert (came.present, gone.present, gone.thing) == (True, False, came.thing)


def test_a_page_that_another_takes_the_place_of_in_the_background_has_gone(told):
    played = Played(lambda at: ALBUM if at < 5 else OTHER)
    left = Told(played, page=lambda at: HOME if at < 50 else AWAY, stirs=True)
    came, gone = told(played, 100, pages=left)[0]

    assert (came.present, gone.present, gone.thing) == (True, False, came.thing)


def test_the_browsers_own_page_is_never_weighed(told):
    played = Played(lambda _: ALBUM)
    own = Told(played, page=lambda _: Page())
    told(played, 600, pages=own)

    assert (own.named, own.weighed) == (1, 0)


def test_a_browser_that_does_not_answer_is_asked_ever_less(told):
    played = Played(lambda _: ALBUM)
    silent = Told(played, page=lambda _: None)
    told(played, 600, pages=silent)

    assert silent.named < 90


def test_a_browser_that_answers_late_is_looked_at_then(told):
    played = Played(lambda _: ALBUM)
    late = Told(played, page=lambda at: HOME if at > 9 else None)

    assert len(told(played, 60, pages=late)[0]) == 1


def test_a_page_that_does_not_answer_for_a_moment_has_not_gone(told):
    played = Played(lambda _: ALBUM)
    busy = Told(played, page=lambda at: None if 5 < at < 9 else HOME, stirs=True)

    assert [seen.present for seen in told(played, 60, pages=busy)[0]] == [True]


def test_another_page_takes_the_words_of_the_last_one_back(told):
    played = Played(lambda _: ALBUM, paint=lambda at: b"\0\1" if at < 6 else b"\2\2")
    turned = Told(played, page=lambda at: HOME if at < 6 else AWAY, stirs=True)
    came, gone = told(played, 60, pages=turned)[0]

    assert came.present
    assert (gone.thing, gone.present) == (came.thing, False)


def test_pages_of_one_site_that_come_without_end_are_read_ever_less(told):
    played = Played(lambda _: ALBUM, paint=lambda at: int(at * 1_000).to_bytes(4))
    album = Told(played, page=lambda at: paged(f"https://a.example/{at // 5}"), stirs=True)
    _, read = told(played, 600, pages=album)

    assert 4 <= len(read) <= 8


def test_a_page_of_another_site_is_read_at_once_all_the_same(told):
    played = Played(lambda _: ALBUM, paint=lambda at: int(at * 1_000).to_bytes(4))

    def page(at):
        return paged(f"https://a.example/{at // 5}") if at < 50 else AWAY

    told(played, 52, pages=Told(played, page=page, stirs=True))

    assert played.taken[-1] >= 50


def test_a_page_whose_title_never_rests_is_weighed_ever_less(told):
    played = Played(lambda at: ALBUM._replace(title=str(at)))
    restless = Told(played, part=None, stirs=True)
    told(played, 600, pages=restless)

    assert len(LOOKS) <= restless.weighed <= 5 * len(LOOKS)


def test_a_picture_of_one_colour_is_not_read(told):
    played = Played(lambda _: ALBUM, paint=lambda _: b"\7\7\7\7")

    assert told(played, 60) == ([], [])


class Absent:
    """A reader that is installed only later, if ever."""

    lack = "no_picture_reader"

    def __init__(self, *there):
        self._there = list(there)

    def is_there(self):
        return self._there.pop(0) if self._there else False


def test_without_a_program_that_reads_it_says_so_as_a_limit():
    stop = Event()
    reports = PicturesSensor(KNOWN, reader=Absent()).watch(stop)
    spot = next(reports)
    stop.set()

    assert (spot.why, spot.limit, list(reports)) == ("no_picture_reader", True, [])


def test_a_program_that_is_installed_later_is_found(monkeypatch):
    monkeypatch.setattr(pictures, "AGAIN", 0.0)
    monkeypatch.setattr(pictures, "PULSE", 0.0)
    played, stop = Played(lambda _: None), Event()
    reports = PicturesSensor(
        KNOWN,
        lambda: nullcontext(played),
        Absent(False, True),
        lambda: nullcontext(Told(played)),
    ).watch(stop)
    spots = [next(reports), next(reports)]
    stop.set()

    assert [spot.present for spot in spots] == [True, False]
