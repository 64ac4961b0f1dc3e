"""Read what a message says, through the simple markup of desktop messages.

Facts: the Desktop Notifications Specification 1.2 (b, i, u, a and img; nothing nests deeply).
"""

from typing import Final

_LINK: Final = '<a href="'
LONGEST_ADDRESS: Final = 2_000


def shown(body: str) -> str:
    """Return the words a person sees: without tags, with entities as letters.

    One pass: a ``<`` without its ``>`` is a word like any other.
    """
    first, *pieces = body.split("<")
    words = [first]
    for piece in pieces:
        _, closed, after = piece.partition(">")
        words.append(after if closed else f"<{piece}")
    return _letters("".join(words))


def sender(body: str) -> tuple[str, str]:
    """Return the site a browser made from Chromium puts first, and the rest of the body.

    The browser writes it, as a link or as a line of its own; the site writes only what
    follows. Empty if there is none.
    """
    if body.startswith(_LINK):
        address, _, rest = body.removeprefix(_LINK).partition('"')
        return _letters(address[:LONGEST_ADDRESS]), rest.partition("</a>")[2]
    line, blank, rest = body.partition("\n\n")
    if blank and "." in line and not any(letter.isspace() for letter in line):
        return _letters(line[:LONGEST_ADDRESS]), rest
    return "", body


def _letters(text: str) -> str:
    """Return a text with entities as letters; one with an entity that is no number as it is."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 -- its 2,231 entities take 600 kB; few messages ask

    try:
        return unescape(text)
    except ValueError:  # Python turns no more than 4,300 digits into a number
        return text
