"""Where scripts and shortcuts lead: the addresses and file names they speak of.

No format is read: whatever the quotes and commas of a language are, an address ends there.
"""

import re
from collections.abc import Iterator
from itertools import islice
from string import ascii_letters, digits
from typing import Final

from guard.files.kinds import DISCS, PROGRAMS, ZIPPED, ending
from guard.files.rationed import PIECE, Rationed

MOST: Final = 64
"""Leads that one file gives."""
LONGEST: Final = 2_000
"""Characters of one lead; the rest of it is not looked at."""
_FETCHED: Final = (PROGRAMS | DISCS | ZIPPED) - {".run"}
"""Endings of what is fetched; ``shell.Run`` is a word of the scripts themselves."""
_DROPPED: Final = dict.fromkeys(map(ord, "\0^`"))
"""What tears words apart for our eyes only: half of each UTF-16 letter, and the marks
that the command line and PowerShell skip."""
_WORD: Final = re.compile(r"""[^\s"'<>|;,()\[\]{}]+""")
_PART: Final = re.compile(r"[^/\\=?&:*]+")
_SCHEME: Final = ascii_letters + digits + "+.-"


def read(file: Rationed) -> tuple[str, ...]:
    """Return each address and each name of a program, once, in the order they come.

    Only the first and the last PIECE are looked at: padding is put behind, or before.
    """
    file.seek(0)
    found = file.read(min(PIECE, len(file)))
    rest = min(PIECE, len(file) - len(found))
    file.seek(len(file) - rest)
    words = (found + file.read(rest)).decode("latin-1").translate(_DROPPED)
    return tuple(islice(dict.fromkeys(_leads(words)), MOST))


def _leads(words: str) -> Iterator[str]:
    for word in _WORD.finditer(words):
        text = word.group()[:LONGEST]
        before, mark, after = text.partition("://")
        scheme = before[len(before.rstrip(_SCHEME)) :]
        if mark and scheme:
            yield scheme + mark + after
        else:
            yield from (part for part in _PART.findall(text) if ending(part) in _FETCHED)


def name(lead: str) -> str:
    """Return the file name in a lead, empty if it names none."""
    return next((part for part in _PART.findall(lead)[::-1] if ending(part) in _FETCHED), "")
