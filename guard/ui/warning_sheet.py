"""The window the warning stands in: a note in a corner, a card, or a whole monitor."""

from typing import Final, cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QGridLayout, QLayout, QStyle

from guard.core.talk import Choice, Step, Talk, links
from guard.ui import paper
from guard.ui.sheet import Sheet
from guard.ui.warning_fit import PART, WIDE, fitting, is_note
from guard.ui.warning_page import Teller, WarningPage

AIR: Final = 5
"""Letters of height that the page may take beyond what it needs."""
CARD: Final = 88
"""Letters of the card's width, where the monitor has room for them."""
NOTE: Final = 46
"""Letters of the note's width."""
SHORE: Final = 12
"""Pixels between the note and the edges of the monitor."""
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
    """Shows one step of the conversation on one monitor."""

    chosen = Signal(object)
    """A Choice; closing by the frame is one, too."""
    refused = Signal()
    """A remote hand pressed what only the person may press."""
    reading = Signal()
    """A helper's site has been opened: the warning makes room for it."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(teller.words("name.app"), COVERING)
        self._teller = teller
        self._page: WarningPage | None = None
        self._talk: Talk | None = None
        self._built: tuple[Talk, int, int] | None = None
        self._flags = COVERING
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for at, stretch in enumerate((1, 1_000, 1)):  # the page stands in the middle
            self._grid.setColumnStretch(at, stretch)
            self._grid.setRowStretch(at, stretch)

    def stand(self, talk: Talk, screen: QScreen) -> None:
        """Show a step on a monitor, in place of what is shown."""
        news, self._talk = talk != self._talk, talk
        covers, note = talk.advice.covers, is_note(talk)
        self._dress(COVERING if covers else CARDLIKE)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, note)
        self.setScreen(screen)
        if covers:
            self._fill(talk, screen.size().width())
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        else:
            self.setGeometry(self._place(talk, screen.availableGeometry()))
            self.showNormal()
        self.raise_()
        if not note:
            self.activateWindow()
        if news:
            spoken = f"{self.accessibleName()}. {self.accessibleDescription()}"
            self.announce(spoken, at_once=not note)

    def refuse(self) -> None:
        """Ask for the person's own hand."""
        if self._page is not None and self._talk is not None:
            self.announce(self._page.foot.refuse(), at_once=not is_note(self._talk))

    def rise(self) -> None:
        """Come up above what has come since."""
        if self.isVisible() and self._talk is not None and not is_note(self._talk):
            self.raise_()
            if self._talk.advice.covers:
                self.activateWindow()

    def _dress(self, flags: Qt.WindowType) -> None:
        """Become another kind of window, if it is not that kind already.

        Qt adds flags of its own to those it was given, and hides a window that gets new ones.
        Shown again at once, the system's window never tells Qt that it has the keyboard: a new
        one does.
        """
        if self._flags != flags:
            self._flags = flags
            self.setWindowFlags(flags)
            self.destroy()

    def _place(self, talk: Talk, monitor: QRect) -> QRect:
        """Return where it stands, no larger than its words, nor than the monitor.

        The card stands in the middle; the note waits at the end of the lowest line.
        """
        letters, at, shore = CARD, Qt.AlignmentFlag.AlignCenter, 0
        if is_note(talk):
            at = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
            letters, shore = NOTE, SHORE
        width = min(paper.measure(letters), round(monitor.width() * PART))
        needed = self._fill(talk, width).height_for(width) + ROUNDING
        size = QSize(width, min(needed, round(monitor.height() * PART)))
        inside = monitor.adjusted(shore, shore, -shore, -shore)
        return QStyle.alignedRect(self.layoutDirection(), at, size, inside)

    def _fill(self, talk: Talk, width: int) -> WarningPage:
        """Return the page; build it anew if the step or the room for it has changed."""
        asked = (talk, width, self.screen().size().height())
        if self._page is None or self._built != asked:
            self._built = asked
            self._turn_to(fitting(self._teller, *asked), width)
        return cast("WarningPage", self._page)

    def _turn_to(self, page: WarningPage, width: int) -> None:
        """Put a page in place of the last one."""
        if self._page is not None:
            self._grid.removeWidget(self._page)
            self._page.setParent(None)  # so that nobody reads it out any more
            self._page.deleteLater()
        widest = paper.measure(WIDE)
        page.setMaximumSize(widest, page.height_for(min(width, widest)) + paper.measure(AIR))
        page.chosen.connect(self.chosen)
        page.refused.connect(self.refused)
        page.reading.connect(self.reading)
        self._page = page
        self._grid.addWidget(page, 1, 1)
        page.show()  # at once: what is not in sight cannot have the keyboard
        page.foot.begin()
        self._name(page)

    def _name(self, page: WarningPage) -> None:
        """Have the window tell in its name what it is, and that it is practice if it is."""
        title = page.saying.headline
        if self._talk is not None and self._talk.practice:
            title = f"{self._teller.words('practice.band')} {title}"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(page.saying.story)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Lay the page out for the new width."""
        if self._talk is not None:
            self._fill(self._talk, event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Come up again some time after another window was put on top."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            QTimer.singleShot(PATIENCE, self, self._rise_again)
        super().changeEvent(event)

    def _rise_again(self) -> None:
        if not self.isActiveWindow():
            self.rise()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Let Escape lead back a step; the question stays until a choice that was read."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._talk is not None and Choice.BACK in links(self._talk):
            self.chosen.emit(Choice.BACK)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Alt+F4 or the window's own cross as the choice to close."""
        if not event.spontaneous():
            super().closeEvent(event)
            return
        event.ignore()
        over = self._talk is not None and self._talk.step is Step.DONE
        if self._teller.is_remote() and not over:
            self.refused.emit()
        else:
            self.chosen.emit(Choice.CLOSE)
