"""When the pictures sense looks, on a screen that is played."""

from contextlib import nullcontext
from threading import Event

import psutil
import pytest

from guard.core.knowledge import Browser, Knowledge
from guard.core.sighting import FULL_SCREEN, PICTURE_WORDS
from guard.sensors import pictures
from guard.sensors.pictures import PicturesSensor, stay
from guard.sensors.pictures.screen import Picture, View
from guard.sensors.pictures.stay import LOOKS

HERE = psutil.Process()
KNOWN = Knowledge(browsers=(Browser(name="A test", programs=(HERE.name(),), source=("a test",)),))
FILM = View(window=7, title="Film", pid=HERE.pid)
WORDS = "Your computer is locked. Ring us now."


class Played:
    """A screen on a clock of its own; what it shows may depend on the time."""

    def __init__(self, show, paint=lambda _: b"\0\1\2\3"):
        self._show, self._paint, self.now, self.taken = show, paint, 100.0, []

    def wait(self, seconds):
        self.now += max(seconds, 0.05)

    def filled(self):
        return self._show(self.now - 100)

    def picture(self, window):
        self.taken.append(self.now - 100)
        grey = self._paint(self.now - 100)
        return Picture(2, 2, grey) if grey else None


@pytest.fixture
def told(monkeypatch):
    """Play a screen; return what was told and the pictures that were read."""

    def play(played, seconds, words=WORDS, knowledge=KNOWN):
        read = []

        class Reads:
            def is_there(self):
                return True

            def begin(self, picture):
                read.append(picture)
                return self

            def words(self, _):
                return words

            def close(self):
                pass

        for module in (pictures, stay):
            monkeypatch.setattr(module, "monotonic", lambda: played.now)
        stop, reports = Event(), []
        for report in PicturesSensor(knowledge, lambda: nullcontext(played), Reads()).watch(stop):
            if report is not None:
                reports.append(report)
            if played.now - 100 > seconds:
                stop.set()
        return reports, read

    return play


def test_words_on_a_full_screen_are_told_once(told):
    (seen,), read = told(Played(lambda _: FILM), 60)

    assert (seen.text, seen.title, seen.thing) == (WORDS, "Film", "picture 0x7")
    assert seen.marks == {PICTURE_WORDS, FULL_SCREEN}
    assert len(read) == 1


def test_a_screen_that_nothing_fills_is_never_looked_at(told):
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
    came, gone = told(Played(lambda at: FILM if at < 5 else None), 60)[0]

    assert came.present
    assert (gone.thing, gone.present) == (came.thing, False)


def test_a_picture_without_words_is_not_told(told):
    assert told(Played(lambda _: FILM), 60, words="7 %")[0] == []


def test_titles_that_change_without_end_let_it_read_ever_less(told):
    played = Played(
        lambda at: FILM._replace(title=str(at)), paint=lambda at: int(at * 1_000).to_bytes(4)
    )
    _, read = told(played, 600)

    assert len(read) <= 8


def test_what_is_read_stays_out_of_every_log(told):
    (seen,), (picture,) = told(Played(lambda _: FILM), 5)

    assert "locked" not in repr(seen)
    assert repr(picture) == "Picture(2x2)"


class Absent:
    """A reader that is installed only later, if ever."""

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
    reports = PicturesSensor(KNOWN, lambda: nullcontext(played), Absent(False, True)).watch(stop)
    spots = [next(reports), next(reports)]
    stop.set()

    assert [spot.present for spot in spots] == [True, False]
