"""Leave a page beside the window, which never waits for it."""

import logging
from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import Final

from PySide6.QtCore import QObject, Signal

from guard.actions.leave_page import Left, leave_page

log = logging.getLogger(__name__)

NOTICE: Final = 1.0
"""Seconds in which the senses take note that a page has gone."""


class Leaving(QObject):
    """Leaves one page at a time."""

    left = Signal(object)
    """How it ended, a Left."""

    def __init__(
        self, parent: QObject | None = None, leave: Callable[[str], Left] = leave_page
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self.busy = False
        """True from ``start`` until ``left``."""

    def start(self, page: str) -> None:
        """Leave a page, by its thing, unless one is being left."""
        if not self.busy:
            self.busy = True
            Thread(target=self._work, args=(page,), name="leaving", daemon=True).start()

    def _work(self, page: str) -> None:
        try:
            how = self._leave(page)
        except Exception:  # a hostile page is at the other end: the person is told in any case
            log.exception("leaving a page failed")
            how = Left(gone=False, ended_browser=False)
        sleep(NOTICE)
        self.busy = False
        self.left.emit(how)
