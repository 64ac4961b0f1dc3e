"""Lint of resources/browsers."""

import msgspec
import pytest

from guard.core.knowledge import Browser
from guard.store.paths import resources

FILES = {path.stem: path for path in sorted((resources() / "browsers").glob("*.toml"))}

every_browser = pytest.mark.parametrize("stem", FILES)


def browser(stem: str) -> Browser:
    return msgspec.toml.decode(FILES[stem].read_bytes(), type=Browser)


@every_browser
def test_a_browser_is_known_on_linux_and_on_windows(stem):
    assert browser(stem).programs
    assert browser(stem).windows
    assert all(name.endswith(".exe") for name in browser(stem).windows)
    assert not any(name.endswith(".exe") for name in browser(stem).programs)


@every_browser
def test_a_title_ends_with_a_dash_and_the_name(stem):
    for ending in browser(stem).titles:
        assert ending.startswith((" - ", " — ")), ending


def test_no_two_browsers_share_the_end_of_a_title():
    endings = [ending for stem in FILES for ending in browser(stem).titles]
    assert len(set(endings)) == len(endings)


@pytest.mark.parametrize(
    "name", ["chromium", "chrome", "firefox", "firefox-esr", "msedge.exe", "brave.exe"]
)
def test_a_browser_that_people_use_is_known(name):
    assert any(name in (*browser(stem).programs, *browser(stem).windows) for stem in FILES)
