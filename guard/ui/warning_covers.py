"""The monitors around the one on which the warning is answered."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QScreen

from guard.ui.cover import Cover
from guard.ui.warning_page import Teller
from guard.ui.warning_sheet import WarningSheet


class Covers(QObject):
    """Covers every other monitor, for as long as it is wanted."""

    changed = Signal()
    """A monitor has come or gone: nothing is covered until that is wanted anew."""

    def __init__(self, teller: Teller, parent: QObject) -> None:
        super().__init__(parent)
        self._teller = teller
        self._covers: list[Cover] = []
        # Qt moves the windows of a lost monitor only after it has said that it is lost.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.changed)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.screenAdded.connect(self._screens_changed)
        application.screenRemoved.connect(self._screens_changed)

    def show(self, home: QScreen, headline: str) -> None:
        """Cover every monitor but this one, unless they are covered."""
        if self._covers:
            return
        for screen in QGuiApplication.screens():
            if screen != home:
                cover = Cover(self._teller.words, self._teller.icons, headline)
                cover.spread(screen)
                cover.closed.connect(partial(self._covers.remove, cover))
                self._covers.append(cover)

    def _screens_changed(self, _screen: QScreen) -> None:
        self.close()
        self._soon.start()

    def close(self) -> None:
        """Uncover them."""
        for cover in tuple(self._covers):
            cover.close()


def home_of(sheet: WarningSheet) -> QScreen:
    """Return the monitor to answer on: where it stands, else where the person points."""
    screens = QGuiApplication.screens()
    if sheet.isVisible() and sheet.screen() in screens:
        return sheet.screen()
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
