"""Where a file came from, as Windows' browsers and mail programs note beside it.

Facts: the Mark of the Web is a second stream of the file, called Zone.Identifier, an INI section
[ZoneTransfer] with HostUrl (the file's own address) and ReferrerUrl (the page that led to it).
Other systems have no such stream, so nothing is found there.
"""

from pathlib import Path
from typing import Final

STREAM: Final = ":Zone.Identifier"
_MOST: Final = 8_192
"""Bytes that are read; two addresses at their longest."""
_LONGEST: Final = 2_000
"""Characters of an address that are kept."""
_TOLD_BY: Final = ("hosturl", "referrerurl")


def origin(path: Path) -> str:
    """Return the address a file was fetched from, empty where nobody noted it; never raises."""
    try:
        with open(f"{path}{STREAM}", "rb") as stream:  # noqa: PTH123 -- a stream is no path
            return noted(stream.read(_MOST).decode("utf-8", "replace"))
    except (OSError, ValueError):
        return ""


def noted(mark: str) -> str:
    """Return the address in a mark, the file's own before that of the page."""
    told: dict[str, str] = {}
    for line in mark.splitlines():
        key, _, value = line.partition("=")
        told.setdefault(key.strip().casefold(), value.strip()[:_LONGEST])
    addresses = (told.get(key, "") for key in _TOLD_BY)
    return next((each for each in addresses if each.startswith(("https://", "http://"))), "")
