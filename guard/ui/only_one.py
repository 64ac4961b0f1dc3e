"""A second start shows the first instead of watching twice."""

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCryptographicHash,
    QDeadlineTimer,
    QLockFile,
    QObject,
    QStandardPaths,
    QThread,
    Signal,
)
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE: Final = 2_000
"""Milliseconds that a first instance may take to answer the door."""
PAUSE: Final = 50
"""Milliseconds between knocks: it may have the place but not yet a door."""
WAITING: Final = 4
"""How many may stand at the door at once."""


def place() -> Path:
    """Return the folder of this person's session, which others may not enter."""
    kind = QStandardPaths.StandardLocation.RuntimeLocation
    return Path(QStandardPaths.writableLocation(kind))


def desktop() -> str:
    """Return what tells this person's desktops apart, should there be more than one."""
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""


def _short(text: str) -> str:
    """Return a few letters for a text; hashlib would load three megabytes of OpenSSL."""
    whole = QCryptographicHash.hash(
        text.encode(errors="replace"), QCryptographicHash.Algorithm.Sha256
    )
    return whole.toHex().toStdString()[:16]


class OnlyOne(QObject):
    """Holds the one place that a person has on one desktop.

    Nothing is ever read from who knocks: that they came is all they can say.
    """

    asked = Signal()
    """The guard was started again: show yourself."""

    def __init__(self, folder: Path, on: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = folder / f"scam-guard-{_short(f'{folder} {on}')}"
        # A pipe of Windows has a name of its own, without a folder; the rest is a socket's path.
        self._name = path.name if os.name == "nt" else str(path)
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long
        self._door: QLocalServer | None = None

    def take(self) -> bool:
        """Take the place; if another instance has it, ask that one to show itself.

        Where no lock can be written, two guards are better than none.
        """
        if self._lock.tryLock(0):
            self._open_door()
            return True
        taken = self._lock.error() is QLockFile.LockError.LockFailedError
        answered = self._knock(PATIENCE if taken else 0)
        return not (taken or answered)

    def leave(self) -> None:
        """Give the place up."""
        if self._door is not None:
            self._door.close()
        self._lock.unlock()

    def _open_door(self) -> None:
        QLocalServer.removeServer(self._name)  # what a crash left: the lock says nobody is there
        door = QLocalServer(self)
        door.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        door.setMaxPendingConnections(WAITING)
        door.newConnection.connect(self._answer)
        door.listen(self._name)
        self._door = door

    def _answer(self) -> None:
        while self._door is not None and (caller := self._door.nextPendingConnection()):
            caller.abort()
            caller.deleteLater()
        self.asked.emit()

    def _knock(self, patience: int) -> bool:
        """Tell whether someone opened the door."""
        deadline = QDeadlineTimer(patience)
        while True:
            caller = QLocalSocket()
            caller.connectToServer(self._name)
            if caller.waitForConnected(PATIENCE):
                caller.abort()
                return True
            if deadline.hasExpired():
                return False
            QThread.msleep(PAUSE)
