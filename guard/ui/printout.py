"""What a sheet of paper says: built from plain text alone, so nothing on it can be markup."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from guard.ui.direction import from_right, kept_in_order
from guard.ui.typeset import (
    BODY,
    FACT,
    HEADING,
    LABELS,
    NUMBER,
    OWL,
    SMALL,
    TITLE,
    above,
    frame,
    ink,
    layout,
    owl,
)
from guard.ui.words import clean

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
        self._mirrored = from_right(title)
        """It runs from right to left, whatever a line begins with."""
        if self._mirrored:
            option = self.document.defaultTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            self.document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self.document)
        self._head(title, icons)

    def heading(self, text: str) -> None:
        """Begin a part."""
        self._block(text, HEADING, bold=True, above_it=12)

    def say(self, text: str, *, soft: bool = False) -> None:
        """Say one paragraph."""
        self._block(text, SMALL if soft else BODY, above_it=3)

    def number(self, text: str) -> None:
        """Say a number to ring."""
        self._block(text, NUMBER, bold=True, above_it=2)

    def tick(self, title: str, sentences: Iterable[str], numbers: Iterable[str] = ()) -> None:
        """Give one thing to do, with a box to tick."""
        cell = self._row(BOX, HEADING * 1.25)
        self._write(cell, title, HEADING, bold=True)
        for sentence in sentences:
            cell.insertBlock(above(1))
            self._write(cell, sentence, BODY)
        for number in numbers:
            cell.insertBlock(above(1))
            self._write(cell, number, HEADING, bold=True)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def point(self, text: str) -> None:
        """Say one of several short things."""
        self._write(self._row(POINT, BODY), text, BODY)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Give each fact beside its name; the same name is said once."""
        table = self._table(len(rows), frame(LABELS, of_page=True))
        before = ""
        for at, (label, value) in enumerate(rows):
            if label != before:
                self._write(self._cell(table, at, 0).firstCursorPosition(), label, SMALL)
            self._write(self._cell(table, at, 1).firstCursorPosition(), value, FACT, bold=True)
            before = label
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def room(self, lines: int) -> None:
        """Leave lines to write on."""
        ruled = above(BODY)
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
        for part in self.document.rootFrame().childFrames():
            place = self.document.documentLayout().frameBoundingRect(part)
            whole = isinstance(part, QTextTable) and part.rows() == 1
            if whole and place.top() // tall != (place.bottom() - 1) // tall:
                shape = part.frameFormat()
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                part.setFrameFormat(shape)

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
        name = QUrl("owl")
        self.document.addResource(QTextDocument.ResourceType.ImageResource, name, owl(icons))
        table = self._table(1, frame(OWL + 12))
        image = QTextImageFormat()
        image.setName(name.toString())
        image.setWidth(OWL)
        image.setHeight(OWL)
        self._cell(table, 0, 0).firstCursorPosition().insertImage(image)
        cell = self._cell(table, 0, 1)
        shape = cell.format()
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cell.setFormat(shape)
        self._write(cell.firstCursorPosition(), title, TITLE, bold=True)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _row(self, sign: str, size: float) -> QTextCursor:
        """Begin a row with a sign at its side; return where its text goes."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        table = self._table(1, frame(size * 1.6))
        self._write(self._cell(table, 0, 0).firstCursorPosition(), sign, size)
        return self._cell(table, 0, 1).firstCursorPosition()

    def _table(self, rows: int, shape: QTextTableFormat) -> QTextTable:
        """Begin a table of two columns, the first where reading begins: Qt does not mirror it."""
        if self._mirrored:
            shape.setColumnWidthConstraints(shape.columnWidthConstraints()[::-1])
        return self._cursor.insertTable(rows, 2, shape)

    def _cell(self, table: QTextTable, row: int, column: int) -> QTextTableCell:
        return table.cellAt(row, 1 - column if self._mirrored else column)

    def _block(self, text: str, size: float, *, above_it: float, bold: bool = False) -> None:
        self._cursor.insertBlock(above(above_it))
        self._write(self._cursor, text, size, bold=bold)

    def _write(self, cursor: QTextCursor, text: str, size: float, *, bold: bool = False) -> None:
        said = clean(text, LONGEST)
        said = kept_in_order(said) if self._mirrored else said
        cursor.insertText(said, ink(size * self._scale, bold=bold))
