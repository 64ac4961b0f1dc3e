import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.sensors.notifications.body import sender, shown


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("5 viruses <b>found</b>", "5 viruses found"),
        ("Tom &amp; Anna &lt;3", "Tom & Anna <3"),
        ("1 < 2", "1 < 2"),
        ("<img src='a' alt='b'/>Hello", "Hello"),
        ("a <b", "a <b"),
        ("&#38;lt;", "&lt;"),
        ("", ""),
    ],
)
def test_the_words_are_those_a_person_sees(body, words):
    assert shown(body) == words


def test_a_number_too_long_for_a_letter_is_left_as_it_is():
    assert shown("&#" + "9" * 5_000 + ";").startswith("&#99")


@given(st.text('<>&#;/ab9"', max_size=300))
def test_any_body_is_read(body):
    assert isinstance(shown(body), str)
    assert len(sender(body)) == 2


def test_the_site_is_the_link_that_the_browser_puts_first():
    body = '<a href="https://push.example/">push.example</a>\n\nYou have 5 viruses'

    assert sender(body) == ("https://push.example/", "\n\nYou have 5 viruses")


def test_the_site_is_the_first_line_where_the_desktop_shows_no_links():
    assert sender("push.example\n\nYou have 5 viruses") == ("push.example", "You have 5 viruses")


@pytest.mark.parametrize(
    "body",
    ["Hello Anna", "Hello Anna.\n\nSee you", "Hello <a href='https://bank.example/'>bank</a>", ""],
)
def test_a_body_that_begins_with_words_names_no_site(body):
    assert sender(body) == ("", body)
