"""What to do now, for somebody who let a caller in or paid: one step at a time, ticked off."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from guard.core.plan import ANSWERS, Aftercare, Circumstances, Paid, Step, shown, steps
from guard.ui import paper, papers
from guard.ui.button import BigButton, Look
from guard.ui.help_line import HelpLine
from guard.ui.on_paper import OnPaper
from guard.ui.own_hand import IsRemote, OwnHand, always, nobody
from guard.ui.parts import Card, Label
from guard.ui.sheet import Column
from guard.ui.telling import sentences, title
from guard.ui.tick import Tick
from guard.ui.trusted_card import TrustedCard
from guard.ui.words import Words

ASKED_AFTER: Final = 3
"""Steps that cannot wait for a question; the fourth is the bank."""

Keep = Callable[[Aftercare], object]


class PlanWindow(Column):
    """The plan: a kind word, one question, the steps, and all of it on paper."""

    def __init__(
        self,
        words: Words,
        icons: Path,
        there: Circumstances,
        care: Aftercare,
        keep: Keep,
        is_remote: IsRemote = nobody,
    ) -> None:
        close = BigButton(words("plan.close"))
        super().__init__(words("plan.title"), close)
        self._words, self._icons, self._there = words, icons, there
        self._care, self._keep, self._is_remote = care, keep, is_remote
        self._count = Label("", paper.SMALL, soft=True)
        close.clicked.connect(self.close)
        self._show()
        self._begin()

    def _begin(self) -> None:
        """Put the keyboard on the first step, and bring it into sight where room is scarce."""
        self._first.setFocus()
        QTimer.singleShot(0, self, self.reveal)

    def _show(self) -> None:
        """Build everything for how far the person has come."""
        words = self._words
        self._count = Label("", paper.SMALL, soft=True)
        cards = [self._card(at, step) for at, step in enumerate(self._steps(), 1)]
        self._asked = self._question() if self._care.paid == "not_said" else self._answer()
        self.fill(
            Label(words("plan.title"), paper.HEADLINE, bold=True),
            Label(words("plan.comfort"), bold=True),
            self._count,
            *cards[:ASKED_AFTER],
            self._asked,
            *cards[ASKED_AFTER:],
            self._papers(),
            self._button(words("plan.again"), self._again),
        )
        self._first = self.findChildren(Tick)[0]
        self._tell_count()

    def _steps(self) -> tuple[Step, ...]:
        return steps(self._care.paid, self._there)

    def _question(self) -> Card:
        """Build the one question; nothing waits for its answer."""
        words = self._words
        card = Card()
        card.rows.setSpacing(paper.measure(0.7))
        card.rows.addWidget(Label(words("plan.question"), paper.HEADING, bold=True))
        card.rows.addWidget(Label(words("plan.question_why"), paper.SMALL, soft=True))
        for paid in ANSWERS:
            answer = self._button(words(f"paid.{paid}"), partial(self._choose, paid))
            self._own(answer, "warning.own_hand")
            card.rows.addWidget(answer)
        return card

    def _answer(self) -> Card:
        words, card = self._words, Card()
        paid = words(f"paid.{self._care.paid}")
        card.rows.addWidget(Label(words("plan.paid", about=paid)))
        card.rows.addWidget(self._button(words("plan.other"), partial(self._choose, "not_said")))
        return card

    def _button(self, text: str, do: Callable[[], None]) -> BigButton:
        button = BigButton(text, Look.OUTLINED, paper.SMALL)
        # Later, for it may take the very button away that is being pressed.
        button.clicked.connect(lambda: QTimer.singleShot(0, self, do))
        return button

    def _card(self, at: int, step: Step) -> Card:
        """Build one step: its heading to tick, and beneath it what to do."""
        words, card = self._words, Card()
        name = title(words, step)
        done = step.mark in self._care.done
        tick = Tick(f"{at}. {name}", ticked=done, size=paper.HEADING, bold=True)
        tick.setAccessibleName(name)
        tick.setAccessibleDescription(" ".join(sentences(words, step)))
        tick.toggled.connect(partial(self._tick, step.mark))
        self._own(tick, "warning.far_hand", lambda: not tick.isChecked())
        card.rows.addWidget(tick)
        said = QVBoxLayout()
        said.setSpacing(paper.measure(0.5))
        inset, none = (tick.inset, 0)[:: -1 if tick.isRightToLeft() else 1]
        said.setContentsMargins(inset, 0, none, 0)
        for sentence in sentences(words, step):
            said.addWidget(Label(sentence))
        for part in self._helpers(step):
            said.addWidget(part)
        card.rows.addLayout(said)
        return card

    def _own(
        self, button: QAbstractButton, said: str, loosens: Callable[[], bool] = always
    ) -> None:
        """Let no far hand call a step done or say how it was paid; it hears a sentence instead."""
        far = OwnHand(button, self._is_remote, loosens)
        far.refused.connect(lambda: self.remark(self._words(said)))

    def _helpers(self, step: Step) -> list[QWidget]:
        """Build the numbers that stand with a step."""
        lines = shown(step, self._there.lines)
        now = datetime.now(UTC)
        made: list[QWidget] = [HelpLine(self._words, line, now) for line in lines]
        if step.uses == ("bank",) and not lines:
            made.append(Label(self._words("help.card_number"), bold=True))
        if step.key == "trusted":
            made.append(TrustedCard(self._words, self._there.trusted, headed=False))
        return made

    def _papers(self) -> Card:
        words, card = self._words, Card()
        there = self._there
        card.rows.setSpacing(paper.measure(0.9))
        plan = OnPaper(words, lambda: papers.plan(words, self._icons, self._steps(), there))
        sheet = OnPaper(
            words,
            lambda: papers.by_the_phone(words, self._icons, there.lines, there.trusted),
        )
        for heading, on_paper in ((words("plan.on_paper"), plan), (words("plan.sheet"), sheet)):
            card.rows.addWidget(Label(heading, paper.HEADING, bold=True))
            card.rows.addWidget(on_paper)
        return card

    def _choose(self, paid: Paid) -> None:
        self._set(self._care.answered(paid, datetime.now(UTC)))
        self._show()
        self._asked.findChildren(BigButton)[0].setFocus()

    def _tick(self, mark: str, done: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._set(self._care.ticked(mark, datetime.now(UTC), done=done))
        self._tell_count()

    def _again(self) -> None:
        self._set(Aftercare())
        self._show()
        self._begin()

    def _set(self, care: Aftercare) -> None:
        self._care = care
        self._keep(care)
        self.remark("")

    def _tell_count(self) -> None:
        marks = {step.mark for step in self._steps()}
        done = len(marks.intersection(self._care.done))
        told = self._words("plan.count", done=str(done), all=str(len(marks)))
        self._count.setText(told)
        self._count.setAccessibleName(told)
