"""Recognise pages on which money moves."""

from collections.abc import Iterable
from typing import Final

from guard.core.bank import Bank
from guard.core.knowledge import Phrase
from guard.core.names import Sites
from guard.core.phrasebook import PhraseBook
from guard.core.text import plain

LONGEST_TITLE: Final = 300
"""Characters of a title that are looked at: it names the page at once, or is no bank's."""


class Money:
    """Every such site, by its host and by the titles of its pages; the number costs nothing."""

    def __init__(self, banks: Iterable[Bank], logging_in: tuple[str, ...]) -> None:
        self._banks = {bank.name: bank for bank in banks}
        every = self._banks.values()
        self._hosts = Sites((host, bank.name) for bank in every for host in bank.hosts)
        self._titles = PhraseBook(
            _phrase(bank.name, says)
            for bank in every
            for says in ((bank.titles,), ((bank.name,), logging_in))
        )

    def at(self, host: str) -> Bank | None:
        """Return the one whose page lies on a host."""
        return next((self._banks[name] for name in self._hosts.find(host)), None)

    def titled(self, title: str) -> Bank | None:
        """Return the one whose page has such a title: the first and longest in it."""
        hits = self._titles.find(plain(title[:LONGEST_TITLE]))
        first = min(hits, key=lambda hit: (hit.at, -len(hit.signal)), default=None)
        return self._banks[first.signal] if first else None


def _phrase(name: str, says: tuple[tuple[str, ...], ...]) -> Phrase:
    return Phrase(signal=name, any_order=True, says=says, example=name, innocent=name)
