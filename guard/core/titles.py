"""Judge a title where nothing else of a page can be read: weak, so only the plainest count."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from ahocorasick_rs import AhoCorasick

from guard.core.knowledge import Browser, TitleWords
from guard.core.phrasebook import joined
from guard.core.text import plain

LONGEST_TITLE: Final = 300
"""Characters of a title that are looked at."""

_AROUND: Final = " -_/\\|!?.:;*#()[]<>~+=\u2013\u2014\u26a00123456789\uff01\u3010\u3011"
"""What scare titles put around their words: marks and numbers."""


_CODE: Final = re.compile(r"(?<!\w)[a-z]*[0-9#]\w*")
"""Letters and digits thrown together, as scare titles like them."""

_FILLER, _ALARM, _SUBJECT = 0, 1, 2
"""What a word does in a title; added up, what a title has so far."""
_BOTH: Final = _ALARM | _SUBJECT


class Titles:
    """Whole titles that only scare pages carry, and how browsers end theirs."""

    def __init__(
        self, titles: Iterable[str], words: TitleWords, browsers: Iterable[Browser]
    ) -> None:
        self._known = frozenset(_words(plain(title)) for title in titles)
        roles = {_FILLER: words.fillers, _SUBJECT: words.subjects, _ALARM: words.alarms}
        self._roles = {_words(plain(word)): role for role in roles for word in roles[role]}
        self._bits = tuple(self._roles.values())
        self._automaton = AhoCorasick(list(self._roles)) if self._roles else None
        self._ends = tuple(end for browser in browsers for end in browser.titles)

    def bare(self, title: str) -> str:
        """Return a title without the name of the browser."""
        short = title[:LONGEST_TITLE]
        return next((short.removesuffix(end) for end in self._ends if short.endswith(end)), short)

    def knows(self, title: str) -> bool:
        """Tell whether a plain title is, from end to end, one that only scares carry."""
        words = _words(title)
        return words in self._known or _BOTH in self._read(words)

    def _read(self, words: str) -> set[int]:
        """Return what a title has, in each way to read it as nothing but words we know."""
        if self._automaton is None:
            return set()
        ends: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for which, start, end in self._automaton.find_matches_as_indexes(words, overlapping=True):
            if not joined(words, start) and not joined(words, end):
                ends[start].append((end, self._bits[which]))
        for code in _CODE.finditer(words):
            ends[code.start()].append((code.end(), _FILLER))
        reached: list[set[int]] = [set() for _ in range(len(words) + 1)]
        reached[0].add(0)
        for at, letter in enumerate(words):
            if not letter.isalpha():
                reached[at + 1] |= reached[at]
            for end, role in ends[at]:
                reached[end] |= {had | role for had in reached[at]}
        return reached[-1]


def _words(title: str) -> str:
    return " ".join(title.replace("_", " ").replace("-", " ").strip(_AROUND).split())
