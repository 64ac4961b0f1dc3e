"""Page, type and spacing of what is printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtSvg import QSvgRenderer

from guard.ui import paper

TITLE: Final = 24.0
NUMBER: Final = 22.0
HEADING: Final = 17.0
BODY: Final = 15.0
FACT: Final = 13.0
SMALL: Final = 12.0
"""Points on paper, where a letter has 10 or 11."""

MARGIN: Final = 18.0
"""Millimetres around the text; every printer reaches that far."""
LABELS: Final = 36
"""Hundredths of the page's width for what facts are called."""
GAP: Final = 3.0
"""Points between facts."""
OWL: Final = 44
"""Points of the owl beside the title."""
SHARP: Final = 6
"""Times the points in which the owl is drawn."""


def layout() -> QPageLayout:
    """Return the page that every sheet is laid out on."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def ink(size: float, *, bold: bool) -> QTextCharFormat:
    """Return our dark blue, in type of so many points."""
    made = QTextCharFormat()
    made.setFont(_font(size, bold=bold))
    made.setForeground(QColor(paper.DAY.ink))
    return made


def _font(size: float, *, bold: bool) -> QFont:
    """Return type of so many points on paper, whatever size the screen's has."""
    made = paper.font(size, bold=bold)
    made.setPointSizeF(size)
    return made


def above(points: float) -> QTextBlockFormat:
    """Return a paragraph with so much room above it."""
    made = QTextBlockFormat()
    made.setTopMargin(points)
    return made


def frame(first: float, *, of_page: bool = False) -> QTextTableFormat:
    """Return a table without lines; its first column is so many points, or hundredths, wide."""
    kind = QTextLength.Type.PercentageLength if of_page else QTextLength.Type.FixedLength
    rest = QTextLength(QTextLength.Type.VariableLength, 0)
    made = QTextTableFormat()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setBorder(0)
    made.setCellPadding(GAP if of_page else 0)
    made.setCellSpacing(0)
    made.setTopMargin(3 * GAP)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setColumnWidthConstraints([QTextLength(kind, first), rest])
    return made


def owl(icons: Path) -> QImage:
    """Return the owl, sharp enough for paper."""
    picture = QImage(QSize(OWL * SHARP, OWL * SHARP), QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    QSvgRenderer(str(icons / "watching.svg")).render(painter)
    painter.end()
    return picture
