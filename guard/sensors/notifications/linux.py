"""Messages of the desktop, overheard on the session bus.

Facts: the Desktop Notifications Specification 1.2; D-Bus Specification 0.43, "BecomeMonitor".
"""

import sys

assert sys.platform == "linux"

from collections.abc import Iterator
from contextlib import closing, contextmanager
from selectors import EVENT_READ
from time import monotonic
from typing import Any, Final

from jeepney import (
    AuthenticationError,
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney import (
    Message as Call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from guard.desktop.nudge import Nudge
from guard.sensors import BlindSpot, Unavailable
from guard.sensors.notifications import Message

SERVICE: Final = "org.freedesktop.Notifications"
"""Whoever owns this name shows the messages; without one each browser draws its own."""
WANTED: Final = f"type='method_call',interface='{SERVICE}',member='Notify'"
SHAPE: Final = "susssasa{sv}i"
"""What a Notify carries: program, number, icon, title, body, buttons, hints, seconds."""
MOST: Final = 100
"""Messages taken in one go, so that a storm of them cannot keep us from pulsing."""
PATIENCE: Final = 1.0
"""Seconds for the bus to answer."""
EVERY: Final = 10.0
"""Seconds between two looks for a service."""

_MONITOR: Final = DBusAddress(
    "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring"
)


class SessionMessages:
    """What is sent to the service for messages of a session.

    Every method may raise OSError: the bus has gone.
    """

    def __init__(self, monitor: DBusConnection, asking: DBusConnection, nudge: Nudge) -> None:
        """Listen through ``monitor``, which from then on cannot ask; raise Unavailable."""
        self._monitor, self._asking = monitor, asking
        self.blind_spot: BlindSpot | None = None
        self._look_at = 0.0
        self._look()
        order = new_method_call(_MONITOR, "BecomeMonitor", "asu", ([WANTED], 0))
        answer = monitor.send_and_get_reply(order, timeout=PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise Unavailable("messages_refused")
        monitor.selector.register(nudge, EVENT_READ)  # rung, it counts as "nothing came"
        self.wake = nudge.ring

    def wait(self, seconds: float) -> list[Message]:
        """Wait for at most ``seconds``; return what came."""
        if monotonic() > self._look_at:
            self._look()
        found: list[Message] = []
        end = monotonic() + seconds
        while len(found) < MOST:
            try:
                call = self._monitor.receive(timeout=max(0, end - monotonic()))
            except TimeoutError:
                break
            if call.header.fields.get(HeaderFields.signature) == SHAPE:
                found.append(self._message(call))
                end = min(end, monotonic())
        return found

    def _message(self, call: Call) -> Message:
        owner, _, _, title, body, *_ = call.body
        name = call.header.fields.get(HeaderFields.sender, "")
        pid = self._ask(message_bus.GetConnectionUnixProcessID(name))
        return Message(pid=pid if isinstance(pid, int) else 0, owner=owner, title=title, body=body)

    def _look(self) -> None:
        """See whether there is a service, or one that starts when it is needed."""
        self._look_at = monotonic() + EVERY
        there = self._ask(message_bus.NameHasOwner(SERVICE))
        there = there or SERVICE in (self._ask(message_bus.ListActivatableNames()) or ())
        self.blind_spot = None if there else BlindSpot(why="no_message_service")

    def _ask(self, question: Call) -> Any:
        """Return the bus's answer, None where it has none."""
        try:
            answer = self._asking.send_and_get_reply(question, timeout=PATIENCE)
        except TimeoutError:
            return None
        returned = answer.header.message_type is MessageType.method_return
        return answer.body[0] if returned and answer.body else None


@contextmanager
def messages(session: str = "SESSION") -> Iterator[SessionMessages]:
    """Hold the messages of a session, by the address of its bus, or of the guard's own.

    Raises Unavailable.
    """
    with (
        closing(_connect(session)) as monitor,
        closing(_connect(session)) as asking,
        closing(Nudge()) as nudge,
    ):
        yield SessionMessages(monitor, asking, nudge)


def _connect(session: str) -> DBusConnection:
    try:
        return open_dbus_connection(session)
    except (KeyError, OSError, RuntimeError, ValueError, AuthenticationError):
        raise Unavailable("no_message_bus") from None
