"""A screen reader: what a person who sees nothing hears of a program, and how they press."""

from typing import NamedTuple

from guard.desktop.accessibility.answers import references, text
from guard.desktop.accessibility.bus import open_bus
from guard.desktop.accessibility.questions import (
    DAEMON,
    DESKTOP,
    Question,
    Ref,
    asks,
    asks_property,
)

BUTTON = 43
TICK = 7
MOST = 2_000


class Part(NamedTuple):
    """One thing a reader can stand on."""

    ref: Ref
    role: int
    name: str
    description: str


class Reader:
    """Reads the windows of programs on one desktop."""

    def __init__(self, screen):
        self._bus = open_bus(screen.environ["DBUS_SESSION_BUS_ADDRESS"])

    def close(self):
        self._bus.close()

    def parts(self, pid):
        """Return everything in the windows of a program, in the order in which it is read."""
        coming = [root for root in self._programs() if self._pid(root) == pid]
        found = []
        while coming and len(found) < MOST:
            ref = coming.pop(0)
            role, name, description, children = self._bus.ask(
                [
                    asks(ref, "GetRole"),
                    asks_property(ref, "Name"),
                    asks_property(ref, "Description"),
                    asks(ref, "GetChildren"),
                ]
            )
            found.append(Part(ref, role, text(name), text(description)))
            coming[:0] = references(children)
        return found

    def _programs(self):
        return references(self._bus.ask([asks(DESKTOP, "GetChildren")])[0])

    def _pid(self, root):
        asked = Question(DAEMON, DAEMON.program, "GetConnectionUnixProcessID", "s", (root[0],))
        return self._bus.ask([asked])[0]

    def hear(self, pid):
        """Return all that is read out, in one string."""
        return "\n".join(f"{part.name} {part.description}" for part in self.parts(pid))

    def stand_on(self, pid, name):
        """Put the keyboard on the button or the tick of this name."""
        for part in self.parts(pid):
            if part.role in (BUTTON, TICK) and part.name == name:
                order = Question(part.ref, "org.a11y.atspi.Component", "GrabFocus")
                return self._bus.ask([order]) == [True]
        return False

    def press(self, pid, name):
        """Press the button or the tick of this name, if it is there; tell whether it was."""
        for part in self.parts(pid):
            if part.role in (BUTTON, TICK) and part.name == name:
                order = Question(part.ref, "org.a11y.atspi.Action", "DoAction", "i", (0,))
                return self._bus.ask([order]) == [True]
        return False
