"""The one kind of button: large, wrapped, its focus plain to see."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from guard.ui import paper

TARGET: Final = 44
"""Pixels of the smallest thing to press, each way (WCAG 2.5.5)."""
RING: Final = 7
"""Pixels around a button that its focus ring takes."""


class Look(Enum):
    """How a button looks: the safe choice is filled."""

    FILLED = "filled"
    OUTLINED = "outlined"


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Take Enter as a press and tell whether it was Enter; one held down since before is none."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class BigButton(QPushButton):
    """A button that wraps its words, shows its focus and answers to Space and Enter."""

    def __init__(self, text: str, look: Look = Look.OUTLINED, size: float = paper.BODY) -> None:
        super().__init__(text.replace("&", "&&"))
        self._text = paper.breakable(text)
        self._look = look
        self.setFont(paper.font(size, bold=look is Look.FILLED))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Enter as a press, too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the pixels that all the words need at this width."""
        room = QRect(0, 0, max(width - 2 * self._inset(), 1), 1 << 20)
        words = QFontMetrics(self.font()).boundingRect(room, self._flags(), self._text)
        return max(words.height() + self._padding(), TARGET)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of one line of the words."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + 2 * self._inset()
        width = max(width, TARGET)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the width of the longest word."""
        widest = max(
            QFontMetrics(self.font()).horizontalAdvance(word)
            for word in self._text.replace(paper.BREAK, " ").split(" ")
        )
        width = max(widest + 2 * self._inset(), TARGET)
        return QSize(width, max(QFontMetrics(self.font()).height(), TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ring, body and words."""
        role = QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        inside = 0
        if self.hasFocus():
            inside = RING + 2
            self._draw_ring(painter)
        self._fill(painter, role.ButtonText, inside)
        if self._look is Look.OUTLINED:
            self._fill(painter, role.Button, inside + 2)
        painter.setPen(self._ink())
        inset = self._inset()
        painter.drawText(self.rect().adjusted(inset, 0, -inset, 0), self._flags(), self._text)

    def _draw_ring(self, painter: QPainter) -> None:
        """Draw amber between the darker of paper and ink: it shows by day and by night."""
        role = QPalette.ColorRole
        dark = min(role.WindowText, role.Window, key=lambda each: self._colour(each).lightness())
        self._fill(painter, dark, 0)
        self._fill(painter, role.Highlight, 2)
        self._fill(painter, dark, RING)

    def _fill(self, painter: QPainter, role: QPalette.ColorRole, inside: float) -> None:
        """Fill the rounded box that lies so many pixels inside the edge."""
        box = QRectF(self.rect()).adjusted(inside, inside, -inside, -inside)
        round_by = max(paper.CORNER - inside, 4)
        painter.setBrush(self._colour(role))
        painter.drawRoundedRect(box, round_by, round_by)

    def _ink(self) -> QColor:
        if self._look is Look.FILLED:
            return self._colour(QPalette.ColorRole.Window)
        return self._colour(QPalette.ColorRole.ButtonText)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _flags(self) -> int:
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return side.value | Qt.TextFlag.TextWordWrap.value

    def _padding(self) -> int:
        return round(QFontMetrics(self.font()).height() * 0.9)

    def _inset(self) -> int:
        return RING + round(QFontMetrics(self.font()).height() * 0.65)
