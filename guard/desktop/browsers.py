"""Browsers, and what the guard calls their pages."""

from typing import Final
from urllib.parse import urlsplit

from guard.core.text import stand_in

NAMES: Final = {
    "brave": "Brave",
    "chrome": "Google Chrome",
    "chromium": "Chromium",
    "chromium-browser": "Chromium",
    "firefox": "Firefox",
    "firefox-bin": "Firefox",
    "firefox-esr": "Firefox",
    "librewolf": "LibreWolf",
    "msedge": "Microsoft Edge",
    "opera": "Opera",
    "vivaldi-bin": "Vivaldi",
}
"""Browsers by the name of their process."""
_LETTERS: Final = 16
"""Of each half of a page's name."""


def page_name(browser: int, address: str) -> str:
    """Name a page by its browser, its site and its address, which may itself tell too much."""
    return f"page {browser} {stand_in(_site(address))}{stand_in(address)}"


def titled_name(browser: int, title: str) -> str:
    """Name a page of which no more than the title of its window is known."""
    return f"title {browser} {stand_in(title)}{stand_in(title)}"


def same_site(page: str, other: str) -> bool:
    """Tell whether two names are of pages in one browser and of one site; no name is of none."""
    return page != "" and site_name(page) == site_name(other)


def site_name(page: str) -> str:
    """Name the site of a page in its browser, by the name of the page; nothing for no name."""
    return page[:-_LETTERS]


def _site(address: str) -> str:
    """Return what a page cannot change of its address by itself: its host, else its kind."""
    try:
        parts = urlsplit(address)
    except ValueError:  # e.g. "http://[" is no address
        return ""
    return parts.netloc or parts.scheme
