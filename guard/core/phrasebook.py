"""Find the phrases of scammers in a text, in one pass however many there are."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from ahocorasick_rs import AhoCorasick

from guard.core import numbers
from guard.core.knowledge import Phrase
from guard.core.text import plain

TELEPHONE: Final = "\u260e"
"""The sign of a telephone; in a phrase it stands for telephone numbers, too."""

MOST_HITS: Final = 40
"""Places of one phrase that are looked at; more say nothing new."""

_FIRST_WITHOUT_SPACES: Final = "\u2e80"
"""From here on lie the scripts that put no spaces between words."""

Span = tuple[int, int]
_Home = tuple[tuple[int, bool, bool], ...]
"""Where a word belongs: each part, and whether the word may go on at either end there."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A signal, and where in the text it stands (character)."""

    signal: str
    at: int
    tongue: str = ""
    """In which language; empty: in none, or in any."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The parts that words belong to, and whether a word may go on at an end (``0x*``)."""

    parts: tuple[int, ...]
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A phrase as the numbers of its parts: phrases that share a list share its part."""

    signal: str
    parts: tuple[int, ...]
    needs: frozenset[int]
    any_order: bool
    within: int
    tongue: str


def joined(text: str, at: int) -> bool:
    """Tell whether a place lies within a word: "ring" is not in "string"."""
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
        parts: dict[tuple[str, ...], int] = {}
        self._chains: dict[int, list[Chain]] = defaultdict(list)
        for phrase in phrases:
            chain = tuple(parts.setdefault(choices, len(parts)) for choices in phrase.says)
            self._chains[chain[0]].append(
                Chain(
                    phrase.signal,
                    chain,
                    frozenset(chain),
                    phrase.any_order,
                    phrase.within,
                    phrase.language,
                )
            )
        self._telephones = tuple(n for choices, n in parts.items() if TELEPHONE in choices)
        homes: dict[str, _Home] = {}
        for choices, number in parts.items():
            places = {(go, on): (number, go, on) for go, on in product((False, True), repeat=2)}
            for choice in choices:
                if folded := plain(choice.strip("*")):
                    place = places[choice.startswith("*"), choice.endswith("*")]
                    homes[folded] = (*homes.get(folded, ()), place)
        self._choices = tuple(_shared(homes.values()))
        self._automaton = AhoCorasick(list(homes)) if homes else None

    def find(self, text: str, telephones: Iterable[Span] = ()) -> Iterator[Hit]:
        """Yield each phrase found in a text that ``plain`` has made, where numbers are known."""
        held: dict[int, list[list[Span]]] = defaultdict(list)
        if shown := list(telephones):
            held |= {part: [shown] for part in self._telephones}
        for choice, spans in self._places(text).items():
            for part in choice.parts:
                held[part].append(spans)
        merged: dict[int, list[Span]] = {}
        for first in held.keys() & self._chains.keys():
            for chain in self._chains[first]:
                if held.keys() >= chain.needs:
                    for part in chain.needs - merged.keys():
                        merged[part] = sorted(span for spans in held[part] for span in spans)
                    linked = _around if chain.any_order else _onward
                    for at in linked([merged[part] for part in chain.parts], chain.within):
                        yield Hit(chain.signal, at, chain.tongue)

    def _places(self, text: str) -> dict[Choice, list[Span]]:
        """Return where each choice stands as whole words, unless it lets them go on."""
        places: dict[Choice, list[Span]] = {}
        if self._automaton is None:
            return places
        kinds = {each: each.isalnum() and each < _FIRST_WITHOUT_SPACES for each in set(text)}
        inside = [*map(kinds.__getitem__, text), False]
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            cut_start = inside[start - 1] and inside[start]
            cut_end = inside[end - 1] and inside[end]
            for choice in self._choices[which]:
                if (choice.open_start or not cut_start) and (choice.open_end or not cut_end):
                    places.setdefault(choice, []).append((start, end))
        return places


def _shared(homes: Iterable[_Home]) -> Iterator[tuple[Choice, ...]]:
    """Yield the choices of each word; words that belong to the same parts share theirs.

    Most words of a list stand in no other: a share costs 8 bytes, choices of its own 200.
    """
    known: dict[_Home, tuple[Choice, ...]] = {}
    for home in homes:
        if home not in known:
            kinds: dict[tuple[bool, bool], list[int]] = {}
            for number, open_start, open_end in home:
                kinds.setdefault((open_start, open_end), []).append(number)
            known[home] = tuple(Choice(tuple(numbers), *kind) for kind, numbers in kinds.items())
        yield known[home]


def _onward(parts: Sequence[list[Span]], within: int) -> Iterator[int]:
    """Yield where a chain begins that takes one span of each part, in order and close by."""
    for start, end in parts[0][:MOST_HITS]:
        last = end
        for spans in parts[1:]:
            following = bisect_left(spans, (last, 0))
            if following == len(spans) or spans[following][0] > last + within:
                break
            last = spans[following][1]
        else:
            yield start


def _around(parts: Sequence[list[Span]], within: int) -> Iterator[int]:
    """Yield where the first part has one span of every other part close by, on either side."""
    for start, end in parts[0][:MOST_HITS]:
        if all(_near(spans, start, end, within) for spans in parts[1:]):
            yield start


def _near(spans: list[Span], start: int, end: int, within: int) -> bool:
    following = bisect_left(spans, (end, 0))
    if following < len(spans) and spans[following][0] <= end + within:
        return True
    before = bisect_left(spans, (start, 0)) - 1
    return before >= 0 and start - within <= spans[before][1] <= start


def says(text: str, phrase: Phrase) -> bool:
    """Tell whether a text holds one phrase."""
    folded = plain(text)
    return any(True for _ in PhraseBook((phrase,)).find(folded, numbers.spans(folded)))
