"""Let the person out of a page, beside the window, which never waits for it."""

import logging
from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from guard.actions.leave_page import Left, leave_page
from guard.app import Guard
from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.core.signs import OF_PAGES
from guard.ui.left_window import LeftWindow
from guard.ui.sheet import Once

log = logging.getLogger(__name__)

NOTICE: Final = 1.0
"""Seconds in which the senses take note that a page has gone."""


class Leaving(QObject):
    """Leaves the page that frightens, one at a time; what is advised meanwhile waits."""

    due = Signal(object)
    """An Advice that must be shown now."""
    _ended = Signal(object)

    def __init__(
        self,
        guard: Guard,
        parent: QObject | None = None,
        leave: Callable[[str], Left] = leave_page,
    ) -> None:
        super().__init__(parent)
        self._guard = guard
        self._leave = leave
        self._busy = False
        self._late: Advice | None = None
        self._gone = True
        self.told = Once(lambda: LeftWindow(guard.words, gone=self._gone))
        """The window that tells how it ended, where that must be told."""
        guard.advised.connect(self._advise)
        self._ended.connect(self._tell)

    def answer(self, given: Answer) -> None:
        """Take the person's choice in; who stops is let out of the page that frightens."""
        page = self._guard.page
        self._guard.answer(given)
        if given is Answer.STOPPED and page is not None and not self._busy:
            self._busy = True
            Thread(target=self._work, args=(page,), name="leaving", daemon=True).start()

    def _work(self, page: str) -> None:
        try:
            how = self._leave(page)
        except Exception:  # a hostile page is at the other end: the person is told in any case
            log.exception("leaving a page failed")
            how = Left(gone=False, ended_browser=False)
        sleep(NOTICE)
        self._ended.emit(how)

    @Slot(object)
    def _advise(self, advice: Advice) -> None:
        if self._busy:
            self._late = advice
        else:
            self.due.emit(advice)

    @Slot(object)
    def _tell(self, how: Left) -> None:
        """Tell how it ended where that must be told, and give an advice that has waited.

        One that is only about the page that has gone is answered: it has been left.
        """
        self._busy, self._gone = False, how.gone
        if how.ended_browser or not how.gone:
            self.told.close()
            self.told.open()
        late, self._late = self._late, None
        if late is None:
            return
        if self._guard.page is None and all(reason.kind in OF_PAGES for reason in late.reasons):
            self._guard.answer(Answer.STOPPED)
        else:
            self.due.emit(late)
