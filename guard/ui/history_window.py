"""What has happened: when the guard spoke up, why, and what the person chose."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal

from guard.core.advice import Advice
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.dates import when
from guard.ui.parts import Card, Label
from guard.ui.sheet import Column
from guard.ui.speech import reasons
from guard.ui.words import Words

MOST: Final = 100
"""Events shown; the journal keeps the rest."""

Entry = tuple[datetime, Advice, str]
"""When, what was said, and the value of the Answer; empty if there was none."""


class HistoryWindow(Column):
    """Past events as cards, the newest on top."""

    evidence = Signal(object)
    """When the event began of which the person wants a page for their bank."""
    plan = Signal()
    """The person wants to see what can be done now."""

    def __init__(self, words: Words) -> None:
        close, plan = BigButton(words("history.close")), BigButton(words("history.plan"))
        super().__init__(words("history.title"), plan, close)
        self._words = words
        plan.clicked.connect(self.plan)
        close.clicked.connect(self.close)
        close.setFocus()
        self.show_entries(())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these events in place of the last ones."""
        words = self._words
        newest = sorted(entries, key=lambda entry: entry[0], reverse=True)
        title = Label(words("history.title"), paper.HEADLINE, bold=True)
        empty = [] if newest else [Label(words("history.empty"))]
        cards = [self._card(*entry) for entry in newest[:MOST]]
        more = [Label(words("history.more"), paper.SMALL, soft=True)] if newest[MOST:] else []
        self.fill(title, *empty, *cards, *more)

    def _card(self, at: datetime, advice: Advice, answer: str) -> Card:
        words = self._words
        card = Card()
        day = when(at, words.language)
        card.rows.addWidget(Label(day, paper.SMALL, soft=True))
        card.rows.addWidget(Label(words(f"level.{advice.level.name.lower()}"), bold=True))
        for reason in reasons(words, advice):
            card.rows.addWidget(Label(reason))
        card.rows.addWidget(Label(words(f"answer.{answer}", "answer.none")))
        evidence = BigButton(words("history.evidence"), size=paper.SMALL)
        evidence.setAccessibleDescription(day)
        evidence.clicked.connect(lambda: self.evidence.emit(at))
        card.rows.addWidget(evidence)
        return card
