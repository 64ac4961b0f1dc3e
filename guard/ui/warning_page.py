"""What the warning says: what to do, why, the one rule, two answers, whom to ring."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.help_card import HelpCard
from guard.ui.owl import Owl
from guard.ui.parts import Label, RuleBox, Scroll, stack
from guard.ui.speech import headline, reasons, rule
from guard.ui.words import Words

SETTLED: Final = 600
"""Milliseconds before a press counts: whoever was typing has not read this yet."""
SIDE: Final = 31
"""Letters that the card of helpers is wide."""
SIDE_LOW: Final = 28
"""The same where room is scarce: a phone number still fits on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much room a page has."""

    narrow: bool
    """The card of helpers goes under the reasons, not beside them."""
    low: bool
    """The answers go side by side, and the headline is smaller."""


class WarningPage(QWidget):
    """Everything that stands in the warning, for one advice and one size of window."""

    answered = Signal(object)
    reading = Signal()
    """A helper's site has been opened."""

    def __init__(self, words: Words, icons: Path, advice: Advice, room: Room) -> None:
        super().__init__()
        self.headline = headline(words, advice)
        self.story = " ".join((*reasons(words, advice), *rule(words)))
        self._shown = QElapsedTimer()
        self._room = room
        self._gap = paper.measure(1.6 if room.low else 2.2)
        self._side_gap = paper.measure(2.4 if room.low else 3)
        self._side = paper.measure(SIDE_LOW if room.low else SIDE)
        self._column = self._build_column(words, icons, advice)
        self._stop = self._choice(words("warning.stop"), Answer.STOPPED, Look.FILLED)
        self._known = self._choice(words("warning.known"), Answer.KNOWN, Look.OUTLINED)
        self._choices = self._build_choices()
        self._card = HelpCard(words, advice.helplines, advice.trusted)
        self._card.opened.connect(self.reading)
        self._lay_out()

    def begin(self) -> None:
        """Put the keyboard on the safe answer."""
        self._stop.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def height_for(self, width: int) -> int:
        """Return the pixels at which nothing needs to scroll, in a window so wide."""
        room = width - 2 * self._side_gap
        side = room if self._room.narrow else self._side
        left = room if self._room.narrow else room - side - self._side_gap
        column = self._column.heightForWidth(left)
        choices = self._gap + self._choices.heightForWidth(left)
        card = self._card.heightForWidth(side)
        if self._room.narrow:
            return column + card + choices + 3 * self._gap
        return max(column + choices, card) + 2 * self._gap

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Count from when it can be read."""
        self._shown.start()
        super().showEvent(event)

    def _build_column(self, words: Words, icons: Path, advice: Advice) -> QWidget:
        """Build what to do, why, and the rule."""
        low = self._room.low
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(paper.measure(1.2))
        row.addWidget(Owl(icons, paper.measure(5 if low else 6.5)), 0, Qt.AlignmentFlag.AlignTop)
        size = paper.HEADLINE_LOW if low else paper.HEADLINE
        row.addWidget(Label(headline(words, advice), size, bold=True), 1)
        return stack(
            paper.measure(0.8 if low else 1.2),
            head,
            *(Label(reason) for reason in reasons(words, advice)),
            RuleBox(*rule(words)),
            Label(words("warning.comfort"), bold=True),
        )

    def _build_choices(self) -> QBoxLayout:
        choices = QHBoxLayout() if self._room.low else QVBoxLayout()
        choices.setSpacing(paper.measure(0.9))
        choices.addWidget(self._stop, 1)
        choices.addWidget(self._known, 1)
        return choices

    def _choice(self, text: str, answer: Answer, look: Look) -> BigButton:
        button = BigButton(text, look)
        button.clicked.connect(lambda: self._answer(answer))
        return button

    def _answer(self, answer: Answer) -> None:
        if self._shown.isValid() and self._shown.elapsed() >= SETTLED:
            self.answered.emit(answer)

    def _lay_out(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(self._side_gap, self._gap, self._side_gap, self._gap)
        outer.setSpacing(self._side_gap)
        left = QVBoxLayout()
        left.setSpacing(self._gap)
        outer.addLayout(left, 1)
        narrow = self._room.narrow
        shown = stack(self._gap, self._column, self._card) if narrow else self._column
        left.addWidget(Scroll(shown), 1)
        left.addLayout(self._choices)
        if not narrow:
            side = Scroll(self._card)
            side.setFixedWidth(self._side)
            outer.addWidget(side)
        stops = (self._stop, self._known, *self._card.links)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
