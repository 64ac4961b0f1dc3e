"""The page for the bank, before it is on paper."""

from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from guard.core.evidence import Case
from guard.ui import paper, papers
from guard.ui.button import BigButton
from guard.ui.on_paper import OnPaper
from guard.ui.parts import Card, Label
from guard.ui.sheet import Column
from guard.ui.telling import rows
from guard.ui.words import Words


class EvidenceWindow(Column):
    """Every fact of one incident, to read first and then to print or save."""

    def __init__(self, words: Words, icons: Path) -> None:
        close = BigButton(words("evidence.close"))
        super().__init__(words("evidence.title"), close)
        self._words, self._icons = words, icons
        close.clicked.connect(self.close)
        close.setFocus()

    def show_case(self, case: Case | None) -> None:
        """Show this incident; None if the journal has let it go."""
        words = self._words
        title = Label(words("evidence.title"), paper.HEADLINE, bold=True)
        if case is None:
            self.fill(title, Label(words("evidence.gone")))
            return
        card = Card()
        for label, told in groupby(rows(words, case), key=itemgetter(0)):
            card.rows.addWidget(Label(label, paper.SMALL, soft=True))
            for _, value in told:
                card.rows.addWidget(Label(value, bold=True))
        on_paper = OnPaper(words, partial(papers.evidence, words, self._icons, case))
        self.fill(title, Label(words("evidence.private")), card, on_paper)
