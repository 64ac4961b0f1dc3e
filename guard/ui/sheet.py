"""The windows the parts lie on."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guard.ui import paper
from guard.ui.parts import BAR, Label, Scroll, stack

COLUMN: Final = 58
"""Letters that an ordinary window is wide."""
PART: Final = 0.9
"""Share of the monitor that an ordinary window takes at most."""
GAP: Final = 1.8
"""Letters around and between its parts."""
AIR: Final = 1 / 24
"""Share of the monitor's height that each of these gaps takes at most."""


class Sheet(QWidget):
    """A window of paper: follows day and night, scrolls by keys, is freed when closed."""

    closed = Signal()

    def __init__(self, title: str, flags: Qt.WindowType = Qt.WindowType.Window) -> None:
        super().__init__(None, flags)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wear_paper()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear_paper)

    def announce(self, spoken: str, *, at_once: bool = False) -> None:
        """Have a screen reader say something, at once or when it is done with what it says."""
        politeness = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(self, spoken)
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def _wear_paper(self) -> None:
        self.setPalette(paper.palette(paper.current()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Scroll, so that everything can be read without a mouse."""
        for scroll in self.findChildren(Scroll):
            if scroll.turn(event.key()):
                event.accept()
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Say that this window will not come back."""
        super().closeEvent(event)
        self.closed.emit()


class Column(Sheet):
    """An ordinary window: parts that scroll, above buttons that do not; Escape closes it."""

    def __init__(self, title: str, *buttons: QWidget) -> None:
        super().__init__(title)
        gap = self._gap()
        self._remark = Label("", bold=True)
        self._remark.hide()
        self._buttons = stack(paper.measure(0.9), self._remark, *buttons)
        self._parts = QWidget()
        self._scroll = Scroll(self._parts)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(gap, gap, gap, gap)
        rows.setSpacing(gap)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self._buttons)

    def fill(self, *parts: QWidget) -> None:
        """Show these parts in place of the last ones, scrolled as far as they were."""
        value = self._scroll.verticalScrollBar().value()
        self._parts = stack(paper.measure(0.9), *parts)
        self._scroll.hold(self._parts)
        self._scroll.verticalScrollBar().setValue(value)
        if self.isVisible():
            self.resize(self.size().expandedTo(self._needed()))

    def remark(self, sentence: str) -> None:
        """Say one sentence where it cannot be scrolled out of sight; an empty one takes it away."""
        self._remark.setText(paper.breakable(sentence))
        self._remark.setAccessibleName(sentence)
        self._remark.setVisible(bool(sentence))
        if sentence:
            self.announce(sentence)

    def open(self) -> None:
        """Bring it up, large enough for all its parts where the monitor has room."""
        if not self.isVisible():
            self.resize(self._needed())
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QTimer.singleShot(0, self, self.reveal)  # once all have their places

    def reveal(self) -> None:
        """Scroll to the top, and from there no further than the part with the keyboard needs."""
        part, down = self.focusWidget(), 0
        if self._parts.isAncestorOf(part):
            top, gap = part.mapTo(self._parts, QPoint()).y(), paper.measure(1)
            end = top + part.height() + gap - self._scroll.viewport().height()
            down = max(min(top - gap, end), 0)
        self._scroll.verticalScrollBar().setValue(down)

    def focus_on(self, name: str) -> None:
        """Put the keyboard on the part that a screen reader knows by this name."""
        for part in self.findChildren(QWidget):
            if part.accessibleName() == name and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus()
                self._scroll.ensureWidgetVisible(part)
                return

    def _gap(self) -> int:
        return min(paper.measure(GAP), round(self.screen().size().height() * AIR))

    def _needed(self) -> QSize:
        room = self.screen().availableSize() * PART
        gap = self._gap()
        width = min(paper.measure(COLUMN), room.width())
        inside = width - 2 * gap
        tall = self._buttons.heightForWidth(inside)
        tall += self._parts.heightForWidth(inside - BAR)  # Qt makes room for the bar before it asks
        return QSize(width, min(tall + 3 * gap, room.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


C = TypeVar("C", bound=Column)


class Once(Generic[C]):
    """A window that is there at most once, and only while it is open."""

    def __init__(self, make: Callable[[], C]) -> None:
        self._make = make
        self.window: C | None = None
        """None while it is closed."""

    def open(self) -> C:
        """Bring it up; make it first if it is not there."""
        window = self.window
        if window is None:
            self.window = window = self._make()
            window.closed.connect(self._forget)
        window.open()
        return window

    def renew(self) -> None:
        """Make it anew, if it is there, with the keyboard where it was."""
        if self.window is not None:
            at = self.window.focusWidget()
            name = at.accessibleName() if at else ""
            self.window.close()
            self.open().focus_on(name)

    def close(self) -> None:
        """Take it away, if it is there."""
        if self.window is not None:
            self.window.close()

    def _forget(self) -> None:
        self.window = None
