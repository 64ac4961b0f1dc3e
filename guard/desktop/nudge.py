"""What ends a wait for a server of the desktop from another thread."""

import socket


class Nudge:
    """A file descriptor to poll beside that of a server; once rung, it stays so."""

    def __init__(self) -> None:
        self._near, self._far = socket.socketpair()

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._near.fileno()

    def ring(self) -> None:
        """End every wait for it, now and later."""
        self._far.send(b"\0")

    def close(self) -> None:
        """Let go of it."""
        self._near.close()
        self._far.close()
