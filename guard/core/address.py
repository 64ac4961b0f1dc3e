"""Read what the address of a page gives away."""

import re
from typing import Final
from urllib.parse import unquote_plus, urlsplit

from guard.core.disguise import Disguise
from guard.core.numbers import numbers
from guard.core.text import plain

LONGEST_ADDRESS: Final = 2_000
"""Characters of an address that are looked at."""

_WEB: Final = frozenset({"", "http", "https"})
"""What a site is read by; a file or a piece of script has no owner."""

LONGEST_HOST: Final = 253
"""Characters of the longest host name (RFC 1035)."""

HANDED: Final = frozenset({"anph", "phone", "ph0n", "ph", "phn", "tfn", "num", "number", "call"})
"""Parameters by which kits hand the telephone number to the page."""

_WORD: Final = re.compile(r"[a-z0-9]+")
_LONG: Final = 9
"""Letters of a path from which digits among them are no accident."""
_HEAP: Final = 60
"""Characters of one piece of a path that nobody could ever type."""

_UNDER: Final = re.compile(
    "win|help|line|error|support|security|alert|warn|micro|defend|virus|apple"
)


def host(address: str) -> str:
    """Return the web site of an address, or nothing where it names none."""
    try:
        parts = urlsplit(_web(address))
        name = parts.hostname or ""
    except ValueError:  # e.g. "http://[" is no address
        return ""
    return name.rstrip(".") if parts.scheme in _WEB and len(name) <= LONGEST_HOST else ""


def path(address: str) -> str:
    """Return what follows the site in an address, without the slash in front."""
    try:
        return urlsplit(_web(address)).path.lstrip("/")
    except ValueError:
        return ""


def hands_number(address: str) -> bool:
    """Tell whether an address carries the telephone number that its page shows."""
    _, _, query = _web(address).partition("?")
    pairs = [part.partition("=") for part in query.lower().replace(";", "&").split("&")]
    values = plain(unquote_plus("\n".join(value for _, _, value in pairs)))
    return not HANDED.isdisjoint(name for name, _, _ in pairs) or any(numbers(values))


def is_odd(address: str, disguise: Disguise) -> bool:
    """Tell a path that a kit has made up: Wi1n0helpS0h0line57."""
    path = _web(address).partition("?")[0].lower().partition("//")[2].partition("/")[2]
    return any(_made_up(piece, disguise) for piece in path.split("/"))


def _made_up(piece: str, disguise: Disguise) -> bool:
    if len(piece) >= _HEAP and piece.count("-") + piece.count("_") >= 4:  # noqa: PLR2004
        words = _WORD.findall(piece)
        return 2 * sum(_mixed(word) for word in words) > len(words)
    return any(_hides(word, disguise) for word in _WORD.findall(piece))


def _hides(word: str, disguise: Disguise) -> bool:
    letters = "".join(letter for letter in word if letter.isalpha())
    return (
        len(word) >= _LONG
        and _mixed(word)
        and bool(_UNDER.search(letters) or disguise.lift(word)[1])
    )


def _mixed(word: str) -> bool:
    """Tell whether digits stand between the letters of a word, not only at its end."""
    bare = word.strip("0123456789")
    return not bare.isalpha() and bool(bare)


def _web(address: str) -> str:
    r"""Return an address as browsers take it: ``\`` is ``/``, and the scheme may be missing."""
    short = address[:LONGEST_ADDRESS].strip().replace("\\", "/")
    first = short.partition("/")[0]
    return f"//{short}" if "." in first and ":" not in first else short
