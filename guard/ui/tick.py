"""The box to tick: large, drawn by hand, its focus plain to see."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

from guard.ui.button import RING, TARGET, pressed_by_enter

SIDE: Final = TARGET + 2 * RING


class Tick(QCheckBox):
    """Whether one thing is done; Space and Enter turn it, and so does a click anywhere on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIDE, SIDE)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return what a shaking hand can hit."""
        return QSize(SIDE, SIDE)

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802 -- Qt's name
        """Take a click anywhere on it."""
        return self.rect().contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Enter as a press, too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ring, the box and the tick."""
        role = QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(role.WindowText)
        box = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.setBrush(self.palette().color(role.Highlight))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.setPen(QPen(ink, 3))
        painter.setBrush(self.palette().color(role.Base))
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 8, 8)
        if self.isChecked():
            painter.setPen(QPen(ink, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            side = box.width()
            marks = ((0.24, 0.54), (0.43, 0.73), (0.77, 0.29))
            points = [box.topLeft() + QPointF(x * side, y * side) for x, y in marks]
            painter.drawPolyline(points)
