import pytest

from guard.core.address import hands_number, host, is_odd
from guard.core.disguise import Disguise

NOTHING = Disguise(())


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://support.microsoft.com@evil.example/", "evil.example"),
        (r"https://evil.example\@support.microsoft.com/", "evil.example"),
        ("https://SUPPORT.Microsoft.com./x", "support.microsoft.com"),
        ("evil.example/path", "evil.example"),
        ("file://microsoft.com/x", ""),
        ("data:text/html,https://microsoft.com", ""),
        ("https://" + "x" * 300 + ".example/", ""),
    ],
)
def test_the_site_is_the_one_a_browser_would_open(address, site):
    assert host(address) == site


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/?Anph=1-888-010-0199",
        "https://evil.example/index.html?a=b&phone=18880100199",
        "https://www.apple.com/search?q=call+now+%2B1+888+010+0199",
    ],
)
def test_a_number_handed_over_by_the_address_is_seen(address):
    assert hands_number(address)


@pytest.mark.parametrize(
    "address",
    ["", "https://shop.example/?page=2&order=12", "https://shop.example/phone", "http://["],
)
def test_an_ordinary_query_hands_over_nothing(address):
    assert not hands_number(address)


@pytest.mark.parametrize("path", ["Wi4n0helpL0n3rt7/", "a/W1n0errorX5k8/i.html"])
def test_a_path_of_letters_and_digits_that_hides_words_is_odd(path):
    assert is_odd(f"https://evil.example/{path}", NOTHING)


@pytest.mark.parametrize(
    "path",
    [
        "help/windows-11-errors",
        "d/1a2b3c4d5e6f7a8b9c0d",
        "news/2026/01/05/alert",
        "watch?v=dQw4w9WgXcQ",
        "",
    ],
)
def test_an_ordinary_path_is_not(path):
    assert not is_odd(f"https://honest.example/{path}", NOTHING)
