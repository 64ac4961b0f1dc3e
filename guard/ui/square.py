"""A QR code, drawn by hand: dark on white by day and by night, as cameras want it."""

from itertools import product
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from qrcodegen import QrCode

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
        self._code = QrCode.encode_text(f"tel:{digits(number)}", QrCode.Ecc.MEDIUM)
        side = self._code.get_size() + 2 * QUIET
        self._module = max(MODULE, size // side)
        self.setFixedSize(self._module * side, self._module * side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw white, and each dark module on it."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setBrush(QColor("black"))
        size = self._module
        modules = range(self._code.get_size())
        for along, down in product(modules, modules):
            if self._code.get_module(along, down):
                painter.drawRect((along + QUIET) * size, (down + QUIET) * size, size, size)
