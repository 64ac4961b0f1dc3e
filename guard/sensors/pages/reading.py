"""The words of a page or a dialog, without what a person types."""

from collections.abc import Iterable
from typing import Final

from guard.desktop.accessibility.answers import (
    EMBEDDED,
    has,
    number,
    reference,
    references,
    text,
    woven,
)
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.questions import Question, Ref, asks, asks_property

_TYPED: Final = frozenset({11, 12, 33, 35, 40, 51, 52, 60, 61, 76, 77, 79})
"""Roles, by their number in AT-SPI, of what a person types or chooses: combo box, date editor,
menu, menu item, password, slider, spin button, terminal, text, autocomplete, edit bar, entry."""
_LEAF: Final = 116
"""The role of a run of text in Chromium (static); its parent has the same words."""
_DOCUMENTS: Final = frozenset({82, 95})
_ROLES: Final = frozenset(range(128))
"""Those beyond belong to no words."""
_EDITABLE: Final = 7
"""A state, by its number."""
_ALL, _ANY, _NONE = 1, 2, 3
"""How a rule matches. "None" lets through whatever is not of all the roles named, i.e. all."""
_IN_ORDER: Final = 1
_IN_WINDOW: Final = 1
"""Coordinates; there are no others under Wayland."""
_ROUND: Final = 64
"""Nodes read in one go, before it is known whether more are needed."""
_SHARE: Final = 4
"""The middle of a long page gets this part of the bounds."""
_CLIMB: Final = 4
"""Nodes tried, from the one in the middle of the page up through its parents."""
_ENOUGH: Final = 200
"""Characters that make it needless to climb further."""
_TEXT: Final = "org.a11y.atspi.Text"
_COMPONENT: Final = "org.a11y.atspi.Component"


class Reader:
    """Reads within bounds, so that a page of any size costs the browser no more than a small one.

    One question finds the nodes (the browser itself walks through its tree to answer it), then
    there is one for each. To find only nodes on the screen would mean to walk the whole tree.
    """

    def __init__(self, bus: Bus, nodes: int, characters: int) -> None:
        self._bus = bus
        self._nodes = nodes
        self._characters = characters

    def page(self, document: Ref, *, gecko: bool) -> str:
        """Return the words of a page of Firefox (``gecko``) or of Chromium.

        A page may hide what matters behind many words that nobody sees, so of a page that is
        longer than the bounds the words in the middle of the screen come first.
        """
        found = self._find(document, self._nodes, gecko=gecko)
        words = self._words([document, *found], gecko=gecko)
        if len(found) < self._nodes and len(words) < self._characters:
            return words
        middle = self._middle(document, gecko=gecko)
        return "\n".join(filter(None, (middle, words)))[: self._characters]

    def dialog(self, dialog: Ref) -> str:
        """Return what a dialog says; the labels of a browser have names instead of texts."""
        found = self._find(dialog, self._nodes, gecko=True)
        names = self._bus.ask([asks_property(ref, "Name") for ref in (dialog, *found)])
        kept = dict.fromkeys(filter(None, (text(name) for name in names)))
        return "\n".join(kept)[: self._characters]

    def _find(self, root: Ref, most: int, *, gecko: bool) -> list[Ref]:
        """Return the first nodes below ``root`` that a person can only read."""
        roles = _bits(_ROLES - _TYPED - (frozenset() if gecko else {_LEAF}))
        rule: tuple[object, ...] = (
            _bits({_EDITABLE})[:2],
            _NONE,
            {},
            _ALL,
            roles,
            _ANY,
            [],
            _ALL,
            False,
        )
        question = Question(
            root,
            "org.a11y.atspi.Collection",
            "GetMatches",
            "(aiia{ss}iaiiasib)uib",
            (rule, _IN_ORDER, most, True),
        )
        return references(self._bus.ask([question])[0])

    def _words(self, nodes: list[Ref], *, gecko: bool) -> str:
        """Return the texts of nodes, put together in the order in which they are read."""
        texts: list[str] = []
        for start in range(0, len(nodes), _ROUND):
            texts += self._texts(nodes[start : start + _ROUND], gecko=gecko)
            if sum(len(each) - each.count(EMBEDDED) for each in texts) >= self._characters:
                break
        lines = "".join(woven(texts))[: self._characters].splitlines()
        return "\n".join(line for line in lines if line and not line.isspace())

    def _texts(self, nodes: list[Ref], *, gecko: bool) -> list[str]:
        """Return the beginnings of texts; Firefox gives nothing to who asks for too much."""
        lengths = [self._characters] * len(nodes)
        if gecko:
            counts = [asks_property(node, "CharacterCount", _TEXT) for node in nodes]
            lengths = [min(number(count), self._characters) for count in self._bus.ask(counts)]
        questions = [
            Question(node, _TEXT, "GetText", "ii", (0, length))
            for node, length in zip(nodes, lengths, strict=True)
            if length > 0
        ]
        return [text(answer) for answer in self._bus.ask(questions)]

    def _middle(self, document: Ref, *, gecko: bool) -> str:
        """Return the words around the middle of the part of a page that is on the screen."""
        most = self._characters // _SHARE
        words: list[str] = []
        node = self._node_in_the_middle(document)
        for _ in range(_CLIMB):
            if node is None or sum(map(len, words)) >= _ENOUGH:
                break
            role, state, parent = self._bus.ask(
                [asks(node, "GetRole"), asks(node, "GetState"), asks_property(node, "Parent")]
            )
            if role in _DOCUMENTS:
                break
            if role not in _TYPED and not has(state, _EDITABLE):
                found = self._find(node, self._nodes // _SHARE, gecko=gecko)
                words.append(self._words([node, *found], gecko=gecko)[:most])
            node = reference(parent)
        return "\n".join(words)[:most]

    def _node_in_the_middle(self, document: Ref) -> Ref | None:
        """Return the node a click in the middle would meet; Chromium's first answer is a guess."""
        match self._bus.ask([Question(document, _COMPONENT, "GetExtents", "u", (_IN_WINDOW,))])[0]:
            case (int(x), int(y), int(width), int(height)):
                point = (x + width // 2, y + height // 2, _IN_WINDOW)
            case _:
                return None
        hit = Question(document, _COMPONENT, "GetAccessibleAtPoint", "iiu", point)
        return reference(self._bus.ask([hit])[0])


def _bits(numbers: Iterable[int]) -> list[int]:
    """Return a set of numbers below 128 as AT-SPI wants it: four signed words of 32 bits."""
    whole = sum(1 << number for number in numbers)
    words = [whole >> shift & 0xFFFFFFFF for shift in range(0, 128, 32)]
    return [word - (word >> 31 << 32) for word in words]
