"""The dialogs of a browser's window, wherever the browser puts them.

Chromium's dialogs and Firefox's questions are children of the window. The boxes of a page in
Firefox stand beside its document, each in a frame of its own, on one stack.
"""

from typing import Final

from guard.desktop.accessibility.answers import has, reference, references
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.questions import Ref, asks, asks_property
from guard.desktop.accessibility.windows import SHOWING

MOST: Final = 60
"""Parts of a window that are tried."""
_BOXES: Final = frozenset({2, 16})
"""Roles, by their number in AT-SPI: alert, dialog."""
_BESIDE: Final = _BOXES | {39}
"""Firefox now and then tells a panel for a dialog it has not finished when first asked."""


def stack_of(bus: Bus, document: Ref | None) -> Ref | None:
    """Return what the boxes of a page in Firefox stand on."""
    stack = document
    for _ in range(2):
        if stack:
            stack = reference(bus.ask([asks_property(stack, "Parent")])[0])
    return stack


def boxes(bus: Bus, window: Ref, stack: Ref | None) -> list[Ref]:
    """Return what looks like a dialog, in a window and on its stack."""
    own = references(bus.ask([asks(window, "GetChildren")])[0])[-MOST:]
    beside: list[Ref] = []
    if stack:
        frames = references(bus.ask([asks(stack, "GetChildren")])[0])[:MOST]
        for inner in bus.ask([asks(frame, "GetChildren") for frame in frames]):
            beside += references(inner)
    found = [*_of_role(bus, own, _BOXES), *_of_role(bus, beside[:MOST], _BESIDE)]
    states = bus.ask([asks(box, "GetState") for box in found])
    return [box for box, state in zip(found, states, strict=True) if has(state, SHOWING)]


def _of_role(bus: Bus, refs: list[Ref], roles: frozenset[int]) -> list[Ref]:
    answers = bus.ask([asks(ref, "GetRole") for ref in refs])
    return [ref for ref, role in zip(refs, answers, strict=True) if role in roles]
