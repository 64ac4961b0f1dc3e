import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.text import LONGEST, plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CALL  Microsoft\nNow", "call microsoft now"),
        ("C\u200ba\u00adll\u2060", "call"),
        ("\uff23\uff21\uff2c\uff2c", "call"),
        ("\u202ecall\u202c", "call"),
        ("c\x00a\x07ll", "call"),
        ("a\u00a0b\u3000c", "a b c"),
        ("don\u2019t \u201cclose\u201d", 'don\'t "close"'),
        ("\u00abferm\u00e9\u00bb", '"ferm\u00e9"'),
    ],
)
def test_disguises_do_not_help(written, read):
    assert plain(written) == read


def test_a_text_of_one_megabyte_is_cut():
    assert len(plain("call " * 200_000)) <= LONGEST


def test_a_letter_that_unfolds_into_eighteen_is_cut_too():
    assert len(plain("\ufdfa" * LONGEST)) <= LONGEST


@given(st.text(max_size=200))
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)
