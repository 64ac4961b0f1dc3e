"""The parts every window is made of: label, rule, card, scroll."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from guard.ui import paper

EDGE: Final = 9
"""Pixels of the amber edge beside the rule."""
RIGHT: Final = (
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
BAR: Final = 24
"""Pixels of a scroll bar's width; a third of it stays free (WCAG 2.5.8)."""


class Label(QLabel):
    """Text to read: wrapped, never markup, spoken as it was given."""

    def __init__(
        self, text: str, size: float = paper.BODY, *, bold: bool = False, soft: bool = False
    ) -> None:
        super().__init__(paper.breakable(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:  # also what is Latin in it
            self.setAlignment(RIGHT)
        self.setFont(paper.font(size, bold=bold))
        self.setAccessibleName(text)
        if soft:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class Card(QFrame):
    """A white card with a thin line around it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        pad = paper.measure(1.4)
        self.rows.setContentsMargins(pad, pad, pad, pad)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 2))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), paper.CORNER, paper.CORNER
        )


class RuleBox(QFrame):
    """The one rule, on a card with an amber edge."""

    def __init__(self, *sentences: str) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        pad = paper.measure(1)
        edge, other = EDGE + pad, pad
        if self.isRightToLeft():
            edge, other = other, edge
        rows.setContentsMargins(edge, pad, other, pad)
        rows.setSpacing(pad // 2)
        for sentence in sentences:
            rows.addWidget(Label(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the card and its edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        at = self.width() - EDGE if self.isRightToLeft() else 0
        painter.fillRect(at, 0, EDGE, self.height(), self.palette().highlight())


class Bar(QScrollBar):
    """A scroll bar that can be seen and held."""

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Return a width that a shaking hand can hit."""
        return QSize(BAR, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the part that is shown, on the whole."""
        below = self.maximum() - self.minimum()
        tall = max(round(self.height() * self.pageStep() / (below + self.pageStep())), 2 * BAR)
        top = round((self.height() - tall) * (self.value() - self.minimum()) / max(below, 1))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for role, box in (
            (QPalette.ColorRole.Base, self.rect()),
            (QPalette.ColorRole.PlaceholderText, QRect(0, top, self.width(), tall)),
        ):
            painter.setBrush(self.palette().color(role))
            free = (0, -BAR // 3) if self.isRightToLeft() else (BAR // 3, 0)  # beside the words
            painter.drawRoundedRect(box.adjusted(free[0], 0, free[1], 0), BAR // 3, BAR // 3)


class Scroll(QScrollArea):
    """Shows what is taller than its room, a part at a time; never wider than its room."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(Bar())
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.hold(content)

    def hold(self, content: QWidget) -> None:
        """Show this in place of what was shown, as tall as it is at the width there is.

        Its least height, which Qt would rather take, is that of lines broken much too often.
        """
        policy = content.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
        content.setSizePolicy(policy)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def turn(self, key: int) -> bool:
        """Move by one key press; tell whether the key means a move."""
        bar = self.verticalScrollBar()
        to = {
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(key))
        if to is not None:
            bar.setValue(to)
        return to is not None


def stack(spacing: int, *parts: QWidget) -> QWidget:
    """Put parts under one another, with the spare room beneath them."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(spacing)
    for part in parts:
        rows.addWidget(part)
    rows.addStretch()
    return made
