"""Judge whether the words of a page try to frighten somebody into ringing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from guard.core.address import hands_number, host, is_odd
from guard.core.brands import Brands, foremost
from guard.core.codes import false_codes
from guard.core.disguise import Disguise
from guard.core.knowledge import Knowledge
from guard.core.numbers import ALIKE, numbers, spans, written
from guard.core.phrasebook import Hit, PhraseBook
from guard.core.sighting import DIALOG, NOTIFICATION, Sighting
from guard.core.stretch import strongest
from guard.core.text import plain
from guard.core.titles import Titles
from guard.core.tongues import readings

SHAPES: Final = (
    *("brand", "stranger", "number", "false_code", "disguise"),
    *("handed_number", "odd_path", "scare_title", "scam_headline", "terse", "long_read"),
)
"""Signals that no phrase and no mark gives."""

TERSE: Final = 300
"""Characters under which words are few."""

LONG: Final = 3_000
"""Characters from which a page is there to be read."""


def is_title_only(sighting: Sighting) -> bool:
    """Tell whether no more than the title of a window is known."""
    return not sighting.text and sighting.marks.isdisjoint({DIALOG, NOTIFICATION})


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a page is a scare: its signals, the most telling first."""

    signals: tuple[str, ...]
    brand: str
    """Whose name it borrows, as we call it; never words of the page."""
    score: int
    numbers: tuple[str, ...] = field(default=(), repr=False)
    """Telephone numbers that it shows, but none of an honest helpline."""


class Recogniser:
    """Everything that is known of scare pages, arranged to judge one."""

    def __init__(self, knowledge: Knowledge) -> None:
        lines = (line for each in knowledge.helplines.values() for line in each.line)
        self._honest = {digits[-ALIKE:] for line in lines for _, digits in numbers(line.number)}
        self._scare = knowledge.policy.scare
        self._book = PhraseBook(knowledge.phrases)
        self._brands = Brands(knowledge.brands)
        self._titles = Titles(knowledge.titles, knowledge.title_words, knowledge.browsers)
        choices = {c for phrase in knowledge.phrases for part in phrase.says for c in part}
        words = {word for choice in choices for word in choice.split()}
        self._disguise = Disguise(knowledge.disguised, words)

    def judge(self, sighting: Sighting) -> Finding | None:
        """Return why a page, its dialog or its title is a scare; None if it is not.

        The site of a brand's owner is spared, unless the address hands the number over:
        the search boxes of honest sites have been used for that.
        """
        address = sighting.address
        if self._brands.owner(host(address)) and not hands_number(address):
            return None
        title = plain(self._titles.bare(sighting.title))
        seen, masked = self._disguise.lift(f"{title}\n{plain(sighting.text)}")
        claims = tuple(self._brands.claimed(seen))
        hits = [*self._hits(seen), *(Hit("disguise", at) for at in masked)]
        hits += [Hit("brand", at) for _, at in claims]
        headline = seen.partition("\n")[0]
        always = {*self._placeless(sighting, headline, claimed=bool(claims))}
        if any(hit.signal == "scam_talk" and hit.at < len(headline) for hit in hits):
            always.add("scam_headline")
        rule = self._scare.of_title if is_title_only(sighting) else self._scare
        found = (strongest(heard, always, rule) for heard in readings(hits, rule.signal))
        best, score = max(found, key=itemgetter(1))
        if score < rule.needed:
            return None
        telling = tuple(signal for signal in rule.signal if signal in best)
        return Finding(telling, foremost(claims), score, self._theirs(seen))

    def _theirs(self, text: str) -> tuple[str, ...]:
        """Return the numbers of a scare that are no helpline's: a page may quote those, too."""
        return tuple(
            shown for digits, shown in written(text).items() if digits[-ALIKE:] not in self._honest
        )

    def _hits(self, text: str) -> Iterator[Hit]:
        """Yield the signals that words and figures give, and where they stand.

        The number of an honest helpline is none that a scare wants rung.
        """
        telephones = spans(text, self._honest)
        yield from self._book.find(text, telephones)
        yield from (Hit("number", at) for at, _ in telephones)
        yield from (Hit("false_code", at) for at in false_codes(text))

    def _placeless(self, sighting: Sighting, title: str, *, claimed: bool) -> Iterator[str]:
        """Yield the signals that stand at no place of the text."""
        yield from (mark.replace("-", "_") for mark in sighting.marks)
        if claimed and host(sighting.address):
            yield "stranger"
        if hands_number(sighting.address):
            yield "handed_number"
        if is_odd(sighting.address, self._disguise):
            yield "odd_path"
        if len(sighting.text) < TERSE:
            yield "terse"
        if len(sighting.text) > LONG:
            yield "long_read"
        if self._titles.knows(title):
            yield "scare_title"
