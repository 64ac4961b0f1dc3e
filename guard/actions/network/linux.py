"""The network as NetworkManager has it, which needs no password of who sits at the screen.

Its "Enable Networking" is what its own menu offers; it outlasts a new start of the computer.
Where NetworkManager is not in charge nothing can be done, and that is said.
"""

import sys

assert sys.platform == "linux"

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import Any, Final

from jeepney import DBusAddress, DBusErrorResponse, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from guard.actions.network import routes

_MANAGER: Final = DBusAddress(
    "/org/freedesktop/NetworkManager",
    bus_name="org.freedesktop.NetworkManager",
    interface="org.freedesktop.NetworkManager",
)
_ANSWERS: Final = 5.0
"""Seconds NetworkManager has for an answer."""
SETTLES: Final = 5.0
"""Seconds in which what it was told shows."""
_LOOKS: Final = 0.1
"""Seconds between two looks."""
_FAILURES: Final = (DBusErrorResponse, OSError, TimeoutError, EOFError, ValueError)
"""No bus, no NetworkManager, no permission, no answer."""


def cut() -> bool:
    """Switch the network off; tell whether no way out is left.

    What NetworkManager does not manage stays: then it is not cut, and only the cable helps.
    """
    return _switch(on=False) and _within(SETTLES, lambda: is_cut() and not routes.lead_out())


def restore() -> bool:
    """Switch the network on again; tell whether NetworkManager did."""
    return _switch(on=True) and _within(SETTLES, lambda: not is_cut())


def is_cut() -> bool:
    """Tell whether the network is switched off, by whomever."""
    with suppress(*_FAILURES), _bus() as bus:
        question = Properties(_MANAGER).get("NetworkingEnabled")
        match _ask(bus, question):
            case ((_, bool(enabled)),):
                return not enabled
    return False


def _switch(*, on: bool) -> bool:
    """Tell NetworkManager; what is so already counts as done."""
    with suppress(*_FAILURES), _bus() as bus:
        try:
            _ask(bus, new_method_call(_MANAGER, "Enable", "b", (on,)))
        except DBusErrorResponse as error:
            return str(error.name).endswith(".AlreadyEnabledOrDisabled")
        return True
    return False


def _ask(bus: DBusConnection, question: Message) -> Any:
    return unwrap_msg(bus.send_and_get_reply(question, timeout=_ANSWERS))


@contextmanager
def _bus() -> Iterator[DBusConnection]:
    bus = open_dbus_connection("SYSTEM")
    try:
        yield bus
    finally:
        bus.close()


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    end = monotonic() + seconds
    while not true():
        if monotonic() > end:
            return False
        sleep(_LOOKS)
    return True
