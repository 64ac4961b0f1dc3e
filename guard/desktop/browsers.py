"""Browsers, and what the guard calls their pages."""

from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

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
_BYTES: Final = 6
"""Of each digest in the name of a page; written down they are twice as long."""


def page_name(browser: int, address: str) -> str:
    """Name a page by its browser, its site and its address, which may itself tell too much."""
    return f"page {browser} {_digest(_site(address))}{_digest(address)}"


def titled_name(browser: int, title: str) -> str:
    """Name a page of which no more than the title of its window is known."""
    return f"title {browser} {_digest(title)}{_digest(title)}"


def same_site(page: str, other: str) -> bool:
    """Tell whether two names are of pages in one browser and of one site; no name is of none."""
    return page != "" and site_name(page) == site_name(other)


def site_name(page: str) -> str:
    """Name the site of a page in its browser, by the name of the page; nothing for no name."""
    return page[: -2 * _BYTES]


def _site(address: str) -> str:
    """Return what a page cannot change of its address by itself: its host, else its kind."""
    try:
        parts = urlsplit(address)
    except ValueError:  # e.g. "http://[" is no address
        return ""
    return parts.netloc or parts.scheme


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=_BYTES).hexdigest()
