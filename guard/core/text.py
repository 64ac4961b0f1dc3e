"""Make text comparable, whatever was done to its letters."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 8_000
"""Characters of one text that are looked at; the rest is cut."""

_LETTERS: Final = (1 << 64) - 1
"""All bits of a hash, which may be below zero."""

_BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by category that show nothing all the same."""

_STRUCK: Final = "".join(map(chr, range(0x0300, 0x0370)))
"""Combining marks; those NFKC leaves alone belong to no letter: strokes, heaps of dots."""

_MARKS: Final = dict.fromkeys(_BLANK + _STRUCK, "") | dict(
    zip(
        "\u2018\u2019\u02bc\u2032\u201c\u201d\u201e\u00ab\u00bb\u2010\u2011\u2013\u2212",
        "''''" + '"' * 5 + "-" * 4,
        strict=True,
    )
)
"""Marks as printers set them, and as people type them; nothing for those that show nothing."""

_MARKED: Final = re.compile(f"[{''.join(_MARKS)}]")

_FEW: Final = 16
"""Different letters up to which it is faster to replace one after the other than all at once."""


def plain(text: str) -> str:
    """Fold case, width, invisible marks and runs of space; cut what is too long."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].casefold()
    spaced = " ".join(folded.split())
    if not spaced.isprintable() or (not spaced.isascii() and _MARKED.search(spaced)):
        odd = [letter for letter in set(spaced) if letter in _MARKS or not letter.isprintable()]
        spaced = " ".join(_composed(_without(odd, spaced)).split())
    return _composed(spaced)[:LONGEST]


def _without(odd: Sequence[str], text: str) -> str:
    """Put marks as people type them for those of printers, and nothing for other odd letters."""
    if len(odd) > _FEW:
        return text.translate({ord(letter): _MARKS.get(letter) for letter in odd})
    for letter in odd:
        text = text.replace(letter, _MARKS.get(letter, ""))
    return text


def _composed(text: str) -> str:
    """Put letters and their accents together, which folding may have parted."""
    return unicodedata.normalize("NFC", text)


def runs(
    text: str, telling: re.Pattern[str], before: frozenset[str], after: re.Pattern[str]
) -> Iterator[tuple[int, int, int]]:
    """Yield each run that has a telling sign: where it starts, that sign, and where it ends.

    Few runs have one, so it is found first; ``before`` and ``after`` are what it stands among.
    """
    end = 0
    while sign := telling.search(text, end):
        start = sign.start()
        while start > end and text[start - 1] in before:
            start -= 1
        rest = after.match(text, sign.end())
        end = rest.end() if rest else sign.end()
        yield start, sign.start(), end


def stand_in(text: str | bytes) -> str:
    """Return 16 letters that stand for a text and tell nothing of it; others in each process.

    Python's hash of texts is keyed at random (SipHash): nobody outside finds two alike. hashlib
    would load three megabytes of OpenSSL for less.
    """
    return f"{hash(text) & _LETTERS:016x}"
