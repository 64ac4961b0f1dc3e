"""What can be asked on the accessibility bus."""

from typing import Any, Final, NamedTuple

_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"


class Ref(NamedTuple):
    """An object on the accessibility bus."""

    program: str
    """The unique name of the program's connection."""
    path: str


DAEMON: Final = Ref("org.freedesktop.DBus", "/org/freedesktop/DBus")
"""The bus itself."""
DESKTOP: Final = Ref("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
"""What has the programs for children."""
REGISTRY: Final = Ref(DESKTOP.program, "/org/a11y/atspi/registry")
"""What knows which events are wanted."""


class Question(NamedTuple):
    """A method call to an object."""

    ref: Ref
    interface: str
    method: str
    signature: str = ""
    body: tuple[Any, ...] = ()


def asks(ref: Ref, method: str) -> Question:
    """Call a method of Accessible that takes nothing."""
    return Question(ref, _ACCESSIBLE, method)


def asks_property(ref: Ref, name: str, interface: str = _ACCESSIBLE) -> Question:
    """Read a property."""
    return Question(ref, _PROPERTIES, "Get", "ss", (interface, name))
