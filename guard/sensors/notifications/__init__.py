"""Messages that pop up on the desktop: their words, whose they are, and which site sent them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from threading import Event
from time import monotonic
from typing import Final, Protocol

from guard.core.browsers import Browsers
from guard.core.knowledge import Knowledge
from guard.core.sighting import NOTIFICATION, Program, Sighting
from guard.core.text import stand_in
from guard.sensors import BlindSpot, Report, Sensor, Unavailable, name_of, waits
from guard.sensors.notifications.body import sender, shown

LONGEST_TITLE: Final = 1_000
LONGEST_TEXT: Final = 4_000
"""Characters of a message that are kept; a desktop shows far fewer."""
LINGERS: Final = 60.0
"""Seconds for which a message counts as there; most desktops show one for ten."""
APART: Final = 2.0
"""Seconds between two messages of one sender that may take the same place."""
PLACES: Final = 3
"""Messages of one sender in quick succession that are told apart: a harmless one must not hide
the alarm before it."""
PATIENCE: Final = 0.5
"""Seconds a wait may take that nobody ends."""
MOST: Final = 50
"""Senders that are told apart at a time; beyond them the oldest counts as gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as the system handed it over; every text may be hostile."""

    pid: int = 0
    """The process that sent it; 0 where the system does not say."""
    owner: str = ""
    """What its program calls itself, for want of a pid."""
    title: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    """Its words, with the simple markup that some desktops allow."""
    address: str = field(default="", repr=False)
    """The site it came from, where the system itself names it."""


class Messages(Protocol):
    """The messages of one desktop."""

    def wait(self, seconds: float) -> list[Message]:
        """Wait for at most ``seconds``; return what came.

        Raises OSError when the desktop is gone.
        """

    @property
    def blind_spot(self) -> BlindSpot | None:
        """What keeps messages from being seen now."""


class NotificationSensor:
    """Reports each message, and that a sender's messages have gone some time after the last."""

    name = "notifications"

    def __init__(
        self,
        browsers: Browsers,
        messages: Callable[[], AbstractContextManager[Messages]] | None = None,
        *,
        lingers: float = LINGERS,
        apart: float = APART,
    ) -> None:
        self._browsers = browsers
        self._messages = messages or this_desktop
        self._lingers = lingers
        self._apart = apart

    def watch(self, stop: Event) -> Iterator[Report]:
        """Listen, and tell what came; the guard's own messages are left out."""
        with self._messages() as messages, waits(stop, messages, PATIENCE) as patience:
            there: dict[str, float] = {}
            spot: BlindSpot | None = None
            while not stop.is_set():
                if messages.blind_spot != spot:
                    yield from _changed(spot, messages.blind_spot)
                    spot = messages.blind_spot
                yield None
                for message in messages.wait(patience):
                    if message.pid != os.getpid():
                        yield self._sighting(message, there)
                yield from self._gone(there)

    def _sighting(self, message: Message, there: dict[str, float]) -> Sighting:
        name = (name_of(message.pid) or message.owner)[:LONGEST_TITLE]
        browser = self._browsers.find(name)
        address, body = message.address, message.body[:LONGEST_TEXT]
        if browser and browser.names_sender and not address:
            address, body = sender(body)
        return Sighting(
            sensor=self.name,
            thing=self._take_place(_sender(message.pid, name, address), there),
            seen_at=datetime.now(UTC),
            program=Program(name=name) if name else None,
            title=shown(message.title[:LONGEST_TITLE]),
            text=shown(body),
            address=address,
            marks=frozenset({NOTIFICATION}),
        )

    def _take_place(self, who: str, there: dict[str, float]) -> str:
        """Return the thing a message of a sender is: mostly the same, another in a hurry."""
        now = monotonic()
        places = [f"{who} {number}" for number in range(PLACES)]
        free = (place for place in places if now - there.get(place, -inf) >= self._apart)
        place = next(free, None) or min(places, key=lambda taken: there.get(taken, -inf))
        there.pop(place, None)  # the newest stands last
        there[place] = now
        return place

    def _gone(self, there: dict[str, float]) -> Iterator[Sighting]:
        """Report senders that have long said nothing, and the oldest of too many."""
        end = monotonic() - self._lingers
        late = [thing for thing, at in there.items() if at < end]
        for thing in late or list(there)[: max(0, len(there) - MOST)]:
            del there[thing]
            now = datetime.now(UTC)
            yield Sighting(sensor=self.name, thing=thing, seen_at=now, present=False)


def _changed(before: BlindSpot | None, now: BlindSpot | None) -> Iterator[BlindSpot]:
    if before:
        yield BlindSpot(why=before.why, about=before.about, present=False)
    if now:
        yield now


def _sender(pid: int, name: str, address: str) -> str:
    """Identify who sends: one site in one browser is one sender, however often it sends."""
    return f"messages {pid} {stand_in(f'{name} {address}')}"


def this_desktop() -> AbstractContextManager[Messages]:
    """Open the desktop the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        from guard.sensors.notifications import linux  # noqa: PLC0415 -- jeepney is Linux's only

        return linux.messages()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.notifications import win32  # noqa: PLC0415 -- its own system

        return win32.messages()
    else:
        raise Unavailable("no_messages_adapter")


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return NotificationSensor(Browsers(knowledge.browsers))
