"""One place to ring or to write to, with its number large."""

from datetime import datetime

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guard.core.helpline import Line
from guard.core.hours import is_open
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.parts import Label
from guard.ui.words import Words


def closed(words: Words, line: Line, now: datetime) -> str:
    """Return the sentence for a line that nobody answers now, empty while somebody does."""
    from zoneinfo import (  # noqa: PLC0415 -- 900 kB, and only a window with helplines asks
        ZoneInfo,
        ZoneInfoNotFoundError,
    )

    try:
        zone = ZoneInfo(line.time_zone) if line.time_zone else None
    except (ZoneInfoNotFoundError, OSError):  # this computer knows no time zones
        return ""
    if not line.number or is_open(line.open, now.astimezone(zone)):
        return ""
    return words("help.closed" if line.site else "help.closed_no_site")


class HelpLine(QWidget):
    """Who it is, the number, whether somebody answers now, and the site."""

    opened = Signal()
    """The person pressed the link, and their browser shows it."""

    def __init__(self, words: Words, line: Line, now: datetime) -> None:
        super().__init__()
        self.links: list[BigButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(paper.measure(0.3))
        bank = line.use == "bank"
        if not bank:
            self._rows.addWidget(Label(line.name, bold=True))
        if line.formerly:
            formerly = words("help.formerly", about=line.formerly)
            self._rows.addWidget(Label(formerly, paper.SMALL, soft=True))
        if line.number:
            self._rows.addWidget(Label(line.number, paper.NUMBER, bold=True))
        if rest := closed(words, line, now):
            self._rows.addWidget(Label(rest, paper.SMALL))
        if bank:
            self._rows.addWidget(Label(words("help.bank_card"), paper.SMALL, soft=True))
        elif line.site:
            self._add_link(words, line.site)

    def _add_link(self, words: Words, site: str) -> None:
        link = BigButton(site.removeprefix("www."), Look.OUTLINED, paper.SMALL)
        link.setAccessibleName(words("help.open_site", about=site))
        link.clicked.connect(lambda: self._open(site))
        self.links.append(link)
        self._rows.addSpacing(paper.measure(0.4))
        self._rows.addWidget(link)

    def _open(self, site: str) -> None:
        if QDesktopServices.openUrl(QUrl(f"https://{site}")):
            self.opened.emit()
