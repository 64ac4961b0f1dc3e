"""The box to tick, and its words: large, drawn by hand, its focus plain to see."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle

from guard.ui import paper
from guard.ui.button import TARGET, pressed_by_enter
from guard.ui.fields import edge_of

SMALLEST: Final = 32
"""Pixels of the box's side."""
EDGE: Final = 5
"""Pixels around the box that its focus ring takes."""
MARK: Final = ((-0.26, 0.04), (-0.07, 0.23), (0.27, -0.21))
"""Where the tick bends, in parts of the box's side from its middle."""


class Tick(QCheckBox):
    """A box and its words, which wrap; Space, Enter and a click anywhere on it turn it."""

    def __init__(
        self,
        text: str,
        *,
        ticked: bool = False,
        size: float = paper.BODY,
        bold: bool = False,
    ) -> None:
        super().__init__()
        self._text = paper.breakable(text)
        self.setFont(paper.font(size, bold=bold))
        self.setAccessibleName(text)
        self.setChecked(ticked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def inset(self) -> int:
        """Return the pixels from its edge to its words: where more words about it begin."""
        return self._box() + paper.measure(1.2) + EDGE

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the pixels that all the words need at this width."""
        air = QFontMetrics(self.font()).height() // 2
        return max(self._tall(width - self.inset) + air, self._box() + 2 * EDGE, TARGET)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of one line of the words."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + self.inset
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the width of the longest word."""
        metrics = QFontMetrics(self.font())
        words = self._text.replace(paper.BREAK, " ").split(" ")
        widest = max(metrics.horizontalAdvance(word) for word in words)
        return QSize(widest + self.inset, max(self._box() + 2 * EDGE, TARGET))

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802 -- Qt's name
        """Take a press anywhere on it."""
        return self.rect().contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Take Enter as a press, too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ring, box, tick and words."""
        role = QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(role.WindowText)
        box, words = self._places()
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.setBrush(self.palette().color(role.Highlight))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 2 * EDGE, 2 * EDGE)
        painter.setPen(QPen(edge_of(self), 3))
        painter.setBrush(self.palette().color(role.Base))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), EDGE, EDGE)
        side = box.width()
        painter.setPen(QPen(ink, side / 8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        if self.isChecked():
            painter.drawPolyline([box.center() + QPointF(x * side, y * side) for x, y in MARK])
        painter.drawText(words, self._flags(), self._text)

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return where box and words stand: the box where reading begins, on the first line."""
        side = self._box()
        words = QRectF(self.rect()).adjusted(self.inset, 0, 0, 0)
        line, tall = self._tall(1 << 20), self._tall(round(words.width()))
        above = (self.height() - tall + line - side) / 2
        box = QRectF(EDGE, max(above, EDGE), side, side)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - EDGE)
            words.moveLeft(0)
        return box, words

    def _tall(self, width: int) -> int:
        """Return the pixels that the words are tall in so much room, in whatever script."""
        room = QRect(0, 0, max(width, 1), 1 << 20)
        return QFontMetrics(self.font()).boundingRect(room, self._flags(), self._text).height()

    def _flags(self) -> int:
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        return (start | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextWordWrap.value

    def _box(self) -> int:
        return max(SMALLEST, round(QFontMetrics(self.font()).height() * 1.1))
