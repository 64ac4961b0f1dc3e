"""Finding the first nodes of a document that a person can only read.

The browser itself walks through its tree to answer, no further than it must.
"""

from collections.abc import Iterable
from typing import Final

from guard.desktop.accessibility.questions import Question, Ref

TYPED: Final = frozenset({11, 12, 33, 35, 40, 51, 52, 60, 61, 76, 77, 79})
"""Roles, by their number in AT-SPI, of what a person types or chooses: combo box, date editor,
menu, menu item, password, slider, spin button, terminal, text, autocomplete, edit bar, entry."""
EDITABLE: Final = 7
"""A state, by its number."""
_LEAF: Final = 116
"""The role of a run of text in Chromium (static); its parent has the same words."""
_ROLES: Final = frozenset(range(128))
"""Those beyond belong to no words."""
_ALL, _ANY, _NONE = 1, 2, 3
"""How a rule matches. "None" lets through whatever is not of all the roles named, i.e. all."""
_IN_ORDER: Final = 1


def asks_nodes(root: Ref, most: int, *, gecko: bool) -> Question:
    """Ask for the first nodes below ``root``, of Firefox (``gecko``) or of Chromium."""
    roles = _bits(_ROLES - TYPED - (frozenset() if gecko else {_LEAF}))
    rule: tuple[object, ...] = (
        _bits({EDITABLE})[:2],
        _NONE,
        {},
        _ALL,
        roles,
        _ANY,
        [],
        _ALL,
        False,
    )
    return Question(
        root,
        "org.a11y.atspi.Collection",
        "GetMatches",
        "(aiia{ss}iaiiasib)uib",
        (rule, _IN_ORDER, most, True),
    )


def _bits(numbers: Iterable[int]) -> list[int]:
    """Return a set of numbers below 128 as AT-SPI wants it: four signed words of 32 bits."""
    whole = sum(1 << number for number in numbers)
    words = [whole >> shift & 0xFFFFFFFF for shift in range(0, 128, 32)]
    return [word - (word >> 31 << 32) for word in words]
