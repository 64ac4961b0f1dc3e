"""The foot of the warning: the question, and what can be pressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from guard.core.talk import Choice, Talk, links, loosens, offers
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.own_hand import IsRemote, OwnHand
from guard.ui.parts import Label
from guard.ui.warning_says import Saying, label
from guard.ui.words import Words

SETTLED: Final = 600
"""Milliseconds before a press counts: whoever was typing has not read this yet."""
GAP: Final = 0.8
"""Letters between two buttons."""
SPARE: Final = 2
"""Pixels by which words may come out wider than they were measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much room a page has."""

    narrow: bool
    """The card of helpers goes under the reasons, not beside them."""
    small: bool = False
    """Only a note in a corner: nobody to ring stands on it."""
    beside: bool = False
    """The lesser answers go side by side."""
    low: bool = False
    """The headline is smaller, and everything stands closer."""
    flowing: bool = False
    """The answers are so tall that all but the safe one scroll with the rest."""
    bare: bool = False
    """The question is so tall that it scrolls with them."""

    @property
    def tight(self) -> bool:
        """Tell whether everything is a little smaller."""
        return self.low or self.small


class Foot(QWidget):
    """A question and its answers, the safe one first, filled and with the keyboard on it."""

    chosen = Signal(object)
    """A Choice."""
    refused = Signal()
    """A remote hand pressed what only the person may press."""

    def __init__(
        self, words: Words, talk: Talk, saying: Saying, is_remote: IsRemote, room: Room
    ) -> None:
        super().__init__()
        self._words, self._talk, self._is_remote = words, talk, is_remote
        self._shown = QElapsedTimer()
        self._answers = [self._button(choice) for choice in offers(talk)]
        self._links = [self._button(choice) for choice in links(talk)]
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(paper.measure(GAP))
        self._asked = False
        size = paper.BODY if room.tight else paper.HEADING
        question = [Label(saying.question, size, bold=True)] if saying.question else []
        stays = room.flowing and not room.bare
        self.pinned: tuple[QWidget, ...] = (*(question if stays else ()), *self._answers[:1])
        """What never scrolls out of sight while the rest flows: the question, the safe answer."""
        for part in () if stays else question:
            rows.addWidget(part)
        rows.addLayout(self._grid(self._answers[room.flowing :], beside=room.beside))
        rows.addLayout(self._row(upright=room.flowing))
        if not self.stops:  # then a key that is pressed all the same must meet nothing
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(saying.headline)

    @property
    def stops(self) -> tuple[BigButton, ...]:
        """Return where the keyboard goes, in order."""
        return *self._answers, *self._links

    def begin(self) -> None:
        """Put the keyboard on the safe answer."""
        first: tuple[QWidget, ...] = self.stops[:1] or (self,)
        first[0].setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def refuse(self) -> str:
        """Show and return the sentence for whoever presses from far away."""
        sentence = self._words("warning.own_hand")
        if not self._asked:
            self._asked = True
            note = Label(sentence, bold=True)
            self._rows.insertWidget(0, note)
            note.show()
        return sentence

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """Count from when it can be read."""
        self._shown.start()
        super().showEvent(event)

    @staticmethod
    def _grid(answers: Sequence[BigButton], *, beside: bool) -> QLayout:
        """Put the first answer on top, the others below or, if room is scarce, side by side."""
        grid = QGridLayout()
        grid.setSpacing(paper.measure(GAP))
        columns = max(len(answers) - 1, 1) if beside else 1
        for at, button in enumerate(answers):
            row, column = divmod(at - 1, columns)
            if at == 0:
                grid.addWidget(button, 0, 0, 1, columns)
            else:
                grid.addWidget(button, row + 1, column)
                grid.setColumnStretch(column, 1)
        return grid

    def _row(self, *, upright: bool) -> QLayout:
        """Put the small choices side by side or, where they would not fit, below one another."""
        row = QVBoxLayout() if upright else QHBoxLayout()
        row.setSpacing(paper.measure(2 * GAP))
        for link in self._links:
            link.setMinimumWidth(link.sizeHint().width() + SPARE)
            row.addWidget(link)
        row.addStretch()
        return row

    def _button(self, choice: Choice) -> BigButton:
        text = label(self._words, self._talk, choice)
        look = Look.FILLED if choice in offers(self._talk)[:1] else Look.OUTLINED
        size = paper.SMALL if choice in links(self._talk) else paper.BODY
        button = BigButton(text, look, size)
        if loosens(self._talk, choice):
            OwnHand(button, self._is_remote).refused.connect(self.refused)
        button.clicked.connect(partial(self._choose, choice))
        return button

    def _choose(self, choice: Choice, *_checked: bool) -> None:
        if self._shown.isValid() and self._shown.elapsed() >= SETTLED:
            self.chosen.emit(choice)
