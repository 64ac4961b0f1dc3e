"""What tells when to look at the processes, and at which of them."""

from collections import deque
from collections.abc import Callable, Iterable
from threading import Event
from typing import Final, Protocol

SETTLING: Final = 4
"""Looks for which a new process is looked at again: right after its birth it still bears
its parent's name, and a start script turns into the program it starts."""
ROUND: Final = 60
"""Looks after which everything is looked at again: what died but was not buried by its
parent, or became another program late, changes no list."""


class Bell(Protocol):
    """Something that knows when to look, and where."""

    def wait(self, stop: Event) -> set[int] | None:
        """Wait for at most a second; return the pids to look at, None for all of them.

        Raises OSError when it will never ring again.
        """

    def close(self) -> None:
        """Let go of what it holds."""


class Poll:
    """The bell that rings everywhere: compares the list of pids with earlier ones."""

    def __init__(self, pids: Callable[[], Iterable[int]], every: float) -> None:
        self._pids = pids
        self._every = every
        self._lists = deque([frozenset(pids())], maxlen=SETTLING)
        self._looks = 0

    def wait(self, stop: Event) -> set[int] | None:
        """Name what differs from the last list and from the oldest one kept."""
        stop.wait(self._every)
        now = frozenset(self._pids())
        oldest, newest = self._lists[0], self._lists[-1]
        self._lists.append(now)
        self._looks += 1
        return set((now ^ newest) | (now ^ oldest)) if self._looks % ROUND else None

    def close(self) -> None:
        """Hold nothing."""
