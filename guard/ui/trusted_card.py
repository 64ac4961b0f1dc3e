"""The person to ring: the strongest voice against a caller's."""

from typing import Final
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guard.core.settings import Trusted
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.parts import Label
from guard.ui.square import Square, digits
from guard.ui.words import Words, clean

NUMBER: Final = 28.0
"""Points: the largest digits on the screen."""
SQUARE: Final = 7.5
"""Letters that the square is wide."""


def text_message(number: str, message: str) -> QUrl:
    """Return the address that opens a text message, written but not sent (RFC 5724)."""
    return QUrl(f"sms:{digits(number)}?body={quote(message)}")


def mail(subject: str, message: str) -> QUrl:
    """Return the address that opens an e-mail, written but not sent (RFC 6068)."""
    return QUrl(f"mailto:?subject={quote(subject)}&body={quote(message)}")


class TrustedCard(QWidget):
    """Name, relation, number, a square for a mobile, and a message that is ready to send."""

    def __init__(self, words: Words, trusted: Trusted, *, headed: bool = True) -> None:
        super().__init__()
        name, relation = clean(trusted.name), clean(trusted.relation)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(paper.measure(0.3))
        if headed:
            rows.addWidget(Label(words("trusted.ring", about=name), paper.HEADING, bold=True))
        if relation:
            rows.addWidget(Label(relation, paper.SMALL, soft=True))
        rows.addWidget(Label(clean(trusted.number), NUMBER, bold=True))
        if digits(trusted.number):
            square = Square(trusted.number, paper.measure(SQUARE))
            square.setAccessibleName(words("trusted.square", about=name))
            square.setAccessibleDescription(words("trusted.scan", about=name))
            scan = QHBoxLayout()
            scan.setSpacing(paper.measure(0.8))  # by night the square has an edge
            scan.addWidget(square)
            scan.addWidget(Label(words("trusted.scan", about=name), paper.SMALL, soft=True), 1)
            rows.addLayout(scan)
        tell = BigButton(words("trusted.tell", about=name), Look.OUTLINED, paper.SMALL)
        tell.clicked.connect(self._offer)
        self._ways = self._make_ways(words, trusted)
        self.buttons = [tell, *self._ways.findChildren(BigButton)]
        """In the order in which the keyboard reaches them."""
        rows.addSpacing(paper.measure(0.4))
        rows.addWidget(tell)
        rows.addWidget(self._ways)

    def _make_ways(self, words: Words, trusted: Trusted) -> QWidget:
        """Build the two ways to tell them; the person sends it, never the guard."""
        message = words("trusted.message")
        ways = QWidget()
        rows = QVBoxLayout(ways)
        rows.setContentsMargins(0, 0, 0, 0)
        for key, address in (
            ("text", text_message(trusted.number, message)),
            ("mail", mail(words("trusted.subject"), message)),
        ):
            button = BigButton(words(f"trusted.{key}"), Look.OUTLINED, paper.SMALL)
            button.clicked.connect(lambda _=False, to=address: QDesktopServices.openUrl(to))
            rows.addWidget(button)
        rows.addWidget(Label(words("trusted.you_send"), paper.SMALL, soft=True))
        ways.hide()
        return ways

    def _offer(self) -> None:
        self._ways.show()
        self.buttons[1].setFocus()
