"""Lint of resources/banks."""

from collections import Counter

import msgspec
import pytest

from guard.core.bank import Bank
from guard.core.mind import Mind
from guard.core.text import plain
from guard.store.paths import resources
from knowing import mind

FILES = {path.stem: path for path in sorted((resources() / "banks").glob("*.toml"))}
SHARED = {
    *("com", "net", "org", "co.uk", "org.uk", "google.com", "facebook.com", "microsoft.com"),
    *("marksandspencer.com", "tesco.com", "sainsburys.co.uk", "postoffice.co.uk", "gov.uk"),
}
"""Hosts with much besides money: a page there says nothing."""
FEWEST_WORDS = 2
"""Of a title: one word stands in the titles of newspapers, too."""

every_bank = pytest.mark.parametrize("stem", FILES)


def bank(stem: str) -> Bank:
    return msgspec.toml.decode(FILES[stem].read_bytes(), type=Bank)


def repeated(facts):
    return [fact for fact, times in Counter(facts).items() if times > 1]


@every_bank
def test_a_bank_can_be_read(stem):
    assert bank(stem).source


@every_bank
def test_no_host_is_one_with_much_besides(stem):
    assert not SHARED & set(bank(stem).hosts)


@every_bank
def test_no_host_lies_below_another_of_the_same_bank(stem):
    hosts = bank(stem).hosts
    assert not [low for low in hosts for high in hosts if low.endswith(f".{high}")]


@every_bank
def test_a_title_is_more_than_one_word(stem):
    short = [title for title in bank(stem).titles if len(plain(title).split()) < FEWEST_WORDS]
    assert short == []


@every_bank
def test_its_own_pages_are_known(stem):
    known = bank(stem)
    assert {mind().money.at(f"www.{host}").name for host in known.hosts} == {known.name}
    assert {mind().money.titled(f"{t} - Chromium").name for t in known.titles} <= {known.name}


def test_no_two_banks_share_a_name_a_host_or_a_title():
    assert repeated(bank(stem).name for stem in FILES) == []
    assert repeated(host for stem in FILES for host in bank(stem).hosts) == []
    assert repeated(plain(title) for stem in FILES for title in bank(stem).titles) == []


def test_the_banks_behind_159_are_known():
    told = {name for stem in FILES for name in [bank(stem).name]}
    assert told >= {"Barclays", "HSBC", "Lloyds Bank", "NatWest", "Santander", "Nationwide", "TSB"}


@pytest.mark.parametrize(
    "host",
    ["", "co.uk", "barclays.co.uk.login.example", "notbarclays.co.uk", "barclays-co.uk", "." * 99],
)
def test_a_host_that_only_sounds_like_a_bank_is_none(host):
    assert mind().money.at(host) is None


@pytest.mark.parametrize(
    "title",
    [
        "NatWest Three freed in Texas - BBC News",
        "Is Barclays closing branches? - The Guardian",
        "Halifax Town Hall - Wikipedia",
        "How to open a Steam valve",
        f"{'news ' * 100} Log in Barclays",
        "Nationwide survey of birds - RSPB",
        "",
    ],
)
def test_news_about_a_bank_is_none(title):
    assert mind().money.titled(title) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Log in | Barclays - Google Chrome", "Barclays"),
        ("Barclays: Log\u200b in", "Barclays"),
        ("HSBC UK: Sign in — Mozilla Firefox", "HSBC"),
        ("Welcome back to Monzo", "Monzo"),
        ("NatWest Online Banking", "NatWest"),
        ("Internet Banking - Royal Bank of Scotland", "Royal Bank of Scotland"),
        ("Amazon.co.uk Sign In", "Amazon"),
    ],
)
def test_a_page_to_log_in_is_known_by_its_title(title, name):
    assert mind().money.titled(title).name == name


def test_without_a_file_no_page_is_a_bank(knowledge_of_nothing):
    nothing = Mind(knowledge_of_nothing)
    assert nothing.money.at("barclays.co.uk") is None
    assert nothing.money.titled("Barclays Online Banking") is None


@pytest.fixture
def knowledge_of_nothing():
    from guard.core.knowledge import Knowledge

    return Knowledge()
