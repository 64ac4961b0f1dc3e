"""The words of a page or a dialog, without what a person types."""

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
from guard.desktop.accessibility.areas import area, asks_area, asks_at
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.collection import EDITABLE, TYPED, asks_nodes
from guard.desktop.accessibility.questions import Question, Ref, asks, asks_property

_DOCUMENTS: Final = frozenset({82, 95})
_ROUND: Final = 64
"""Nodes read in one go, before it is known whether more are needed."""
_SHARE: Final = 4
"""The middle of a long page gets this part of the bounds."""
_CLIMB: Final = 4
"""Nodes tried, from the one in the middle of the page up through its parents."""
_ENOUGH: Final = 200
"""Characters that make it needless to climb further."""
_TEXT: Final = "org.a11y.atspi.Text"


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
        question = asks_nodes(root, most, gecko=gecko)
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
            if role not in TYPED and not has(state, EDITABLE):
                found = self._find(node, self._nodes // _SHARE, gecko=gecko)
                words.append(self._words([node, *found], gecko=gecko)[:most])
            node = reference(parent)
        return "\n".join(words)[:most]

    def _node_in_the_middle(self, document: Ref) -> Ref | None:
        """Return the node a click in the middle would meet; Chromium's first answer is a guess."""
        place = area(self._bus.ask([asks_area(document)])[0])
        if place is None:
            return None
        hit = asks_at(document, place.x + place.width // 2, place.y + place.height // 2)
        return reference(self._bus.ask([hit])[0])
