"""Find what names, folders, command lines and sites lead to, however many there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from ahocorasick_rs import AhoCorasick

LONGEST_NAME: Final = 255
"""Characters of the longest file name that common file systems keep."""
LONGEST: Final = 1_000
"""Characters of a folder or a command line that are looked at."""
LABELS: Final = 8
"""Parts of a host name that are looked at, from its end."""

Pair = tuple[str, str]
"""A name or pattern, and the key it leads to."""
Pairs = Iterable[Pair]


class Patterns:
    """Patterns that are tried only where a plain part of theirs occurs; without one, never.

    One automaton looks for the plain parts of all of them at once.
    """

    def __init__(
        self,
        pairs: Pairs,
        rarest: Callable[[str], str],
        fits: Callable[[str, str], bool],
    ) -> None:
        parts: dict[str, list[Pair]] = defaultdict(list)
        for pattern, key in pairs:
            if part := rarest(pattern):
                parts[part].append((pattern, key))
        self._pairs = tuple(parts.values())
        self._fits = fits
        self._automaton = AhoCorasick(list(parts))

    def find(self, text: str) -> Iterator[str]:
        """Yield the key of each pattern that fits a folded text."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for which in {which for which, _, _ in found}:
            for pattern, key in self._pairs[which]:
                if self._fits(text, pattern):
                    yield key


class Names:
    """Whole file names, plain or with ``*`` and ``?``."""

    def __init__(self, pairs: Pairs) -> None:
        self._exact: dict[str, tuple[str, ...]] = {}
        patterns: list[Pair] = []
        for name, key in pairs:
            folded = name.casefold()
            if {"*", "?"} & set(folded):
                patterns.append((folded, key))
            else:
                self._exact[folded] = (*self._exact.get(folded, ()), key)
        self._patterns = Patterns(patterns, longest_part, fnmatchcase)

    def find(self, name: str) -> Iterator[str]:
        """Yield each key that a whole name leads to; case does not count."""
        folded = name[:LONGEST_NAME].casefold()
        if folded:
            yield from self._exact.get(folded, ())
            yield from self._patterns.find(folded)


class Folders:
    """One folder, or several below each other, anywhere in a path."""

    def __init__(self, pairs: Pairs) -> None:
        folded = ((pattern.casefold(), key) for pattern, key in pairs)
        self._patterns = Patterns(folded, _last_folder, _lies_in)

    def find(self, folder: str) -> Iterator[str]:
        """Yield each key that a folder leads to; ``/`` stands between names."""
        return self._patterns.find(folder[-LONGEST:].casefold())


class Lines:
    """Shapes of command lines: whole arguments in order."""

    def __init__(self, pairs: Pairs) -> None:
        bounded = ((_bounded(shape), key) for shape, key in pairs)
        self._patterns = Patterns(bounded, lambda shape: max(shape.split("*"), key=len), in_order)

    def find(self, line: str) -> Iterator[str]:
        """Yield each key that a command line leads to; quotes and case do not count."""
        spaced = line[:LONGEST].replace('"', " ").casefold().split()
        return self._patterns.find(f" {' '.join(spaced)} ")


class Sites:
    """Hosts with those below them, and beginnings of paths."""

    def __init__(self, pairs: Pairs) -> None:
        self._hosts: dict[str, list[Pair]] = defaultdict(list)
        for page, key in pairs:
            host, _, path = page.casefold().partition("/")
            self._hosts[host].append((path, key))

    def find(self, host: str, path: str = "") -> Iterator[str]:
        """Yield each key that a page leads to; the path has no slash in front."""
        labels = host.casefold().rstrip(".").split(".")[-LABELS:]
        for first in range(len(labels) - 1):
            for begins, key in self._hosts.get(".".join(labels[first:]), ()):
                if path.casefold().startswith(begins):
                    yield key


def longest_part(pattern: str) -> str:
    """Return the longest piece that stands between the wildcards."""
    return max(pattern.replace("?", "*").split("*"), key=len)


def in_order(text: str, shape: str) -> bool:
    """Tell whether the pieces between the ``*`` stand in a text one after the other."""
    at = 0
    for piece in shape.split("*"):
        if (found := text.find(piece, at)) < 0:
            return False
        at = found + len(piece)
    return True


def _bounded(shape: str) -> str:
    """Let a shape begin and end where an argument does, unless a ``*`` lets it go on."""
    before = "" if shape.startswith("*") else " "
    after = "" if shape.endswith("*") else " "
    return f"{before}{shape.casefold()}{after}"


def _last_folder(pattern: str) -> str:
    """Return what is the tool's own: the folders above are those of many."""
    return longest_part(pattern.rpartition("/")[2])


def _lies_in(folder: str, pattern: str) -> bool:
    names, wanted = folder.split("/"), pattern.split("/")
    return any(
        all(map(fnmatchcase, names[first:], wanted))
        for first in range(len(names) - len(wanted) + 1)
    )
