"""Work that takes seconds, on a thread of its own, so that no window ever stalls."""

import logging
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

log = logging.getLogger(__name__)

PATIENCE: Final = 25_000
"""Milliseconds after which a hand that is not back counts as having failed."""


class Errand(QObject):
    """Runs one piece of work; ``done`` comes once, on the thread that began it.

    What fails, or is not back in time, counts as ``failed``: somebody is waiting for an answer.
    """

    done = Signal(object)
    _back = Signal(object)

    def __init__(
        self, work: Callable[[], Any], *, failed: Any, patience: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._failed, self._ended = work, failed, False
        self._back.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, singleShot=True, interval=patience)
        self._timer.timeout.connect(lambda: self._end(failed))

    def begin(self) -> None:
        """Set out."""
        self._timer.start()
        Thread(target=self._run, name="errand", daemon=True).start()

    def _run(self) -> None:
        result = self._failed
        try:
            result = self._work()
        except Exception:
            log.exception("errand")
        with suppress(RuntimeError):  # the program has ended meanwhile, and this object with it
            self._back.emit(result)

    def _end(self, result: Any) -> None:
        if not self._ended:
            self._ended = True
            self._timer.stop()
            self.done.emit(result)
            self.deleteLater()
