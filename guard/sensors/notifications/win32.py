"""The messages that Windows has shown, from the database it keeps of them.

Not run by its authors on real Windows. The listener that Windows offers wants the identity of a
package, as its documentation says; an installed program has none.
"""

import sys

assert sys.platform == "win32"

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from guard.sensors import BlindSpot, Unavailable
from guard.sensors.notifications import Message
from guard.sensors.notifications.toasts import newer


class Toasts:
    """The messages in the database, from now on."""

    blind_spot: BlindSpot | None = None

    def __init__(self, database: Path) -> None:
        self._database = database
        self._newest = newer(database, 0).newest

    def wait(self, seconds: float) -> list[Message]:
        """Wait for ``seconds``; return what came."""
        sleep(seconds)
        self._newest, messages = newer(self._database, self._newest)
        return messages


@contextmanager
def messages() -> Iterator[Toasts]:
    """Hold the messages of the person who is logged in; raises Unavailable."""
    folder = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft/Windows/Notifications"
    try:
        toasts = Toasts(folder / "wpndatabase.db")
    except (OSError, ValueError):
        raise Unavailable("no_messages_adapter") from None
    yield toasts
