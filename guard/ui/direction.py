"""Which way writing runs, and the marks that let some of it run the other way.

Facts: the Unicode bidirectional algorithm, UAX 9.
"""

import re
import unicodedata
from typing import Final

RUNS_LEFT: Final = "\u200f"
"""Begins what runs from right to left, whatever letter comes first."""
_FROM_RIGHT: Final = frozenset({"R", "AL"})
_FROM_LEFT, _OWN_WAY, _ENDS = "\u2066", "\u2068", "\u2069"
_NUMBER: Final = re.compile(r"[+(*#]*\d(?:[\d ()./:+*#-]*[\d*#])?")
"""What is dialled, a time, an address of a computer."""


def from_right(text: str) -> bool:
    """Tell whether a text of ours is in a script that runs from right to left."""
    return any(unicodedata.bidirectional(letter) in _FROM_RIGHT for letter in text)


def own_way(text: str) -> str:
    """Let a text run as its own first letter does, whatever stands around it."""
    return f"{_OWN_WAY}{text}{_ENDS}"


def kept_in_order(text: str) -> str:
    """Let what runs from left to right do so among what does not, above all a number to ring.

    Without the marks its groups of digits would change places.
    """
    if not from_right(text):
        return f"{_FROM_LEFT}{text}{_ENDS}"
    return _NUMBER.sub(lambda number: f"{_FROM_LEFT}{number[0]}{_ENDS}", text)
