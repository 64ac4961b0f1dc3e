"""Judge a title where nothing else of a page can be read: weak, so only the plainest count."""

from collections.abc import Iterable
from typing import Final

from guard.core.knowledge import Browser
from guard.core.text import plain

LONGEST_TITLE: Final = 300
"""Characters of a title that are looked at."""

_AROUND: Final = " -_/\\|!?.:;*#()[]<>~+=\u2013\u2014\u26a00123456789\uff01\u3010\u3011"
"""What scare titles put around their words: marks and numbers."""


class Titles:
    """Whole titles that only scare pages carry, and how browsers end theirs."""

    def __init__(self, titles: Iterable[str], browsers: Iterable[Browser]) -> None:
        self._known = frozenset(_words(plain(title)) for title in titles)
        self._ends = tuple(end for browser in browsers for end in browser.titles)

    def bare(self, title: str) -> str:
        """Return a title without the name of the browser."""
        short = title[:LONGEST_TITLE]
        return next((short.removesuffix(end) for end in self._ends if short.endswith(end)), short)

    def knows(self, title: str) -> bool:
        """Tell whether a plain title is, from end to end, one that only scares carry."""
        return _words(title) in self._known


def _words(title: str) -> str:
    return " ".join(title.replace("_", " ").replace("-", " ").strip(_AROUND).split())
