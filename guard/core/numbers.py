"""Find telephone numbers as scare pages write them, in one pass."""

import re
from collections.abc import Iterator
from typing import Final

FEWEST: Final = 9
"""Digits of the shortest number with its area code."""
MOST: Final = 15
"""Digits of the longest number in the world (ITU E.164), with what a page puts before it."""

MOST_WRITTEN: Final = 4
"""Numbers of one page that are kept; a scare wants one to be rung."""
LONGEST: Final = 30
"""Characters of a number with its marks; one that is drawn out longer is shown as digits."""

_RUN: Final = re.compile(r"[0-9](?:[ ()\-.+/\u2010-\u2013]{0,3}[0-9])*")
"""Digits and the marks people put between them, at most three in a row as in ``) - ``.

Digits and marks share no character, so each character is looked at once.
"""
_OPENING: Final = frozenset("+(")
"""What belongs to a number before its first digit."""
_MARK: Final = re.compile(r"[ ()\-.+/\u2010-\u2013]+")
_BOOK: Final = 13
"""Digits of the number of a book (ISBN)."""
_MONEY: Final = frozenset("$£€¥#")


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each telephone number stands, and its digits.

    Amounts and plain long digits (orders, serial numbers) are not taken for numbers.
    """
    for run in _RUN.finditer(text):
        groups = _MARK.split(run.group())
        digits = "".join(groups)
        if FEWEST <= len(digits) <= MOST and _telephone(text, run, groups):
            yield run.start(), digits


def spans(text: str) -> list[tuple[int, int]]:
    """Return where each telephone number begins, and where it has surely not ended before."""
    return [(start, start + len(digits)) for start, digits in numbers(text)]


def written(text: str) -> dict[str, str]:
    """Return the first telephone numbers by their digits, each as the page writes it."""
    found: dict[str, str] = {}
    for start, digits in numbers(text):
        if len(found) == MOST_WRITTEN:
            break
        first = start - 1 if text[max(0, start - 1) : start] in _OPENING else start
        run = _RUN.match(text, start)
        shown = " ".join(text[first : run.end()].split()) if run else digits
        found.setdefault(digits, shown if len(shown) <= LONGEST else digits)
    return found


def _telephone(text: str, run: re.Match[str], groups: list[str]) -> bool:
    """Judge a run of digits by its shape and what touches it."""
    start, end = run.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    if after.isalnum() and after.isascii():
        return False
    if after in _MONEY or any(mark in _MONEY for mark in before):
        return False
    if _date(groups) or (groups[0] in {"978", "979"} and len("".join(groups)) == _BOOK):
        return False
    last = before[-1:]
    if (last.isalnum() and last.isascii()) or last in {"_", "=", "&", "."}:
        return False
    dotted = run.group().count(".") == 3 and len(groups) == 4  # noqa: PLR2004 -- an internet address
    grouped = len(groups) > 1 and max(map(len, groups)) <= 8  # noqa: PLR2004
    return not dotted and (grouped or groups[0][0] in "01" or "+" in before)


def _date(groups: list[str]) -> bool:
    """Tell a day, perhaps with its hour: 2026-01-05 15, 05.01.2026 15."""
    lengths = tuple(map(len, groups[:3]))
    if lengths not in {(4, 2, 2), (2, 2, 4), (1, 2, 4), (1, 1, 4), (2, 1, 4)}:
        return False
    return groups[0 if lengths[0] == 4 else 2][:2] in {"19", "20"}  # noqa: PLR2004 -- a year
