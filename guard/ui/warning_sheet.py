"""The window the warning stands in: a card in the middle, or a whole monitor."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QGridLayout, QLayout

from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.ui import paper
from guard.ui.sheet import Sheet
from guard.ui.warning_page import Room, WarningPage
from guard.ui.words import Words

NARROW: Final = 74
"""Letters of a window that has no room for two columns."""
LOW: Final = 56
"""Letters of a monitor's height on which room is scarce."""
WIDE: Final = 108
"""Letters of the page on a large monitor; more would tear it apart."""
AIR: Final = 5
"""Letters of height that the page may take beyond what it needs."""
CARD: Final = 88
"""Letters of the card's width, where the monitor has room for them."""
PART: Final = 0.97
"""Share of the monitor that the card takes at most."""
ROUNDING: Final = 4
"""Pixels that the room around the page may take."""
PATIENCE: Final = 1_500
"""Milliseconds under another window before it comes up again."""

ON_TOP: Final = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint
COVERING: Final = ON_TOP | Qt.WindowType.FramelessWindowHint
CARDLIKE: Final = (
    ON_TOP
    | Qt.WindowType.Dialog
    | Qt.WindowType.CustomizeWindowHint
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowCloseButtonHint
)


class WarningSheet(Sheet):
    """Shows one advice on one monitor; closing it by hand is the safe answer."""

    answered = Signal(object)
    reading = Signal()
    """A helper's site has been opened: the warning makes room for it."""

    def __init__(self, words: Words, icons: Path) -> None:
        super().__init__(words("name.app"), COVERING)
        self._words = words
        self._icons = icons
        self._page: WarningPage | None = None
        self._advice: Advice | None = None
        self._built: tuple[Advice, Room] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for at, stretch in enumerate((1, 1_000, 1)):  # the page stands in the middle
            self._grid.setColumnStretch(at, stretch)
            self._grid.setRowStretch(at, stretch)

    def stand(self, advice: Advice, screen: QScreen) -> None:
        """Show an advice on a monitor, in place of what is shown."""
        news, self._advice = advice != self._advice, advice
        wanted = COVERING if advice.covers else CARDLIKE
        if self.windowFlags() != wanted:
            self.setWindowFlags(wanted)
        self.setScreen(screen)
        if advice.covers:
            self._fill(advice, screen.size().width())
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        else:
            self.setGeometry(self._middle(advice, screen.availableGeometry()))
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if news:
            self._announce()

    def _middle(self, advice: Advice, monitor: QRect) -> QRect:
        """Return where the card stands: no larger than its words, nor than the monitor."""
        width = min(paper.measure(CARD), round(monitor.width() * PART))
        needed = self._fill(advice, width).height_for(width) + ROUNDING
        place = QRect(0, 0, width, min(needed, round(monitor.height() * PART)))
        place.moveCenter(monitor.center())
        return place

    def _fill(self, advice: Advice, width: int) -> WarningPage:
        """Return the page; build it anew if the advice or the room for it has changed."""
        low = self.screen().size().height() < paper.measure(LOW)
        room = Room(narrow=width < paper.measure(NARROW), low=low)
        if self._page is not None and self._built == (advice, room):
            return self._page
        page = WarningPage(self._words, self._icons, advice, room)
        widest = paper.measure(WIDE)
        page.setMaximumSize(widest, page.height_for(min(width, widest)) + paper.measure(AIR))
        page.answered.connect(self.answered)
        page.reading.connect(self.reading)
        self._turn_to(page)
        self._built = (advice, room)
        return page

    def _turn_to(self, page: WarningPage) -> None:
        """Put a page in place of the last one."""
        if self._page is not None:
            self._grid.removeWidget(self._page)
            self._page.setParent(None)  # so that nobody reads it out any more
            self._page.deleteLater()
        self._page = page
        self._grid.addWidget(page, 1, 1)
        page.begin()
        self.setWindowTitle(page.headline)
        self.setAccessibleName(page.headline)
        self.setAccessibleDescription(page.story)

    def _announce(self) -> None:
        """Have a screen reader say it at once, whatever it was reading."""
        spoken = f"{self.accessibleName()}. {self.accessibleDescription()}"
        event = QAccessibleAnnouncementEvent(self, spoken)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Lay the page out for the new width."""
        if self._advice is not None:
            self._fill(self._advice, event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Come up again some time after another window was put on top."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            QTimer.singleShot(PATIENCE, self, self._rise)
        super().changeEvent(event)

    def _rise(self) -> None:
        if self.isVisible() and not self.isActiveWindow():
            self.raise_()
            if self._advice is not None and self._advice.covers:
                self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave Escape without effect: only a choice that was read takes this away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Alt+F4 or the window's own cross as the safe answer."""
        if event.spontaneous():
            event.ignore()
            self.answered.emit(Answer.STOPPED)
        else:
            super().closeEvent(event)
