from guard.core.knowledge import Weighing
from guard.core.phrasebook import Hit
from guard.core.tongues import MOST, readings

WEIGHINGS = {
    "locked": Weighing(weight=3, why="w"),
    "stay": Weighing(weight=2, why="w"),
    "scam_talk": Weighing(weight=-6, why="w"),
    "reported": Weighing(weight=-2, why="w"),
}


def heard(*hits):
    """Return the signals of each reading of a page; every hit is a signal and its language."""
    said = [Hit(signal, at, tongue) for at, (signal, tongue) in enumerate(hits)]
    return [{hit.signal for hit in reading} for reading in readings(said, WEIGHINGS)]


def test_accidents_in_two_languages_do_not_add_up():
    assert heard(("locked", "it"), ("stay", "pl")) == [{"locked"}, {"stay"}]


def test_english_counts_beside_any_language():
    assert heard(("locked", "en"), ("stay", "de")) == [{"locked", "stay"}]


def test_what_is_in_no_language_counts_in_each():
    assert all("locked" in reading for reading in heard(("locked", ""), ("stay", "de")))


def test_one_honest_word_in_another_language_is_an_accident():
    assert {"locked"} in heard(("locked", "de"), ("scam_talk", "ro"))


def test_one_honest_word_in_another_language_does_not_talk_an_english_scare_free():
    assert {"locked"} in heard(("locked", "en"), ("scam_talk", "nl"))


def test_honest_talk_that_is_surely_in_another_language_counts():
    said = heard(("locked", "de"), ("scam_talk", "nl"), ("reported", "nl"))

    assert all("scam_talk" in reading for reading in said)


def test_a_page_in_many_languages_is_read_in_few():
    every = [("locked", tongue) for tongue in ("cs", "da", "de", "es", "fi", "fr", "it", "ja")]

    assert len(heard(*every)) == MOST


def test_a_page_that_says_nothing_is_read_once():
    assert heard() == [set()]
