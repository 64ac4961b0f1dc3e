"""When a key or a button was last touched, and by whom: nothing else is known of it."""

from enum import Enum, auto
from typing import Final, NamedTuple

RECENT: Final = 0.5
"""Seconds within which a touch belongs to what is being handled now."""


class Kind(Enum):
    """What was touched."""

    KEY = auto()
    POINTER = auto()


class Moment(NamedTuple):
    """What holds at the moment of a question."""

    held: frozenset[Kind] = frozenset()
    """What a program holds down: a held key repeats itself without a new touch."""
    mouse_keys: bool = False
    """The person moves the pointer with the number keys: the system then injects its clicks."""


class Touches:
    """The last touch of each kind by a device, and by a program."""

    def __init__(self) -> None:
        self._by_device: dict[Kind, float] = {}
        self._by_program: dict[Kind, float] = {}

    def note(self, kind: Kind, now: float, *, by_program: bool) -> None:
        """Remember when it was; seconds of whatever clock, as in the question."""
        (self._by_program if by_program else self._by_device)[kind] = now

    def are_remote(self, now: float, moment: Moment, *, writing: bool = False) -> bool:
        """Tell whether a program touched something that no device touched as well.

        In writing any touch of a device will do: keys on a screen are pressed with the pointer.
        """
        programs = _recent(self._by_program, now) | moment.held
        devices = _recent(self._by_device, now)
        if moment.mouse_keys and Kind.KEY in devices:
            devices |= {Kind.POINTER}
        return bool(programs) and not devices if writing else bool(programs - devices)


def _recent(touches: dict[Kind, float], now: float) -> frozenset[Kind]:
    return frozenset(kind for kind, at in touches.items() if now - at <= RECENT)
