"""Find telephone numbers as scare pages write them, in one pass."""

from collections.abc import Iterator
from typing import Final

FEWEST: Final = 9
"""Digits of the shortest number with its area code."""
MOST: Final = 15
"""Digits of the longest number in the world (ITU E.164), with what a page puts before it."""

_BETWEEN: Final = frozenset(" ()-.+/\u2010\u2011\u2012\u2013")
_MONEY: Final = frozenset("$£€¥#")


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each telephone number stands, and its digits.

    A run of digits and the marks people put between them; at most two such marks in a
    row, so that a table of figures is not one number. Amounts and plain long digits
    (orders, serial numbers) are not taken for numbers.
    """
    start = end = marks = 0
    digits: list[str] = []
    for at, letter in enumerate(text + "\n"):
        if letter.isascii() and letter.isdigit():
            if not digits:
                start = at
            digits.append(letter)
            end, marks = at + 1, 0
        elif digits and letter in _BETWEEN and marks < 3:  # noqa: PLR2004 -- as in ") - "
            marks += 1
        else:
            if _telephone(text, start, end, len(digits)):
                yield start, "".join(digits)
            digits, marks = [], 0


def _telephone(text: str, start: int, end: int, digits: int) -> bool:
    """Judge a run of digits by its length, its shape and what touches it."""
    if not FEWEST <= digits <= MOST:
        return False
    before = text[max(0, start - 2) : start]
    after = text[end : end + 1]
    if after.isalnum() or after in _MONEY or any(mark in _MONEY for mark in before):
        return False
    if before[-1:].isalnum() or before[-1:] in {"_", "=", "&", "."}:
        return False
    run = text[start:end]
    groups = [group for group in _groups(run) if group]
    dotted = run.count(".") == 3 and len(groups) == 4  # noqa: PLR2004 -- an internet address
    grouped = len(groups) > 1 and max(map(len, groups)) <= 8  # noqa: PLR2004
    return not dotted and (grouped or run[0] in "01" or "+" in before)


def _groups(run: str) -> list[str]:
    for mark in _BETWEEN - {" "}:
        run = run.replace(mark, " ")
    return run.split(" ")
