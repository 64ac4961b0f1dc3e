"""Whom to ring instead: the numbers in the largest digits on the screen."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from guard.core.helpline import Line
from guard.core.settings import Trusted
from guard.ui import paper
from guard.ui.help_line import HelpLine
from guard.ui.parts import Card, Label
from guard.ui.trusted_card import TrustedCard
from guard.ui.words import Words

if TYPE_CHECKING:
    from guard.ui.button import BigButton

AT_ONCE: Final = ("bank", "report")
"""What a line is for, if a person needs it now; more would only be more to choose from."""
MOST: Final = 3


def needed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Choose the few lines to show; their order is the order of haste."""
    return tuple([line for line in lines if line.use in AT_ONCE] or lines)[:MOST]


class HelpCard(Card):
    """The person to ring and the lines that serve their country.

    A second line of a kind takes little room.
    """

    opened = Signal()
    """The person pressed a link, and their browser shows it."""

    def __init__(self, words: Words, lines: Sequence[Line], trusted: Trusted | None = None) -> None:
        super().__init__()
        self.links: list[BigButton] = []
        self.setAccessibleName(words("help.title"))
        self.rows.setSpacing(paper.measure(0.3))
        named = trusted is not None and bool(trusted.number)
        if trusted is not None and named:
            self._add_person(words, trusted)
        self._add_lines(words, needed(lines))
        if not named:
            self.rows.addWidget(Label(words("help.trusted"), paper.SMALL, soft=True))
        self.rows.addWidget(Label(words("help.other_phone"), paper.SMALL, soft=True))
        self.rows.addStretch()

    def _add_lines(self, words: Words, shown: Sequence[Line]) -> None:
        first = {line.use: line for line in reversed(shown)}
        if not shown:
            self.rows.addWidget(Label(words("help.no_lines")))
        elif "bank" not in first:
            self.rows.addWidget(Label(words("help.bank"), paper.SMALL, soft=True))
            self.rows.addWidget(Label(words("help.card_number"), bold=True))
            self.rows.addSpacing(paper.measure(0.6))
        for line in shown:
            if line is first[line.use]:
                self._add(words, line)
            else:
                self.rows.addWidget(Label(f"{line.name}: {line.number or line.site}", bold=True))

    def _add(self, words: Words, line: Line) -> None:
        self.rows.addWidget(Label(words(f"help.{line.use}"), paper.SMALL, soft=True))
        told = HelpLine(words, line, datetime.now(UTC))
        told.opened.connect(self.opened)
        self.links += told.links
        self.rows.addWidget(told)
        self.rows.addSpacing(paper.measure(0.6))

    def _add_person(self, words: Words, trusted: Trusted) -> None:
        person = TrustedCard(words, trusted)
        self.links += person.buttons
        self.rows.addWidget(person)
        self.rows.addSpacing(paper.measure(0.8))
