"""Where the senses leave their sightings for the thread that thinks."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from guard.core.sighting import Sighting

SIZE: Final = 4_000
"""Sightings that may wait; a process storm of 2,000 starts fits with their ends."""


class Inbox:
    """A bounded queue: drops the oldest, and keeps only the newest look at one thing."""

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._lock = Lock()
        self._waiting: OrderedDict[tuple[str, str, bool], Sighting] = OrderedDict()

    def put(self, sighting: Sighting) -> tuple[bool, str]:
        """Leave a sighting.

        Return whether the reader must be woken, and the sense whose oldest sighting had
        to be dropped for want of room (or nothing).
        """
        key = (sighting.sensor, sighting.thing, sighting.present)
        dropped = ""
        with self._lock:
            idle = not self._waiting
            self._waiting.pop(key, None)
            if len(self._waiting) >= self._size:
                _, oldest = self._waiting.popitem(last=False)
                dropped = oldest.sensor
            self._waiting[key] = sighting
        return idle, dropped

    def take(self) -> Sighting | None:
        """Return the oldest sighting, or nothing."""
        with self._lock:
            return self._waiting.popitem(last=False)[1] if self._waiting else None

    def __bool__(self) -> bool:
        return bool(self._waiting)
