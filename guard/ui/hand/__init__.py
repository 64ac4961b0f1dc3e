"""Whether it was the person's own hand, or a program that moves the mouse from far away.

What it can tell and what not: docs/adr/0014-which-hand-answers.md.
"""

import sys
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from guard.ui.hand.touches import Kind, Moment, Touches


class Ear(Protocol):
    """What hears touches, on whichever system."""

    def moment(self) -> Moment:
        """Hear what has happened so far; raise OSError when nothing will be heard any more."""

    def close(self) -> None:
        """Stop listening."""


class RemoteHand:
    """Tells a hand at this computer from one that works through a program.

    It listens from its making until it is closed, in the thread of the windows. Which key it
    was is never read: a touch has a kind, a time, and whether a program made it.
    """

    def __init__(self) -> None:
        self._touches = Touches()
        self._ear = listen(self._note)

    @property
    def can_tell(self) -> bool:
        """Whether this system tells devices from programs."""
        return self._ear is not None

    def is_remote(self, *, writing: bool = False) -> bool:
        """Tell whether a program made the touch that is being handled now.

        An action without any touch, as of a screen reader, is not remote; nor is what a
        keyboard on the screen writes, at the click of a device.
        """
        if self._ear is None:
            return False
        try:
            moment = self._ear.moment()
        except OSError:
            self.close()
            return False
        return self._touches.are_remote(monotonic(), moment, writing=writing)

    def close(self) -> None:
        """Stop listening."""
        if self._ear is not None:
            self._ear.close()
            self._ear = None

    def _note(self, kind: Kind, by_program: bool) -> None:  # noqa: FBT001 -- a callback
        self._touches.note(kind, monotonic(), by_program=by_program)


def listen(heard: Callable[[Kind, bool], None]) -> Ear | None:
    """Listen to this system's devices; None where it does not tell them from programs."""
    if sys.platform == "linux":
        from guard.ui.hand import x11  # noqa: PLC0415 -- its own system

        return x11.listen(heard)
    elif sys.platform == "win32":  # noqa: RET505 -- mypy needs the branches to see each platform
        from guard.ui.hand import win32  # noqa: PLC0415 -- likewise

        return win32.listen(heard)
    else:
        return None
