"""Know the names that scare pages borrow, and whose site is whose."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from guard.core.knowledge import Brand
from guard.core.phrasebook import joined
from guard.core.text import plain

Claim = tuple[str, int]
"""The name of a brand, and where the text speaks of it."""


class Brands:
    """Every brand, by what pages call it and by its sites."""

    def __init__(self, brands: Iterable[Brand]) -> None:
        self._claims: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        for brand in brands:
            self._claims |= {plain(claim): brand.name for claim in brand.claims}
            self._owners |= dict.fromkeys(brand.hosts, brand.name)
            self._owners |= dict.fromkeys(brand.rented, "")
        self._names = tuple(self._claims.values())
        self._automaton = AhoCorasick(list(self._claims)) if self._claims else None

    def claimed(self, text: str) -> Iterator[Claim]:
        """Yield each brand that a plain text names, and where."""
        if self._automaton is None:
            return
        for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not joined(text, start) and not joined(text, end):
                yield self._names[which], start

    def owner(self, host: str) -> str:
        """Return whose site a host is; nothing if it is nobody's that we know."""
        labels = host.casefold().split(".")
        for first in range(len(labels) - 1):
            name = self._owners.get(".".join(labels[first:]))
            if name is not None:
                return name
        return ""


def foremost(claims: Iterable[Claim]) -> str:
    """Return the brand that is named most often, the earliest of equals."""
    named = Counter(name for name, _ in claims)
    return max(named, key=lambda name: named[name], default="")
