"""Which browsers run in this session, whether they can be read or not."""

import time
from collections.abc import Collection, Container
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import psutil
from jeepney import Message, message_bus
from jeepney.io.blocking import open_dbus_connection

from guard.desktop.browsers import NAMES

EVERY: Final = 5.0
"""Seconds between two looks at the list of processes."""
PATIENCE: Final = 1.0
"""Seconds the session bus may take for an answer."""
GRACE: Final = 8.0
"""Seconds a browser has to appear on the accessibility bus after it has started."""
_PARTS: Final = ("--type=", "-contentproc", "--headless")
"""Arguments of a process that is a part of a browser, or one without windows."""


@dataclass(slots=True)
class _Browser:
    name: str
    seen: float
    """When it started or was last readable, by the monotonic clock."""
    ours: bool = False
    """Whether it is known to belong to this session."""


class Running:
    """The browsers that run in one session, by process."""

    def __init__(self, session: str) -> None:
        """Follow the session whose bus has this address."""
        self._session = session
        self._pids: set[int] = set()
        self._browsers: dict[int, _Browser] = {}
        self._next_look = 0.0

    def overdue(self, readable: Container[int]) -> frozenset[str]:
        """Name the browsers that should be readable by now, and are not."""
        if (now := time.monotonic()) >= self._next_look:
            self._next_look = now + EVERY
            self._look()
        for pid, browser in self._browsers.items():
            if pid in readable:
                browser.seen = now
        overdue = [pid for pid, each in self._browsers.items() if now > each.seen + GRACE]
        self._prove([pid for pid in overdue if not self._browsers[pid].ours])
        return frozenset(
            self._browsers[pid].name
            for pid in overdue
            if pid in self._browsers and psutil.pid_exists(pid)
        )

    def _look(self) -> None:
        pids = set(psutil.pids())
        for pid in self._pids - pids:
            self._browsers.pop(pid, None)
        for pid in pids - self._pids:
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                name = NAMES.get(process.name())
                if name and not any(each.startswith(_PARTS) for each in process.cmdline()):
                    age = time.time() - process.create_time()
                    self._browsers[pid] = _Browser(name, time.monotonic() - age)
        self._pids = pids

    def _prove(self, pids: Collection[int]) -> None:
        """Forget those browsers that belong to another session.

        Chromium overwrites its environment, but every browser holds a line to its session's bus.
        """
        connected = _connected(self._session) if pids else set()
        for pid in pids:
            self._browsers[pid].ours = True
            if pid not in connected:
                del self._browsers[pid]


def _connected(session: str) -> set[int]:
    """Return the processes that are connected to a session bus."""
    with open_dbus_connection(session) as connection:

        def ask(message: Message) -> Any:
            answer = connection.send_and_get_reply(message, timeout=PATIENCE)
            return answer.body[0] if answer.body else None

        names = [name for name in ask(message_bus.ListNames()) if name.startswith(":")]
        return {ask(message_bus.GetConnectionUnixProcessID(name)) for name in names}
