"""Whom to ring instead: the numbers in the largest digits on the screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from guard.core.knowledge import Line
from guard.core.settings import Trusted
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.parts import Card, Label
from guard.ui.words import Words, clean

AT_ONCE: Final = ("bank", "report")
"""What a line is for, if a person needs it now; more would only be more to choose from."""
MOST: Final = 3
NOBODY: Final = Trusted()
"""Nobody to ring was named."""


def needed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Choose the few lines to show; their order is the order of haste."""
    return tuple([line for line in lines if line.use in AT_ONCE] or lines)[:MOST]


class HelpCard(Card):
    """The lines that serve the person's country; a second one of a kind takes little room."""

    opened = Signal()
    """The person pressed a link, and their browser shows it."""

    def __init__(self, words: Words, lines: Sequence[Line], trusted: Trusted = NOBODY) -> None:
        super().__init__()
        self.links: list[BigButton] = []
        self.setAccessibleName(words("help.title"))
        self.rows.setSpacing(paper.measure(0.3))
        if trusted.number:
            self._add_trusted(words, trusted)
        shown = needed(lines)
        first = {line.use: line for line in reversed(shown)}
        for line in shown:
            if line is first[line.use]:
                self._add(words, line)
            else:
                self.rows.addWidget(Label(f"{line.name}: {line.number or line.site}", bold=True))
        if not shown:
            self.rows.addWidget(Label(words("help.no_lines")))
        if not trusted.number:
            self.rows.addWidget(Label(words("help.trusted"), paper.SMALL, soft=True))
        self.rows.addWidget(Label(words("help.other_phone"), paper.SMALL, soft=True))
        self.rows.addStretch()

    def _add_trusted(self, words: Words, trusted: Trusted) -> None:
        """Put the person they trust first, with the largest digits."""
        name = clean(trusted.name)
        if relation := clean(trusted.relation):
            name = words("help.relation", name=name, relation=relation)
        self.rows.addWidget(Label(words("help.ring_trusted"), paper.SMALL, soft=True))
        self.rows.addWidget(Label(name, paper.HEADING, bold=True))
        self.rows.addWidget(Label(clean(trusted.number), paper.NUMBER, bold=True))
        self.rows.addSpacing(paper.measure(0.6))

    def _add(self, words: Words, line: Line) -> None:
        bank = line.use == "bank"
        self.rows.addWidget(Label(words(f"help.{line.use}"), paper.SMALL, soft=True))
        if not bank:
            self.rows.addWidget(Label(line.name, bold=True))
        if line.formerly:
            formerly = words("help.formerly", about=line.formerly)
            self.rows.addWidget(Label(formerly, paper.SMALL, soft=True))
        if line.number:
            self.rows.addWidget(Label(line.number, paper.NUMBER, bold=True))
        if bank:
            self.rows.addWidget(Label(words("help.bank_card"), paper.SMALL, soft=True))
        elif line.site:
            self._add_link(words, line.site)
        self.rows.addSpacing(paper.measure(0.6))

    def _add_link(self, words: Words, site: str) -> None:
        link = BigButton(site.removeprefix("www."), Look.OUTLINED, paper.SMALL)
        link.setAccessibleName(words("help.open_site", about=site))
        link.clicked.connect(lambda: self._open(site))
        self.links.append(link)
        self.rows.addSpacing(paper.measure(0.4))
        self.rows.addWidget(link)

    def _open(self, site: str) -> None:
        if QDesktopServices.openUrl(QUrl(f"https://{site}")):
            self.opened.emit()
