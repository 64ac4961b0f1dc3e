import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.knowledge import Phrase
from guard.core.phrasebook import PhraseBook, says
from guard.core.text import plain
from knowing import library


def phrase(*parts, signal="call_us", **more):
    return Phrase(signal=signal, says=parts, example="e", innocent="i", **more)


CALL = phrase(("call", "ring"), ("now",))


def test_a_choice_of_each_part_in_order_is_found():
    assert says("Please RING us now", CALL)


def test_parts_in_the_wrong_order_are_not_found():
    assert not says("now ring", CALL)


def test_a_word_inside_another_is_not_found():
    assert not says("string theory now", CALL)


def test_parts_far_apart_are_not_found():
    assert not says("ring " + "x" * CALL.within + " now", CALL)


def test_words_without_spaces_between_them_are_found():
    assert says("今すぐ電話してください", phrase(("電話",)))


def test_the_same_part_twice_needs_two_places():
    assert not says("now", phrase(("now",), ("now",)))


@pytest.mark.parametrize("known", library().knowledge.phrases, ids=lambda p: p.example)
def test_every_phrase_catches_its_example_and_spares_the_innocent(known):
    assert says(known.example, known)
    assert not says(known.innocent, known)


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_stands_around_a_phrase_does_not_hide_it(before, after):
    assert says(f"{before} ring now {after}", CALL)


def test_a_page_that_repeats_one_word_yields_few_hits():
    text = plain("call now " * 2_000)

    assert len(list(PhraseBook((CALL,)).find(text))) <= 40


def test_a_book_without_phrases_finds_nothing():
    assert list(PhraseBook(()).find("call now")) == []


def test_parts_may_stand_in_any_order_where_the_phrase_lets_them():
    loose = Phrase(
        signal="locked", says=(("pc",), ("locked",)), any_order=True, example="e", innocent="i"
    )

    assert says("locked is your pc", loose)
    assert says("your pc is locked", loose)
    assert not says("locked " + "x" * CALL.within + " pc", loose)


def test_a_phrase_says_how_far_apart_its_parts_may_stand():
    near = phrase(("call",), ("now",), within=5)

    assert says("call us now", near)
    assert not says("call us all now", near)


@pytest.mark.parametrize("text", ["ring 0800 010 0199", "ring ☎"])
def test_the_sign_of_a_telephone_stands_for_any_number(text):
    assert says(text, phrase(("ring",), ("☎",)))


def test_a_price_is_no_telephone_number():
    assert not says("ring for $0800 010", phrase(("ring",), ("☎",)))
