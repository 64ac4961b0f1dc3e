"""Which browsers run in this session, whether they can be read or not."""

import time
from collections.abc import Container
from contextlib import suppress
from typing import Final

import psutil

NAMES: Final = {
    "brave": "Brave",
    "chrome": "Google Chrome",
    "chromium": "Chromium",
    "chromium-browser": "Chromium",
    "firefox": "Firefox",
    "firefox-bin": "Firefox",
    "firefox-esr": "Firefox",
    "librewolf": "LibreWolf",
    "msedge": "Microsoft Edge",
    "opera": "Opera",
    "vivaldi-bin": "Vivaldi",
}
"""Browsers by the name of their process."""
EVERY: Final = 5.0
"""Seconds between two looks at the list of processes."""
GRACE: Final = 8.0
"""Seconds a browser has to appear on the accessibility bus after it has started."""
_PARTS: Final = ("--type=", "-contentproc", "--headless")
"""Arguments of a process that is a part of a browser, or one without windows."""


class Running:
    """The browsers that were started in one session, by process."""

    def __init__(self, session: str) -> None:
        """Follow the session whose bus has this address."""
        self._session = _plain(session)
        self._pids: set[int] = set()
        self._browsers: dict[int, psutil.Process] = {}
        self._next_look = 0.0

    def overdue(self, readable: Container[int]) -> frozenset[str]:
        """Name the browsers that should be readable by now, and are not."""
        if (now := time.monotonic()) >= self._next_look:
            self._next_look = now + EVERY
            self._look()
        return frozenset(
            NAMES[process.name()]
            for pid, process in self._browsers.items()
            if pid not in readable and time.time() > process.create_time() + GRACE
        )

    def _look(self) -> None:
        pids = set(psutil.pids())
        for pid in self._pids - pids:
            self._browsers.pop(pid, None)
        for pid in pids - self._pids:
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                if process.name() in NAMES and self._ours(process):
                    self._browsers[pid] = process
        self._pids = pids

    def _ours(self, process: psutil.Process) -> bool:
        """Tell whether a process is a browser of this session."""
        address = process.environ().get("DBUS_SESSION_BUS_ADDRESS", "")
        parts = (argument.startswith(_PARTS) for argument in process.cmdline())
        return _plain(address) == self._session and not any(parts)


def _plain(address: str) -> str:
    """Return the address of a bus without the number some programs add to it."""
    return address.partition(",guid=")[0]
