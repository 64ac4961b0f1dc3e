"""One page of the warning: what to do, why, the one rule, the question, whom to ring."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guard.core.talk import Talk
from guard.ui import paper
from guard.ui.help_card import HelpCard
from guard.ui.owl import Owl
from guard.ui.own_hand import IsRemote
from guard.ui.parts import BAR, Label, RuleBox, Scroll, stack
from guard.ui.warning_foot import Foot, Room
from guard.ui.warning_says import Saying, says
from guard.ui.words import Words

SIDE: Final = 31
"""Letters that the card of helpers is wide."""
SIDE_LOW: Final = 28
"""The same where room is scarce: a phone number still fits on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """What every page is made with."""

    words: Words
    icons: Path
    is_remote: IsRemote


class WarningPage(QWidget):
    """Everything that stands in the warning, for one step and one size of window."""

    chosen = Signal(object)
    """A Choice."""
    refused = Signal()
    """A remote hand pressed what only the person may press."""
    reading = Signal()
    """A helper's site has been opened."""

    def __init__(self, teller: Teller, talk: Talk, room: Room) -> None:
        super().__init__()
        words = teller.words
        self.saying = says(words, talk)
        self._room = room
        self._gap = paper.measure(1.4 if room.tight else 2.2)
        self._side_gap = paper.measure(2 if room.tight else 3)
        self._side = paper.measure(SIDE_LOW if room.low else SIDE) + BAR
        self._band = RuleBox(words("practice.band")) if talk.practice else None
        self._column = self._build_column(teller.icons, self.saying)
        self.foot = Foot(words, talk, self.saying, teller.is_remote, room)
        self.foot.chosen.connect(self.chosen)
        self.foot.refused.connect(self.refused)
        self._card = HelpCard(words, talk.advice.helplines, talk.advice.trusted)
        self._card.opened.connect(self.reading)
        self._lay_out()

    def height_for(self, width: int) -> int:
        """Return the pixels at which nothing needs to scroll, in a window so wide."""
        said = self.said_for(width)
        if self._beside:
            around = said - self._column.heightForWidth(self._left_of(width))
            around -= self._gap + self.foot_for(width)
            return max(said, around + self._card.heightForWidth(self._side - BAR))
        if self._room.small:
            return said
        return said + self._gap + self._card.heightForWidth(self._left_of(width))

    def said_for(self, width: int) -> int:
        """Return the pixels at which all that is said and asked is in sight."""
        room, left = width - 2 * self._side_gap, self._left_of(width)
        band = self._band.heightForWidth(room) + self._gap if self._band else 0
        tall = self._column.heightForWidth(left) + self._gap + self.foot_for(width)
        return tall + band + 2 * self._gap

    def foot_for(self, width: int) -> int:
        """Return the pixels that question and answers take, in a window so wide."""
        return self.foot.heightForWidth(self._left_of(width))

    def pinned_for(self, width: int) -> int:
        """Return the pixels that question and safe answer take while the rest flows."""
        left = self._left_of(width)
        return sum(part.heightForWidth(left) + self._gap for part in self.foot.pinned)

    @property
    def _beside(self) -> bool:
        """Tell whether the card of helpers has a column of its own."""
        return not (self._room.narrow or self._room.small)

    def _left_of(self, width: int) -> int:
        """Return the width of the column of words."""
        room = width - 2 * self._side_gap
        return room - self._side - self._side_gap if self._beside else room

    def _build_column(self, icons: Path, saying: Saying) -> QWidget:
        """Build what to do, why, and the rule."""
        tight = self._room.tight
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(paper.measure(1.2))
        row.addWidget(Owl(icons, paper.measure(4 if tight else 6.5)), 0, Qt.AlignmentFlag.AlignTop)
        size = paper.HEADLINE_LOW if self._room.low else paper.HEADLINE
        size = paper.HEADING if self._room.small else size
        row.addWidget(Label(saying.headline, size, bold=True), 1)
        texts = [Label(text) for text in saying.said]
        box = [RuleBox(*saying.box)] if saying.box else []
        comfort = [Label(saying.comfort, bold=True)] if saying.comfort else []
        return stack(paper.measure(0.8 if tight else 1.2), head, *texts, *box, *comfort)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(self._side_gap, self._gap, self._side_gap, self._gap)
        rows.setSpacing(self._gap)
        if self._band:
            rows.addWidget(self._band)
        columns = QHBoxLayout()
        columns.setSpacing(self._side_gap)
        rows.addLayout(columns, 1)
        columns.addLayout(self._left(), 1)
        if self._beside:
            side = Scroll(self._card)
            side.setFixedWidth(self._side)
            columns.addWidget(side)
        card = () if self._room.small else self._card.links
        for before, after in pairwise((*self.foot.stops, *card)):
            QWidget.setTabOrder(before, after)

    def _left(self) -> QVBoxLayout:
        """Lay out what scrolls, and beneath it what is always in sight."""
        room = self._room
        flow = [self._column]
        flow += [self.foot] if room.flowing else []
        flow += [self._card] if room.narrow and not room.small else []
        left = QVBoxLayout()
        left.setSpacing(self._gap)
        left.addWidget(Scroll(stack(self._gap, *flow) if flow[1:] else self._column), 1)
        for part in self.foot.pinned if room.flowing else (self.foot,):
            left.addWidget(part)
        return left
