"""The accessibility bus (AT-SPI): where programs tell about what they show.

Facts: the XML interface descriptions of at-spi2-core.
"""

import time
from collections.abc import Iterable, Sequence
from selectors import EVENT_READ
from typing import Any, Final

from jeepney import (
    AuthenticationError,
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Properties,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from guard.desktop.accessibility.events import CHANGED, CHANGES, RARE, forgoes, wants, wants_end
from guard.desktop.accessibility.questions import REGISTRY, Question
from guard.desktop.nudge import Nudge

PATIENCE: Final = 1.0
"""Seconds in which one round of questions must be answered."""
SULK: Final = 5.0
"""Seconds for which a program that did not answer is left alone."""
ROUND: Final = 64
"""Questions on the way at once; several hundred would fill the daemon's queues."""
FLOOD: Final = 100
"""Events between two waits that are too many to go on listening."""
DEAF: Final = 30.0
"""Seconds without listening after a flood; looking now and then goes on."""
START: Final = 3.0
"""Seconds for the accessibility bus to start when it is first asked for."""

_BUS: Final = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")


class NoBusError(Exception):
    """There is no bus to connect to; the message is a key under ``blind`` in resources/words."""


class Bus:
    """A connection to the accessibility bus.

    Every method may raise OSError: the bus has gone.
    """

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._connection.sock.settimeout(PATIENCE)
        self.changed = False
        """Whether the program followed has changed what it shows."""
        self._followed = ""
        self._accompanied: set[str] = set()
        self._heard = 0
        self._deaf_until = 0.0
        self._silent: dict[str, float] = {}
        self.ask(wants(RARE))
        if self.silent(REGISTRY.program):
            raise TimeoutError("the registry of the accessibility bus does not answer")
        self._nudge = Nudge()
        connection.selector.register(self._nudge, EVENT_READ)  # rung, it counts as "nothing came"

    def close(self) -> None:
        """End the connection; the registry then forgets which events we wanted."""
        self._connection.close()
        self._nudge.close()

    def wake(self) -> None:
        """End the wait that is on, and all to come; called on any thread."""
        self._nudge.ring()

    def silent(self, program: str) -> bool:
        """Tell whether a program lately failed to answer in time."""
        return self._silent.get(program, 0) > time.monotonic()

    def ask(self, questions: Sequence[Question]) -> list[Any]:
        """Put all questions and return all answers, in their order.

        An answer is None where the object or the method does not exist (any more), and where
        the program is silent.
        """
        answers: list[Any] = [None] * len(questions)
        end = time.monotonic() + PATIENCE
        for start in range(0, len(questions), ROUND):
            asked = enumerate(questions[start : start + ROUND], start)
            coming = self._send(each for each in asked if not self.silent(each[1].ref.program))
            while coming:
                message = self._receive(end)
                if message is None:
                    self._leave_alone(questions[place].ref.program for place in coming.values())
                    break
                place = coming.pop(message.header.fields.get(HeaderFields.reply_serial, 0), -1)
                if place >= 0 and message.header.message_type is MessageType.method_return:
                    answers[place] = message.body[0] if message.body else None
        return answers

    def follow(self, program: str) -> None:
        """Let ``changed`` become true as soon as a program changes what it shows.

        The end of the program is an event from now on.
        """
        self.changed = False
        if program != self._followed:
            self._unfollow()
            self._followed = program
            self.ask(wants(CHANGES, program))
        if program not in self._accompanied:
            self._accompanied.add(program)
            self.ask([wants_end(program)])

    def wait(self, seconds: float) -> bool:
        """Wait until a program tells of an event, or for ``seconds``; return whether one did."""
        if time.monotonic() > self._deaf_until > 0:
            self._deaf_until = 0
            self.ask(wants(RARE))
        end = time.monotonic() + seconds
        while not self._heard and self._receive(end) is not None:
            pass
        if self._heard > FLOOD:
            self._deaf_until = time.monotonic() + DEAF
            self.ask(forgoes(RARE))
        heard, self._heard = self._heard, 0
        return heard > 0

    def stirred(self) -> bool:
        """Tell, without waiting, whether a program told of an event."""
        while self._heard <= FLOOD and self._receive(0) is not None:
            pass
        return self.wait(0)

    def _unfollow(self) -> None:
        if self._followed:
            self._send(enumerate(forgoes(CHANGES, self._followed)))
        self._followed = ""

    def _leave_alone(self, programs: Iterable[str]) -> None:
        until = time.monotonic() + SULK
        self._silent = {name: end for name, end in self._silent.items() if end > until - SULK}
        self._silent |= dict.fromkeys(programs, until)

    def _send(self, questions: Iterable[tuple[int, Question]]) -> dict[int, int]:
        """Send questions in one go; return the place of each by the number its answer will have."""
        places: dict[int, int] = {}
        messages = bytearray()
        for place, (ref, interface, method, signature, body) in questions:
            address = DBusAddress(ref.path, ref.program, interface)
            message = new_method_call(address, method, signature or None, body)
            serial = next(self._connection.outgoing_serial)
            messages += message.serialise(serial)
            places[serial] = place
        try:
            self._connection.sock.sendall(messages)
        except TimeoutError:  # half a message may be on the way: nothing can follow it
            raise ConnectionError("the accessibility bus takes no more messages") from None
        return places

    def _receive(self, end: float) -> Message | None:
        """Return the next message, None when none came in time; count events."""
        try:
            message = self._connection.receive(timeout=max(0, end - time.monotonic()))
        except TimeoutError:
            return None
        if message.header.message_type is MessageType.signal:
            self._heard += 1
            if message.header.fields.get(HeaderFields.member) in CHANGED:
                self.changed = True
                self._unfollow()
        return message


def open_bus(session: str = "SESSION") -> Bus:
    """Turn accessibility on and connect; ``session`` is the address of the session bus.

    It stays on afterwards: a screen reader may have come to need it. Raises NoBusError.
    """
    try:
        connection = open_dbus_connection(session)
    except (KeyError, OSError, RuntimeError, ValueError):  # no address, a bad one, nobody there
        raise NoBusError("no_session_bus") from None
    with connection:
        switch = Properties(_BUS.with_interface("org.a11y.Status"))
        enabled = switch.set("IsEnabled", "b", True)  # noqa: FBT003 -- the value
        address = new_method_call(_BUS, "GetAddress")
        connection.send_and_get_reply(enabled, timeout=START)
        answer = connection.send_and_get_reply(address, timeout=START)
    if answer.header.message_type is MessageType.error:
        raise NoBusError("no_accessibility_bus")
    try:
        return Bus(open_dbus_connection(answer.body[0]))
    except (FileNotFoundError, ConnectionRefusedError, AuthenticationError):
        raise NoBusError("no_accessibility_bus") from None
