"""See through letters that only look like letters: Wind0ws, W i n d o w s, Cyrillic ones."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from guard.core.phrasebook import joined
from guard.core.text import plain, runs

SHORTEST: Final = 4
"""Letters of the shortest word that is looked for behind a disguise."""

_LOOKALIKES: Final = str.maketrans(
    # Cyrillic
    "\u0430\u0432\u0435\u0451\u0456\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u0455\u0458\u0501\u04bb\u051b\u0461\u0475\u0433"
    # Greek
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9\u03b7"
    # Turkish, phonetic, Armenian
    "\u0131\u0261\u01c0\u0578\u057d\u0585",
    "abeeikmhopctyxsjdhqwvrabeikvoptuxwniglnuo",
)
"""Letters of other scripts, and the Latin ones they are taken for."""

_LEET: Final = (
    str.maketrans("013456789@$!|", "oieasgtbgasil"),
    str.maketrans("013456789@$!|", "oleasgtbgasll"),
)
"""Digits and signs that stand for letters; 1 is an i to one and an l to another."""

_WORD: Final = re.compile(r"[@$]?[a-z0-9]+(?:[@$!|]+[a-z0-9]+)*")
_ODD: Final = re.compile(r"[0-9]|[@$!|](?=[a-z0-9])")
_REST: Final = re.compile(r"[a-z0-9]*(?:[@$!|]+[a-z0-9]+)*")
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_INSIDE: Final = _LETTERS | frozenset("0123456789@$!|")
"""What such a word is made of; of Latin letters, it is one only if another sign is among them."""
_SPLIT: Final = re.compile(r"(?<![^\W_])[^\W_](?:[ ._*|\-][^\W_]){5,}(?![^\W_])")
"""Six or more letters, each on its own."""
_BETWEEN: Final = re.compile(r"[ ._*|\-]")
_TWICE: Final = re.compile(r"(.)\1+")


class Disguise:
    """The words that are worth hiding, and how to find them behind a disguise."""

    def __init__(self, words: Iterable[str], vocabulary: Iterable[str] = ()) -> None:
        hidden = {plain(word) for word in words}
        self._hidden = {_once(word): word for word in hidden if len(word) >= SHORTEST}
        known = hidden | {plain(word) for word in vocabulary}
        self._known = " ".join(word for word in known if len(word) > 1 and word.isalnum())

    @cached_property
    def _spelling(self) -> AhoCorasick:
        """Find known words where they stand without blanks; takes 2.5 MB, and few pages ask."""
        return AhoCorasick(self._known.split(), matchkind=MatchKind.LeftmostLongest)

    def lift(self, text: str) -> tuple[str, tuple[int, ...]]:
        """Return a plain text without its disguises, and where it wore one."""
        found: list[int] = []
        whole = _SPLIT.sub(lambda letters: self._together(letters, found), text)
        alike = not whole.isascii() and any(ord(letter) in _LOOKALIKES for letter in set(whole))
        latin = whole.translate(_LOOKALIKES) if alike else whole
        pieces, last = [], 0
        words = _mixed(latin) if whole is latin else (m.span() for m in _WORD.finditer(latin))
        for start, end in words:
            meant = self._meant(whole[start:end], latin[start:end])
            if meant and not (joined(latin, start) or joined(latin, end)):
                found.append(start)
                pieces += [whole[last:start], meant]
                last = end
        return "".join((*pieces, whole[last:])), tuple(found)

    def _meant(self, word: str, latin: str) -> str:
        """Return the word that one in wrong letters stands for, or nothing."""
        if word.isdigit() or (word.isascii() and word.isalpha()):
            return ""
        for leet in _LEET:
            meant = self._hidden.get(_once(latin.translate(leet)))
            if meant and meant != word:
                return meant
        return ""

    def _together(self, match: re.Match[str], found: list[int]) -> str:
        """Join letters that stand alone, and part them again where known words end."""
        letters = _BETWEEN.sub("", match.group())
        if not self._hidden:
            return match.group()
        words, last = [], 0
        for _, start, end in self._spelling.find_matches_as_indexes(letters):
            words += [letters[last:start], letters[start:end]]
            last = end
        if not any(len(word) > 1 and _once(word) in self._hidden for word in words):
            return match.group()
        found.append(match.start())
        return " ".join(word for word in (*words, letters[last:]) if word)


def _mixed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each whole word stands that has a digit or a sign."""
    for start, _, end in runs(text, _ODD, _LETTERS, _REST):
        if start == 0 or text[start - 1] not in _INSIDE:
            yield start, end


def _once(word: str) -> str:
    """Write each letter once where it stands twice or more: errr0r is error."""
    return _TWICE.sub(r"\1", word)
