import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.disguise import Disguise
from guard.core.text import plain

WORDS = ("windows", "error", "code", "support", "microsoft", "locked")


def lift(text):
    return Disguise(WORDS, ("your", "computer", "is")).lift(plain(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wind0ws", "windows"),
        ("Err00r", "error"),
        ("c0de", "code"),
        ("$upp0rt!", "support!"),
        ("W\u0456nd\u043ews", "windows"),
        ("L\u03bfcked", "locked"),
        ("M\u0456\u0441r\u043es\u043eft", "microsoft"),
        ("W i n d o w s", "windows"),
        ("S.u.p.p.o.r.t", "support"),
        ("y o u r c o m p u t e r i s l o c k e d", "your computer is locked"),
        ("W\u0336i\u0336n\u0336d\u0336o\u0336w\u0336s\u0336", "windows"),
        ("\U0001d416\U0001d422\U0001d427\U0001d41d\U0001d428\U0001d430\U0001d42c", "windows"),
    ],
)
def test_a_word_in_wrong_letters_is_read(written, read):
    assert lift(written)[0] == read


@pytest.mark.parametrize(
    "honest",
    [
        "windows 11",
        "error",
        "b2b 4you",
        "a b c d e f g h",
        "call 0800 010 0199",
        "\u043e\u043a\u043d\u043e",
        "8 bit",
    ],
)
def test_honest_letters_are_no_disguise(honest):
    assert lift(honest) == (honest, ())


def test_where_the_disguise_begins_is_told():
    assert lift("your Wind0ws")[1] == (5,)


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    text = plain(text)
    lifted, found = lift(text)

    assert (lifted == text) or found
