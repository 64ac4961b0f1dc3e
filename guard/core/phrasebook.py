"""Find the phrases of scammers in a text, in one pass however many there are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from guard.core.knowledge import Phrase
from guard.core.text import plain

REACH: Final = 80
"""Characters that may stand between two parts of one phrase."""

MOST_HITS: Final = 40
"""Places of one phrase that are looked at; more say nothing new."""

_FIRST_WITHOUT_SPACES: Final = "\u2e80"
"""From here on lie the scripts that put no spaces between words."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A signal, and where in the text it stands (character)."""

    signal: str
    at: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a choice belongs, and whether the word around it may go on (``0x*``)."""

    phrase: int
    part: int
    open_start: bool
    open_end: bool

    def fits(self, text: str, start: int, end: int) -> bool:
        """Tell whether a span begins and ends where words do: "ring" is not in "string"."""
        return (self.open_start or not _joined(text, start)) and (
            self.open_end or not _joined(text, end)
        )


def _joined(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (
        before.isalnum()
        and after.isalnum()
        and before < _FIRST_WITHOUT_SPACES
        and after < _FIRST_WITHOUT_SPACES
    )


class PhraseBook:
    """Every phrase behind one automaton: its cost does not grow with their number."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(phrases)
        places: dict[str, list[Place]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            for part, choices in enumerate(phrase.says):
                for choice in choices:
                    if folded := plain(choice.strip("*")):
                        ends = choice.startswith("*"), choice.endswith("*")
                        places[folded].append(Place(number, part, *ends))
        self._places = tuple(places.values())
        self._automaton = AhoCorasick(list(places)) if places else None

    def find(self, text: str) -> Iterator[Hit]:
        """Yield each phrase found in a text that ``plain`` has made."""
        if self._automaton is None:
            return
        spans: dict[int, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for place in self._places[which]:
                if place.fits(text, start, end):
                    spans[place.phrase][place.part].append((start, end))
        for number, parts in spans.items():
            phrase = self._phrases[number]
            if len(parts) == len(phrase.says):
                for at in _chains([sorted(parts[part]) for part in range(len(phrase.says))]):
                    yield Hit(phrase.signal, at)


def _chains(parts: list[list[Span]]) -> Iterator[int]:
    """Yield where a chain begins that takes one span of each part, in order and close by."""
    for start, end in parts[0][:MOST_HITS]:
        last = end
        for spans in parts[1:]:
            following = bisect_left(spans, (last, 0))
            if following == len(spans) or spans[following][0] > last + REACH:
                break
            last = spans[following][1]
        else:
            yield start


def says(text: str, phrase: Phrase) -> bool:
    """Tell whether a text holds one phrase."""
    return any(True for _ in PhraseBook((phrase,)).find(plain(text)))
