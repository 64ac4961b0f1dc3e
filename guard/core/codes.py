"""Find error codes that no computer has ever given: letters and digits thrown together."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_HEX: Final = frozenset("0123456789abcdef")
_REAL: Final = (2, 3, 4, 8, 16)
"""Digits that a true code has behind its ``0x``."""

_CODE: Final = re.compile(r"(?<![a-z0-9#])[a-z#]{0,8}[0-9][a-z0-9#]*")
"""A run of letters and digits; it can begin only where no other goes on."""

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
    for match in _FUSED.finditer(text):
        if _turns(match.group()) >= TURNS:
            yield match.start()
    for match in _CODE.finditer(text):
        code = match.group().lstrip("#")
        if _invented(code) and _SPOKEN.search(
            text, max(0, match.start() - LOOK_BACK), match.start()
        ):
            yield match.start()


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
