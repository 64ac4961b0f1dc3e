"""What a sheet of paper says: built from plain text alone, so nothing on it can be markup."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtSvg import QSvgRenderer

from guard.ui import paper
from guard.ui.words import clean

TITLE: Final = 24.0
NUMBER: Final = 22.0
HEADING: Final = 17.0
BODY: Final = 15.0
FACT: Final = 13.0
SMALL: Final = 12.0
"""Points on paper, where 12 is large type's smallest; a letter has 10 or 11."""

MARGIN: Final = 18.0
"""Millimetres around the text; every printer reaches that far."""
LABELS: Final = 36
"""Hundredths of the page's width for what facts are called."""
OWL: Final = 44
"""Points of the owl beside the title."""
GAP: Final = 3.0
"""Points between facts."""
SHARP: Final = 6
"""Times the points in which the owl is drawn."""
BOX: Final = "\u2610"
"""A box to tick with a pen."""
POINT: Final = "\u2022"
LONGEST: Final = 400
"""Characters of one text from outside."""


class Printout:
    """One sheet, from top to bottom; ``pdf`` and ``document`` give it away."""

    def __init__(self, title: str, icons: Path, *, scale: float = 1.0) -> None:
        self.title = title
        self._scale = scale
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
        self._cursor = QTextCursor(self.document)
        self._head(title, icons)

    def heading(self, text: str) -> None:
        """Begin a part."""
        self._block(text, HEADING, bold=True, above=12)

    def say(self, text: str, *, soft: bool = False) -> None:
        """Say one paragraph."""
        self._block(text, SMALL if soft else BODY, above=3)

    def number(self, text: str) -> None:
        """Say a number to ring."""
        self._block(text, NUMBER, bold=True, above=2)

    def tick(self, title: str, sentences: Iterable[str], numbers: Iterable[str] = ()) -> None:
        """Give one thing to do, with a box to tick."""
        cell = self._row(BOX, HEADING * 1.25)
        self._write(cell, title, HEADING, bold=True)
        for sentence in sentences:
            cell.insertBlock(_above(1))
            self._write(cell, sentence, BODY)
        for number in numbers:
            cell.insertBlock(_above(1))
            self._write(cell, number, HEADING, bold=True)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def point(self, text: str) -> None:
        """Say one of several short things."""
        self._write(self._row(POINT, BODY), text, BODY)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Give each fact beside its name; the same name is said once."""
        table = self._cursor.insertTable(len(rows), 2, _frame(LABELS, of_page=True))
        before = ""
        for at, (label, value) in enumerate(rows):
            if label != before:
                self._write(table.cellAt(at, 0).firstCursorPosition(), label, SMALL)
            self._write(table.cellAt(at, 1).firstCursorPosition(), value, FACT, bold=True)
            before = label
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def room(self, lines: int) -> None:
        """Leave lines to write on."""
        ruled = _above(BODY)
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        ruled.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
        for _ in range(lines):
            self._cursor.insertBlock(ruled)

    def print_on(self, device: QPagedPaintDevice) -> None:
        """Print the sheet, or write it into a file."""
        device.setPageLayout(layout())
        self._lay_out()
        self.document.print_(device)

    @property
    def pages(self) -> int:
        """Return on how many pages it stands."""
        self._lay_out()
        return self.document.pageCount()

    def _lay_out(self) -> None:
        body = layout().paintRect(QPageLayout.Unit.Inch).size()
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        self.document.setPageSize(body * dots)  # else Qt adds margins and tiny page numbers
        self._keep_together()

    def _keep_together(self) -> None:
        """Begin a new page before each row that would be torn apart."""
        tall = self.document.pageSize().height()
        for frame in self.document.rootFrame().childFrames():
            place = self.document.documentLayout().frameBoundingRect(frame)
            whole = isinstance(frame, QTextTable) and frame.rows() == 1
            if whole and place.top() // tall != (place.bottom() - 1) // tall:
                shape = frame.frameFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                frame.setFrameFormat(shape)

    def pdf(self) -> bytes:
        """Return the sheet as a PDF file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.title)
        self.print_on(writer)
        buffer.close()
        return bytes(content.data())

    def _head(self, title: str, icons: Path) -> None:
        owl = QUrl("owl")
        self.document.addResource(QTextDocument.ResourceType.ImageResource, owl, _owl(icons))
        table = self._cursor.insertTable(1, 2, _frame(OWL + 12))
        image = QTextImageFormat()
        image.setName(owl.toString())
        image.setWidth(OWL)
        image.setHeight(OWL)
        table.cellAt(0, 0).firstCursorPosition().insertImage(image)
        cell = table.cellAt(0, 1)
        shape = cell.format()
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cell.setFormat(shape)
        self._write(cell.firstCursorPosition(), title, TITLE, bold=True)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _row(self, sign: str, size: float) -> QTextCursor:
        """Begin a row with a sign at its side; return where its text goes."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        table = self._cursor.insertTable(1, 2, _frame(size * 1.6))
        self._write(table.cellAt(0, 0).firstCursorPosition(), sign, size)
        return table.cellAt(0, 1).firstCursorPosition()

    def _block(self, text: str, size: float, *, above: float, bold: bool = False) -> None:
        self._cursor.insertBlock(_above(above))
        self._write(self._cursor, text, size, bold=bold)

    def _write(self, cursor: QTextCursor, text: str, size: float, *, bold: bool = False) -> None:
        ink = QTextCharFormat()
        ink.setFont(_font(size * self._scale, bold=bold))
        ink.setForeground(QColor(paper.DAY.ink))
        cursor.insertText(clean(text, LONGEST), ink)


def layout() -> QPageLayout:
    """Return the page that every sheet is laid out on."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _font(size: float, *, bold: bool) -> QFont:
    """Return type of so many points on paper, whatever size the screen's has."""
    made = paper.font(size, bold=bold)
    made.setPointSizeF(size)
    return made


def _above(points: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(points)
    return made


def _frame(first: float, *, of_page: bool = False) -> QTextTableFormat:
    """Return a table without lines; its first column is so many points, or hundredths, wide."""
    kind = QTextLength.Type.PercentageLength if of_page else QTextLength.Type.FixedLength
    rest = QTextLength(QTextLength.Type.VariableLength, 0)
    made = QTextTableFormat()
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setBorder(0)
    made.setCellPadding(GAP if of_page else 0)
    made.setCellSpacing(0)
    made.setTopMargin(3 * GAP)
    made.setColumnWidthConstraints([QTextLength(kind, first), rest])
    return made


def _owl(icons: Path) -> QImage:
    picture = QImage(QSizeF(OWL * SHARP, OWL * SHARP).toSize(), QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    QSvgRenderer(str(icons / "watching.svg")).render(painter)
    painter.end()
    return picture
