"""Answers of the accessibility bus, as plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.desktop.accessibility.answers import has, number, reference, references, text, woven
from guard.desktop.accessibility.questions import Ref

GAP = "\ufffc"


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([f"Ring {GAP} now", "0800"], ["Ring 0800", " now"]),
        ([f"{GAP}{GAP}", f"One {GAP}", "link", "Two"], ["One link", "Two"]),
        ([f"Form {GAP} end"], ["Form  end"]),
        (["First", "second"], ["First", "second"]),
        ([GAP * 3_000, "Only this"], ["Only this"]),
    ],
)
def test_texts_stand_where_their_parents_leave_a_gap(texts, words):
    assert [line for line in "".join(woven(texts)).splitlines() if line] == words


@given(st.lists(st.text(alphabet=[GAP, "a", "\n"])))
def test_no_letter_is_lost_or_made_up(texts):
    woven_text = "".join(woven(texts))

    assert woven_text.count("a") == "".join(texts).count("a")
    assert GAP not in woven_text


ODD = st.recursive(
    st.none() | st.integers() | st.text() | st.booleans(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
)


@given(ODD)
def test_an_answer_of_any_shape_is_taken(answer):
    assert isinstance(text(answer), str)
    assert isinstance(number(answer), int)
    assert isinstance(references(answer), list)
    assert reference(answer) is None or isinstance(reference(answer), Ref)
    assert has(answer, 1) in (True, False)


def test_nothing_is_no_object():
    assert reference((":1.5", "/org/a11y/atspi/null")) is None


def test_a_state_beyond_the_first_word_is_found():
    assert has([0, 1], 32)
