"""Plain values out of answers from the accessibility bus, whatever a program put there."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from guard.desktop.accessibility.questions import Ref

EMBEDDED: Final = "\ufffc"
"""Stands in a text for a child that has a text of its own."""


def has(state: Any, number: int) -> bool:
    """Tell whether an answer to GetState holds a state."""
    match state:
        case [int(first), int(second)]:
            return bool((first | second << 32) >> number & 1)
        case _:
            return False


def text(answer: Any) -> str:
    """Return the text an answer holds, plain or as the value of a property."""
    match answer:
        case str(plain) | ("s", str(plain)):
            return plain
        case _:
            return ""


def number(answer: Any) -> int:
    """Return the number an answer holds as the value of a property, 0 for none."""
    match answer:
        case ("i", int(plain)):
            return plain
        case _:
            return 0


def reference(answer: Any) -> Ref | None:
    """Return the object an answer names, plain or as the value of a property."""
    match answer:
        case ("(so)", (str(program), str(path))) | (str(program), str(path)):
            return None if path.endswith("/null") else Ref(program, path)
        case _:
            return None


def references(answer: Any) -> list[Ref]:
    """Return the objects an answer lists."""
    return [ref for each in answer if (ref := reference(each))] if isinstance(answer, list) else []


def woven(texts: Iterable[str]) -> Iterator[str]:
    """Yield pieces of texts so that each text stands where its parent's leaves a gap for it.

    Children follow their parent in ``texts``, and in the order of those gaps.
    """
    coming = iter(texts)
    begun: list[list[str]] = []
    for first in coming:
        begun.append(_pieces(first))
        while begun:
            yield begun[-1].pop()
            if not begun[-1]:
                begun.pop()
                yield "\n"
            elif (child := next(coming, None)) is not None:
                begun.append(_pieces(child))


def _pieces(words: str) -> list[str]:
    """Return what stands around the gaps of a text, the last first."""
    return words.split(EMBEDDED)[::-1]
