"""What a person fills in: a line, a choice of many."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QVBoxLayout, QWidget

from guard.ui import paper
from guard.ui.button import TARGET
from guard.ui.parts import Label

LONGEST: Final = 80
"""Letters that fit into a line."""


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
    """One line to write in; told by name to a screen reader. Enter goes on to what comes next."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.setFont(paper.font(paper.BODY))
        self.setTextMargins(paper.measure(0.8), 0, paper.measure(0.8), 0)
        self.setMinimumHeight(max(TARGET, self.fontMetrics().height() * 2))
        self.setAccessibleName(name)
        self.returnPressed.connect(self.focusNextChild)

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


def named(label: str, field: QWidget) -> QWidget:
    """Put a field under its name."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(paper.measure(0.4))
    rows.addWidget(Label(label))
    rows.addWidget(field)
    return made
