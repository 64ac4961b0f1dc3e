"""The clipboard: whether a command lies there that a web page wants pasted.

Its words never leave this sense: they are looked at, and forgotten.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from itertools import count
from threading import Event
from time import monotonic
from typing import Final, Protocol

from guard.core.browsers import Browsers
from guard.core.commands import CommandBook
from guard.core.knowledge import Knowledge
from guard.core.sighting import CLIPBOARD, Sighting
from guard.sensors import Report, Sensor, Unavailable, waits

LONGEST: Final = 8_000
"""Characters of what was copied that are looked at."""
WAITS: Final = 600.0
"""Seconds for which a command counts as waiting: who follows a page's steps takes a minute."""
PATIENCE: Final = 0.5
"""Seconds a wait may take that nobody ends."""
REST: Final = 0.1
"""Seconds between two looks: a page may copy without end."""


class Clipboard(Protocol):
    """The clipboard of one desktop."""

    def wait(self, seconds: float) -> frozenset[str] | None:
        """Wait for at most ``seconds`` until something is copied; None if nothing was.

        Returns the names of the programs that may have copied it: its owner's, and that of
        the window in front. What lay there before the first wait is not told. Raises when
        the desktop is gone.
        """

    def text(self) -> str:
        """Return what lies there: at most 8,000 characters, empty if it is no text or is late."""


class ClipboardSensor:
    """Reports that a page has put a command on the clipboard, and that it has gone."""

    name = "clipboard"

    def __init__(
        self,
        browsers: Browsers,
        commands: CommandBook,
        clipboard: Callable[[], AbstractContextManager[Clipboard]] | None = None,
        *,
        waits: float = WAITS,
    ) -> None:
        self._browsers = browsers
        self._commands = commands
        self._clipboard = clipboard or this_desktop
        self._waits = waits
        self._numbers = count(1)

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at what is copied while a browser is in front or owns it."""
        with self._clipboard() as clipboard, waits(stop, clipboard, PATIENCE) as patience:
            there, end = "", 0.0
            while not stop.is_set():
                yield None
                copied = clipboard.wait(patience)
                if there and (copied is not None or monotonic() > end):
                    yield self._sighting(there, present=False)
                    there = ""
                if copied and self._from_page(copied) and self._commands.is_bait(clipboard.text()):
                    there, end = f"clipboard {next(self._numbers)}", monotonic() + self._waits
                    yield self._sighting(there)
                if copied is not None:
                    stop.wait(REST)

    def _from_page(self, programs: frozenset[str]) -> bool:
        return any(self._browsers.find(name) for name in programs)

    def _sighting(self, thing: str, *, present: bool = True) -> Sighting:
        return Sighting(
            sensor=self.name,
            thing=thing,
            seen_at=datetime.now(UTC),
            present=present,
            marks=frozenset({CLIPBOARD} if present else ()),
        )


def this_desktop() -> AbstractContextManager[Clipboard]:
    """Open the clipboard of the desktop the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        try:
            from guard.sensors.clipboard import x11  # noqa: PLC0415 -- needs libxcb
        except OSError:  # libxcb is not installed
            raise Unavailable("no_clipboard") from None
        return x11.clipboard()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.clipboard import win32  # noqa: PLC0415 -- its own system

        return win32.clipboard()
    else:
        raise Unavailable("no_clipboard_adapter")


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return ClipboardSensor(Browsers(knowledge.browsers), CommandBook(knowledge.commands))
