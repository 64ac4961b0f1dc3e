"""End cleanly when the system or a person at the terminal asks."""

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Slot


class Ending(QObject):
    """Quits the application on Ctrl+C and SIGTERM.

    Qt's loop runs no Python code while nothing happens, so a signal wakes it through a
    socket (docs.python.org/3/library/signal.html#signal.set_wakeup_fd). Quitting before the loop
    runs does nothing, so the loop itself is told to: somebody may log out while we start.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._near, self._far = socket.socketpair()
        self._near.settimeout(0)
        self._far.settimeout(0)
        signal.set_wakeup_fd(self._far.fileno())
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        application.aboutToQuit.connect(self._close)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: QTimer.singleShot(0, application.quit))

    @Slot()
    def _wake(self) -> None:
        """Let Python run: that is when it calls the handler of the signal."""
        with suppress(OSError):  # already closed: the application is ending
            self._near.recv(64)

    @Slot()
    def _close(self) -> None:
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()
