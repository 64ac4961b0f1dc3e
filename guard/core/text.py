"""Make text comparable, whatever was done to its letters."""

import unicodedata
from typing import Final

LONGEST: Final = 8_000
"""Characters of one text that are looked at; the rest is cut."""

_HIDDEN: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
"""Unicode categories that show nothing: zero-width, direction, control, unassigned."""


def plain(text: str) -> str:
    """Fold case, width, invisible marks and runs of space; cut what is too long."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].casefold()
    spaced = " ".join(folded.split())
    if not (spaced.isascii() and spaced.isprintable()):
        hidden = {ord(c): None for c in set(spaced) if unicodedata.category(c) in _HIDDEN}
        spaced = " ".join(spaced.translate(hidden).split())
    return spaced[:LONGEST]
