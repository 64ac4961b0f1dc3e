"""A second start shows the first instead of watching twice."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import (
    QCryptographicHash,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    QStandardPaths,
    Signal,
)


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

    Who comes second touches a file, the bell, which the first one watches; nothing is ever read
    from it. (A door of QtNetwork's would take three megabytes.)
    """

    asked = Signal()
    """The guard was started again: show yourself."""

    def __init__(self, folder: Path, on: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = folder / f"scam-guard-{_short(f'{folder} {on}')}"
        self._bell = path.with_suffix(".bell")
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._rung)
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)  # held as long as its process lives, however long

    def take(self) -> bool:
        """Take the place; if another instance has it, ask that one to show itself.

        Where no lock can be written, two guards are better than none.
        """
        if self._lock.tryLock(0):
            self._hang_up()
            return True
        taken = self._lock.error() is QLockFile.LockError.LockFailedError
        if taken:
            with suppress(OSError):
                self._bell.touch(0o600)
        return not taken

    def leave(self) -> None:
        """Give the place up."""
        if self._lock.isLocked():
            self._watcher.removePath(str(self._bell))
            with suppress(OSError):
                self._bell.unlink()
        self._lock.unlock()

    def _hang_up(self) -> None:
        """Watch the bell: a new one where there is none, or somebody has taken it away."""
        with suppress(OSError):
            self._bell.touch(0o600)
            self._watcher.addPath(str(self._bell))

    def _rung(self) -> None:
        if not self._watcher.files():
            self._hang_up()
        self.asked.emit()
