"""What a person fills in: a line, a choice of many, a tick."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from guard.ui import paper
from guard.ui.button import TARGET
from guard.ui.parts import Label

LONGEST: Final = 80
"""Letters that fit into a line."""
EDGE: Final = 4
"""Pixels around the box of a tick that its focus ring takes."""
TICK: Final = ((-0.26, 0.02), (-0.06, 0.24), (0.28, -0.24))
"""Where the tick bends, in parts of the box's side from its middle."""


def draw_frame(field: QWidget, painter: QPainter) -> None:
    """Draw the edge of a field: ink, and amber around it while the keyboard is there."""
    box = QRectF(field.rect()).adjusted(3, 3, -3, -3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if field.hasFocus():
        painter.setPen(QPen(field.palette().color(QPalette.ColorRole.Highlight), 6))
        painter.drawRoundedRect(box, paper.CORNER / 2, paper.CORNER / 2)
    painter.setPen(QPen(edge_of(field), 2))
    painter.drawRoundedRect(box, paper.CORNER / 2, paper.CORNER / 2)


def edge_of(field: QWidget) -> QColor:
    """Return the colour of a field's edge: pale where nothing can be changed."""
    role = QPalette.ColorRole
    return field.palette().color(role.WindowText if field.isEnabled() else role.Mid)


class Line(QLineEdit):
    """One line to write in; told by name to a screen reader."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.setFont(paper.font(paper.BODY))
        self.setTextMargins(paper.measure(0.8), 0, paper.measure(0.8), 0)
        self.setMinimumHeight(max(TARGET, self.fontMetrics().height() * 2))
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the words, then the edge."""
        super().paintEvent(event)
        draw_frame(self, QPainter(self))


class Choice(QComboBox):
    """One of several; the wheel does not turn it by accident while the window scrolls."""

    def __init__(self, name: str, choices: Mapping[str, str], chosen: str) -> None:
        super().__init__()
        self.setFont(paper.font(paper.BODY))
        self.view().setFont(paper.font(paper.BODY))
        for value, words in choices.items():
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.setMinimumHeight(max(TARGET, self.fontMetrics().height() * 2))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setAccessibleName(name)

    @property
    def value(self) -> str:
        """Return the key of what is chosen."""
        return str(self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the wheel to the window."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the choice, a corner that points down, and the edge."""
        painter = QPainter(self)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.fillRect(self.rect().adjusted(3, 3, -3, -3), self.palette().base())
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 3))
        side, edge = self.fontMetrics().height() // 2, paper.measure(0.8) + 3
        words = QRect(edge, 0, self.width() - 3 * edge - side, self.height())
        corner = QRectF(self.width() - edge - side, (self.height() - side / 2) / 2, side, side / 2)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            words.moveRight(self.width() - edge)
            corner.moveLeft(edge)
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, (start | Qt.AlignmentFlag.AlignVCenter).value, text)
        tip = QPointF(corner.center().x(), corner.bottom())
        painter.drawPolyline([corner.topLeft(), tip, corner.topRight()])
        draw_frame(self, painter)


class Tick(QCheckBox):
    """A large box with a tick and its words, which wrap."""

    def __init__(self, text: str, *, ticked: bool = False) -> None:
        super().__init__()
        self._text = text
        self.setFont(paper.font(paper.BODY))
        self.setAccessibleName(text)
        self.setChecked(ticked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """Return the pixels that all the words need at this width."""
        metrics = QFontMetrics(self.font())
        room = metrics.boundingRect(
            0, 0, max(width - self._inset(), 1), 1 << 20, self._flags(), self._text
        )
        return max(room.height() + metrics.height() // 2, TARGET)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the size of one line of the words."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + self._inset()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return the width of the longest word."""
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in self._text.split(" "))
        return QSize(widest + self._inset(), TARGET)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 -- Qt's name
        """Take a press anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ring, box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        box, words = self._places()
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), EDGE))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), EDGE, EDGE)
        painter.setPen(QPen(edge_of(self), 3))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, EDGE, EDGE)
        painter.setPen(QPen(ink, 3, c=Qt.PenCapStyle.RoundCap))
        if self.isChecked():
            side = box.width()
            painter.drawPolyline(
                [box.center() + QPointF(right * side, down * side) for right, down in TICK]
            )
        painter.drawText(words, self._flags(), self._text)

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return where box and words stand: the box where reading begins."""
        side, inset = self._box(), self._inset()
        box = QRectF(EDGE, (self.height() - side) / 2, side, side)
        words = QRectF(self.rect()).adjusted(inset, 0, 0, 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveRight(self.width() - EDGE)
            words.moveLeft(0)
        return box, words

    def _flags(self) -> int:
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        return (start | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextWordWrap.value

    def _box(self) -> int:
        return max(28, QFontMetrics(self.font()).height())

    def _inset(self) -> int:
        return self._box() + paper.measure(1.2) + EDGE


def named(label: str, field: QWidget) -> QWidget:
    """Put a field under its name."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(paper.measure(0.4))
    rows.addWidget(Label(label))
    rows.addWidget(field)
    return made
