"""Sentences by key, and what becomes of text from outside on its way into them."""

import pytest

from guard.ui.words import LONGEST_FACT, Words, clean


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en.toml").write_text(
        'plain = "Hello."\n[deep]\nfact = "I saw {about}."\nfact_unnamed = "I saw it."\n'
    )
    return tmp_path


def test_a_key_gives_its_sentence(folder):
    assert Words(folder)("plain") == "Hello."


def test_a_place_is_filled_with_a_fact(folder):
    assert Words(folder)("deep.fact", about="AnyDesk") == "I saw AnyDesk."


def test_an_empty_fact_takes_the_sentence_without_a_name(folder):
    assert Words(folder)("deep.fact", about="\u200b\n") == "I saw it."


def test_the_first_key_that_has_a_sentence_is_taken(folder):
    assert Words(folder)("deep.unheard_of", "plain") == "Hello."


def test_a_key_without_a_sentence_is_an_error(folder):
    with pytest.raises(KeyError):
        Words(folder)("deep.unheard_of")


def test_a_fact_with_braces_is_not_filled_again(folder):
    assert Words(folder)("deep.fact", about="{about}{plain}") == "I saw {about}{plain}."


def test_english_fills_what_a_language_lacks(folder):
    (folder / "de.toml").write_text('plain = "Guten Tag."')
    words = Words(folder, "de")
    assert (words("plain"), words("deep.fact_unnamed")) == ("Guten Tag.", "I saw it.")


def test_a_country_speaks_its_language_with_its_own_turns(folder):
    (folder / "de.toml").write_text('plain = "Guten Tag."\n[deep]\nfact_unnamed = "Gesehen."')
    (folder / "de_AT.toml").write_text('plain = "Grüß Gott."')
    words = Words(folder, "de_AT")
    assert (words("plain"), words("deep.fact_unnamed")) == ("Grüß Gott.", "Gesehen.")


@pytest.mark.parametrize("language", ["xx", "", "../../etc/passwd", "C"])
def test_a_language_nobody_wrote_speaks_english(folder, language):
    words = Words(folder, language)
    assert (words("plain"), words.trouble) == ("Hello.", "")


@pytest.mark.parametrize(
    "broken",
    [b"plain = ", b"\xff\xfe", b"plain = 7", b"[deep]\nfact = ['a']", b"plain = 'a'\n" * 2],
)
def test_a_broken_language_speaks_english_and_is_named(folder, broken):
    (folder / "de.toml").write_bytes(broken)
    words = Words(folder, "de")
    assert (words("plain"), words.trouble) == ("Hello.", "de.toml")


def test_a_key_english_does_not_know_is_not_taken(folder):
    (folder / "de.toml").write_text('stray = "?"')
    with pytest.raises(KeyError):
        Words(folder, "de")("stray")


def test_without_english_nothing_can_be_said(tmp_path):
    with pytest.raises(OSError, match=r"en\.toml"):
        Words(tmp_path)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("AnyDesk\r\nYou are safe", "AnyDesk You are safe"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u200b\u200d\u2066b", "ab"),
        ("  a \t  b  ", "a b"),
        ("\ud800\ue000", ""),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_tricks_with_letters_are_taken_out(hostile, shown):
    assert clean(hostile) == shown


def test_marks_do_not_pile_up_over_other_words():
    assert len(clean("q" + "\u0335\u0336\u0337" * 20)) <= 3


def test_a_long_fact_keeps_both_its_ends():
    cut = clean("login.microsoft.com." + "a" * 500 + ".evil.example")
    assert len(cut) == LONGEST_FACT
    assert cut.startswith("login.microsoft.com.")
    assert cut.endswith(".evil.example")


def test_a_fact_of_one_megabyte_is_cut():
    assert len(clean("\u0301a" * 500_000)) <= LONGEST_FACT


def test_the_language_can_change_while_it_runs(folder):
    (folder / "de.toml").write_text('plain = "Guten Tag."')
    words = Words(folder)
    words.speak("de_AT")
    assert (words("plain"), words.language, words.languages) == ("Guten Tag.", "de", ("de", "en"))
    words.speak("en")
    assert (words("plain"), words.language) == ("Hello.", "en")


def test_a_sentence_that_runs_from_right_to_left_does_so_from_a_latin_name_on(folder):
    (folder / "ur.toml").write_text('[deep]\nfact = "{about} کھلا ہے"', "utf-8")

    said = Words(folder, "ur")("deep.fact", about="AnyDesk")
    assert said == "\u200f\u2068AnyDesk\u2069 کھلا ہے"
