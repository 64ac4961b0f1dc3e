"""A QR code, drawn by hand: dark on white by day and by night, as cameras want it."""

from typing import Final

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

QUIET: Final = 4
"""Modules of white around it (ISO/IEC 18004)."""
MODULE: Final = 4
"""Pixels of the smallest module: an old mobile reads it at arm's length."""


def digits(number: str) -> str:
    """Return a number as a telephone dials it: digits, with a plus where it begins with one."""
    plus = "+" if number.strip().startswith("+") else ""
    return plus + "".join(each for each in number if each.isascii() and each.isdigit())


class Square(QWidget):
    """Rings a number when a mobile phone looks at it."""

    def __init__(self, number: str, size: int) -> None:
        super().__init__()
        code = segno.make_qr(f"tel:{digits(number)}", error="m")
        self._rows = tuple(bytes(row) for row in code.matrix)
        side = len(self._rows) + 2 * QUIET
        self._module = max(MODULE, size // side)
        self.setFixedSize(self._module * side, self._module * side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw white, and each dark module on it."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setBrush(QColor("black"))
        size = self._module
        for down, row in enumerate(self._rows, QUIET):
            for along, dark in enumerate(row, QUIET):
                if dark:
                    painter.drawRect(QRectF(along * size, down * size, size, size))
