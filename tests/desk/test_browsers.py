"""What pages are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.desktop.browsers import page_name, same_site, titled_name

HERE = page_name(7, "https://trap.example/a?b#c")


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://trap.example/another", True),
        ("http://trap.example/a?b#c", True),
        ("https://trap.example:8443/a", False),
        ("https://one.trap.example/a", False),
        ("data:text/html,trap.example", False),
        ("", False),
    ],
)
def test_two_pages_are_of_one_site_if_their_hosts_are(address, same):
    assert same_site(HERE, page_name(7, address)) is same


def test_the_same_address_in_another_browser_is_another_page():
    assert not same_site(HERE, page_name(8, "https://trap.example/a?b#c"))


def test_no_name_is_of_no_site():
    assert not same_site("", "")


def test_pages_known_by_their_titles_are_the_same_only_under_the_same_title():
    assert same_site(titled_name(7, "Ring us"), titled_name(7, "Ring us"))
    assert not same_site(titled_name(7, "Ring us"), titled_name(7, "Ring us now"))


@given(st.text())
def test_a_name_has_one_shape_whatever_the_address(address):
    kind, browser, digest = page_name(7, address).split()

    assert (kind, browser, len(digest)) == ("page", "7", 32)
