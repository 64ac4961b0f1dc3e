"""The warning: one at a time, on every monitor when it must be."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.ui.cover import Cover
from guard.ui.warning_sheet import WarningSheet
from guard.ui.words import Words


class WarningWindow(QObject):
    """Shows an advice until it is answered or withdrawn; nothing of it stays after that."""

    answered = Signal(object)
    """The Answer the person chose; the window has gone by then."""

    def __init__(self, words: Words, icons: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._icons = icons
        self._advice: Advice | None = None
        self._sheet: WarningSheet | None = None
        self._covers: list[Cover] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._arrange)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._screens_changed)
        application.screenRemoved.connect(self._screens_changed)

    @property
    def sheet(self) -> WarningSheet | None:
        """The window that can be answered, while it is open."""
        return self._sheet

    def give(self, advice: Advice) -> None:
        """Show an advice, or put it in place of the one that is shown."""
        self._advice = advice
        if self._sheet is None:
            self._sheet = WarningSheet(self._words, self._icons)
            self._sheet.answered.connect(self._take)
            self._sheet.reading.connect(self._make_room)
            self._sheet.closed.connect(self._forget)
        self._arrange()

    def withdraw(self) -> None:
        """Take the warning away; without one, do nothing."""
        if self._sheet is not None:
            self._sheet.close()

    def _forget(self) -> None:
        self._sheet = None
        self._advice = None
        self._uncover()

    def _take(self, answer: Answer) -> None:
        self.withdraw()
        self.answered.emit(answer)

    def _make_room(self) -> None:
        """Let the person read the site they opened, with the warning still beside it."""
        if self._advice is not None and self._advice.covers:
            self.give(replace(self._advice, covers=False))

    def _screens_changed(self, _screen: QScreen) -> None:
        self._soon.start()  # Qt moves the windows of a lost monitor only after this signal

    def _arrange(self) -> None:
        """Put the sheet on one monitor and, if it must be, a cover on each other."""
        if self._sheet is None or self._advice is None:
            return
        self._uncover()
        home = _home(self._sheet)
        self._sheet.stand(self._advice, home)
        if self._advice.covers:
            self._cover(home, self._sheet.windowTitle())

    def _cover(self, home: QScreen, headline: str) -> None:
        for screen in QGuiApplication.screens():
            if screen != home:
                cover = Cover(self._words, self._icons, headline)
                cover.spread(screen)
                cover.closed.connect(partial(self._covers.remove, cover))
                self._covers.append(cover)

    def _uncover(self) -> None:
        for cover in tuple(self._covers):
            cover.close()


def _home(sheet: WarningSheet) -> QScreen:
    """Return the monitor to answer on: where it stands, else where the person points."""
    screens = QGuiApplication.screens()
    if sheet.isVisible() and sheet.screen() in screens:
        return sheet.screen()
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
