"""Find error codes that no computer has ever given: letters and digits thrown together."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from guard.core.text import runs

_HEX: Final = frozenset("0123456789abcdef")
_REAL: Final = (2, 3, 4, 8, 16)
"""Digits that a true code has behind its ``0x``."""

_DIGIT: Final = re.compile(r"[0-9]")
_REST: Final = re.compile(r"[a-z0-9#]*")
_BEFORE: Final = frozenset("abcdefghijklmnopqrstuvwxyz#")
"""What a run of letters and digits may begin with."""
_MOST_BEFORE: Final = 8
"""Characters that a code has before its first digit at most."""

_FUSED: Final = re.compile(
    r"(?:code|error|firewall|hotline|help(?:desk|line)|warning|virus|alert|support)"
    r"[#x0-9][a-z0-9#]{3,}"
)
"""A word of alarm with a code stuck to it."""

_SPOKEN: Final = re.compile(
    r"(?:error|errore|erreur|fehler|fehlercode|code|kod|c[oó]digo|codice|fout|fel|erro|エラー|"
    r"helpdesk|hotline|smart ?screen)[\w :.#\-(\[]{0,12}$"
)
"""A word that comes right before a code."""

LOOK_BACK: Final = 28
"""Characters before a code in which its word must stand."""

TURNS: Final = 3
"""Changes between letter and digit that no true short name makes."""


def false_codes(text: str) -> Iterator[int]:
    """Yield where each made-up code stands in a text that ``plain`` has made."""
    for start, digit, end in runs(text, _DIGIT, _BEFORE, _REST):
        for match in _FUSED.finditer(text, start, end):
            if _turns(match.group()) >= TURNS:
                yield match.start()
        if (
            digit - start <= _MOST_BEFORE
            and _invented(text[start:end].lstrip("#"))
            and _SPOKEN.search(text, max(0, start - LOOK_BACK), start)
        ):
            yield start


def _invented(code: str) -> bool:
    """Tell a code from true ones such as 0x80070005."""
    if code.startswith(("0x", "ox")) and len(code) > len("0x"):
        digits = code[2:]
        return code[0] == "o" or not (_HEX.issuperset(digits) and len(digits) in _REAL)
    return len(code) >= 5 and _turns(code) >= TURNS  # noqa: PLR2004 -- 2v7h is also a seat


def _turns(code: str) -> int:
    """Count how often letters and digits take turns."""
    kinds = [letter.isdigit() for letter in code if letter != "#"]
    return sum(one != other for one, other in pairwise(kinds))
