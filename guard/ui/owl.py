"""The owl in the shield: how well the guard can see, told by its eyes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from guard.ui.sight import Eyes

SIZES: Final = (16, 22, 24, 32, 48, 64)
"""Pixels that trays ask for."""


def icon(icons: Path, look: Eyes) -> QIcon:
    """Draw the owl in every size a tray asks for; no icon plug-in is needed."""
    drawing = QSvgRenderer(str(icons / f"{look.value}.svg"))
    made = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made


class Owl(QWidget):
    """The owl beside a headline; it says nothing that the words do not."""

    def __init__(self, icons: Path, size: int, look: Eyes = Eyes.OPEN) -> None:
        super().__init__()
        self._drawing = QSvgRenderer(str(icons / f"{look.value}.svg"), self)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the owl."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.render(painter, QRectF(self.rect()))
