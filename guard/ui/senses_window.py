"""How well the guard can see, by a word and the shape of an eye; what browsers do themselves."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guard.core.blockers import NAMES, SETTINGS, Blocker
from guard.core.senses import SenseState
from guard.ui import paper
from guard.ui.blocking import STATE, sentences, way
from guard.ui.button import BigButton
from guard.ui.parts import Card, Label
from guard.ui.sheet import Column
from guard.ui.sight import hindrance, sense_name, sight_key
from guard.ui.words import Words


class Eye(QWidget):
    """An open, half-open or shut eye; the word beside it says the same."""

    def __init__(self, state: SenseState) -> None:
        super().__init__()
        self._state = state
        size = paper.measure(3)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw a ring with a pupil, half of it, or a lid."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(ink, 3, c=Qt.PenCapStyle.RoundCap))
        size = self.width()
        ring = QRectF(3, 3, size - 6, size - 6)
        if not self._state.seeing:
            painter.drawArc(ring, 200 * 16, 140 * 16)
            return
        if self._state.why:
            painter.setClipRect(0, size // 2 - 1, size, size)
            painter.drawLine(QPointF(3, size / 2), QPointF(size - 3, size / 2))
        painter.drawEllipse(ring)
        painter.setBrush(ink)
        painter.drawEllipse(ring.center(), size / 6, size / 6)


class Address(Label):
    """What is typed into a browser: it may be copied, and runs from left to right everywhere."""

    def __init__(self, address: str) -> None:
        super().__init__(address, bold=True)
        self.setText(address)  # unbroken, as it is copied
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class SensesWindow(Column):
    """Every sense, what hinders it and what helps; changes while it is open."""

    def __init__(self, words: Words, states: Sequence[SenseState] = ()) -> None:
        close = BigButton(words("senses.close"))
        super().__init__(words("senses.title"), close)
        self._words = words
        self._shown: tuple[Sequence[SenseState], Sequence[str]] = (states, ())
        self._blockers: Sequence[Blocker] = ()
        close.clicked.connect(self.close)
        close.setFocus()
        self.show_states(states)

    def show_states(self, states: Sequence[SenseState], connected: Sequence[str] = ()) -> None:
        """Show who is connected and these states, in place of the last ones."""
        words = self._words
        self._shown = states, connected
        title = Label(words("senses.title"), paper.HEADLINE, bold=True)
        none = [] if states else [Label(words("senses.none"))]
        people = [Label(sentence, bold=True) for sentence in connected]
        cards = [self._card(state) for state in states]
        limits = Label(words("senses.limits"), paper.SMALL, soft=True)
        self.fill(title, *people, *none, *cards, limits, *self._browsers())

    def show_blockers(self, blockers: Sequence[Blocker]) -> None:
        """Show what this computer's browsers do themselves, under what the guard does."""
        self._blockers = blockers
        self.show_states(*self._shown)

    def _browsers(self) -> Iterator[QWidget]:
        """Yield a part with a card for each browser; nothing before anybody has looked."""
        if self._blockers:
            yield Label(self._words("blockers.title"), paper.HEADING, bold=True)
            yield Label(self._words("blockers.about"))
        for browser, blockers in groupby(self._blockers, attrgetter("browser")):
            yield self._browser(browser, tuple(blockers))

    def _browser(self, browser: str, blockers: Sequence[Blocker]) -> Card:
        words = self._words
        card = Card()
        card.rows.addWidget(Label(NAMES[browser], bold=True))
        for place, blocker in enumerate(blockers):
            card.rows.addSpacing(paper.measure(1) if place else 0)
            for number, sentence in enumerate(sentences(words, blocker)):
                card.rows.addWidget(Label(sentence, bold=number == STATE))
        for place, part in enumerate(way(words, blockers)):
            card.rows.addSpacing(0 if place else paper.measure(1))
            card.rows.addWidget(Address(part) if part == SETTINGS.get(browser) else Label(part))
        return card

    def _card(self, state: SenseState) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(paper.measure(1.2))
        row.addWidget(Eye(state), 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout()
        for label in self._labels(state):
            rows.addWidget(label)
        row.addLayout(rows, 1)
        card.rows.addLayout(row)
        return card

    def _labels(self, state: SenseState) -> list[Label]:
        words = self._words
        name, sight = sense_name(words, state), words(f"senses.{sight_key(state)}")
        hindered = [Label(sentence) for sentence in hindrance(words, state)]
        return [Label(name, bold=True), Label(sight), *hindered]
