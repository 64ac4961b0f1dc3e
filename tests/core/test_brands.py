import pytest

from guard.core.brands import Brands, foremost
from guard.core.signs import read
from knowing import mind, page, sighting

BRANDS = Brands(mind().knowledge.brands)


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("support.microsoft.com", "Microsoft"),
        ("microsoft.com", "Microsoft"),
        ("microsoft.com.evil.example", ""),
        ("notmicrosoft.com", ""),
        ("x.z13.web.core.windows.net", ""),
        ("sites.google.com", ""),
        ("", ""),
    ],
)
def test_a_site_has_the_owner_it_honestly_has(host, owner):
    assert BRANDS.owner(host) == owner


def test_the_brand_named_most_is_the_foremost():
    claims = BRANDS.claimed("apple windows, windows defender")

    assert foremost(claims) == "Microsoft"


def test_a_brand_inside_another_word_is_not_claimed():
    assert list(BRANDS.claimed("pineapples")) == []


def test_a_page_on_the_owners_site_is_the_owners_word():
    assert not read(page(address="https://support.microsoft.com/scams"), mind())


def test_the_owners_search_box_is_not_believed():
    found = read(page(address="https://www.microsoft.com/search?q=1-888-010-0199"), mind())

    assert [sign.kind for sign in found] == ["scare_page"]


def test_every_site_lies_below_one_brand_only():
    hosts = [host for brand in mind().knowledge.brands for host in (*brand.hosts, *brand.rented)]

    assert len(hosts) == len(set(hosts))


def test_a_rented_site_is_nobodys():
    rented = [host for brand in mind().knowledge.brands for host in brand.rented]

    assert {BRANDS.owner(f"somebody.{host}") for host in rented} == {""}


def test_a_brand_is_told_as_we_call_it():
    text = "Wind0ws locked. Call Wind0ws support +1 888 010 0199 now. Do not close this page."
    (sign,) = read(sighting(text=text, address="https://evil.example/"), mind())

    assert {hint.about for hint in sign.hints} == {"Microsoft"}
