"""What can be pressed in a browser's window: its tabs, and the buttons of its dialogs."""

from typing import Any, Final, NamedTuple

from guard.desktop.accessibility.answers import has, references
from guard.desktop.accessibility.bus import Bus
from guard.desktop.accessibility.questions import Question, Ref, asks
from guard.desktop.accessibility.windows import SHOWING

_CHECK_BOX, _TAB, _BUTTON = 7, 37, 43
"""Roles, by their number in AT-SPI."""
_FORM: Final = frozenset({11, 40, 51, 52})
"""Roles of a form, such as the one to print: combo box, password, slider, spin button."""
_CHOICES: Final = 2
"""Buttons that a page's dialog has at most."""
_CLOSED: Final = frozenset({33, 34, 82, 95, 116})
"""Roles in which nothing is looked for: menus, documents, runs of text."""
_CHECKED, _SELECTED, _DEFAULT = 4, 23, 39
"""States, by their number in AT-SPI."""
_DEEP: Final = 12
_MOST: Final = 800
"""Parts of a window that are looked at."""


class Tab(NamedTuple):
    """A tab, and the button that closes it."""

    ref: Ref
    button: Ref | None
    selected: bool


class _Part(NamedTuple):
    ref: Ref
    parent: Ref
    role: Any
    state: Any

    def is_a(self, role: int) -> bool:
        return self.role == role and has(self.state, SHOWING)


def tabs(bus: Bus, window: Ref) -> list[Tab]:
    """Return the tabs of a window; none while a dialog hides them.

    The last button on a tab closes it, in full screen also one that cannot be seen; before it
    may be one for the sound.
    """
    parts = _parts(bus, window)
    buttons = {part.parent: part.ref for part in parts if part.role == _BUTTON}
    buttons |= {part.parent: part.ref for part in parts if part.is_a(_BUTTON)}
    return [
        Tab(part.ref, buttons.get(part.ref), has(part.state, _SELECTED))
        for part in parts
        if part.role == _TAB
    ]


def agreement(bus: Bus, box: Ref) -> list[Ref]:
    """Return what to press so that a dialog goes: its one check box, and its default button.

    Dialogs of pages have such a button in Chromium and Firefox: OK, Leave. The questions for a
    permission have none. Forms are left alone.
    """
    parts = _parts(bus, box)
    buttons = [part for part in parts if part.is_a(_BUTTON)]
    default = [part for part in buttons if has(part.state, _DEFAULT)]
    if not default or len(buttons) > _CHOICES or any(part.role in _FORM for part in parts):
        return []
    ticks = [part for part in parts if part.is_a(_CHECK_BOX)]
    open_ticks = [part.ref for part in ticks if not has(part.state, _CHECKED)]
    return [*(open_ticks if len(ticks) == 1 else []), default[0].ref]


def press(bus: Bus, *refs: Ref) -> None:
    """Press buttons, one after another."""
    for ref in refs:
        bus.ask([Question(ref, "org.a11y.atspi.Action", "DoAction", "i", (0,))])


def _parts(bus: Bus, root: Ref) -> list[_Part]:
    """Return what lies in a window or a dialog, level by level."""
    found: list[_Part] = []
    level = [root]
    for _ in range(_DEEP):
        answers = bus.ask([asks(ref, "GetChildren") for ref in level])
        family = [
            (child, parent)
            for parent, answer in zip(level, answers, strict=True)
            for child in references(answer)
        ][: _MOST - len(found)]
        roles = bus.ask([asks(child, "GetRole") for child, _ in family])
        states = bus.ask([asks(child, "GetState") for child, _ in family])
        parts = [
            _Part(*each, role, state)
            for each, role, state in zip(family, roles, states, strict=True)
        ]
        found += parts
        level = [part.ref for part in parts if part.role not in _CLOSED]
        if not level:
            break
    return found
