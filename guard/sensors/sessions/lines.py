"""What lines of a tool's records mean; parts of them are written by criminals."""

from collections.abc import Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from ipaddress import ip_address
from itertools import pairwise
from typing import Final

MOST_WORDS: Final = 40
"""Words of a line that are looked at."""
LONGEST_NUMBER: Final = 64
"""Characters of the longest name of the other side that is believed."""
IN_NUMBERS: Final = frozenset("@._-")
_AROUND: Final = "()<>,.;:'\""

Line = Sequence[str]
"""The words of a line, case folded."""


class Shape:
    """Words with which a line of some meaning begins: see ``LogEvidence.starts``."""

    def __init__(self, says: str) -> None:
        self._words = says.casefold().split()
        self._after_head = self._words[1:2] == ["-"]

    def fits(self, line: Line) -> bool:
        """Tell whether a line begins like this."""
        return self._match(line) is not None

    def peer(self, line: Line) -> tuple[str, str]:
        """Return number and address of the other side, where a line of this shape names them."""
        found = dict(zip(self._words, self._match(line) or (), strict=False))
        return number(found.get("<id>", "")), address(found.get("<address>", ""))

    def _match(self, line: Line) -> Line | None:
        """Return the words that stand where those of the shape do."""
        first = line.index("-") - 1 if self._after_head and "-" in line[1:] else 0
        words = line[max(first, 0) : max(first, 0) + len(self._words)]
        if len(words) < len(self._words):
            return None
        pairs = zip(words, self._words, strict=True)
        return words if all(w.startswith("<") or fnmatchcase(t, w) for t, w in pairs) else None


def words(line: str) -> Line:
    """Return the first words of a line."""
    return line.casefold().split(maxsplit=MOST_WORDS)[:MOST_WORDS]


def when(line: Line) -> datetime | None:
    """Return the date and time in front of a line, which records give in UTC."""
    for day, hour in pairwise(line[:4]):
        try:
            stamp = datetime.fromisoformat(f"{day.rstrip(',').replace('/', '-')} {hour}")
        except ValueError:  # these two words are something else
            continue
        return stamp.replace(tzinfo=UTC)
    return None


def number(word: str) -> str:
    """Return a name like ``123456789`` or ``anna@ad``, nothing for what cannot be one."""
    bare = word.strip(_AROUND)
    good = all(letter.isalnum() or letter in IN_NUMBERS for letter in bare)
    return bare if good and len(bare) <= LONGEST_NUMBER else ""


def address(word: str) -> str:
    """Return the IP address in ``192.0.2.7:1234`` or ``[2001:db8::7]:1234``, or nothing."""
    bare = word.strip(",.;'\"()")
    host = bare[1:].partition("]")[0] if bare.startswith("[") else bare
    for candidate in (host, host.rpartition(":")[0]):
        try:
            return str(ip_address(candidate))
        except ValueError:  # it has a port, or is no address
            continue
    return ""
