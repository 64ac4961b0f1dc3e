"""The first start: five short screens, each of which can be left out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.fields import Line
from guard.ui.first_screens import SCREENS, Done, Meeting, Rehearsal, Whose, family, person
from guard.ui.owl import Owl
from guard.ui.parts import Card, Label
from guard.ui.question import Question
from guard.ui.sheet import Column
from guard.ui.words import Words


class FirstWindow(Column):
    """Leads from screen to screen; Skip and Escape end it, and every choice made so far holds."""

    practise = Signal()
    """The person wants to see what a warning looks like."""
    settings = Signal()
    """The person wants to change something."""

    def __init__(
        self, words: Words, icons: Path, meeting: Meeting, screens: Sequence[str] = SCREENS
    ) -> None:
        self._next = BigButton(words("first.next"), Look.FILLED)
        self._finish = BigButton(words("first.finish"), Look.FILLED)
        self._back, self._skip = BigButton(words("first.back")), BigButton(words("first.skip"))
        super().__init__(
            words("first.title"), _row(self._skip, self._back, self._next, self._finish)
        )
        self._words, self._icons, self._meeting = words, icons, meeting
        self._screens, self._at, self._theirs = tuple(screens), 0, False
        self._refused = ""
        self._next.clicked.connect(lambda: self._turn(1))
        self._back.clicked.connect(lambda: self._turn(-1))
        self._finish.clicked.connect(self.close)
        self._skip.clicked.connect(self.close)
        self._show()

    @property
    def name(self) -> str:
        """Return which of the screens is shown."""
        return self._screens[self._at]

    def _turn(self, by: int) -> None:
        """Go on or back; a number that is none is shown until it is put right or taken out."""
        if by > 0 and self._refused and self.name == "person":
            self.remark(self._refused)
            return
        self._at = min(max(self._at + by, 0), len(self._screens) - 1)
        self._show()
        self.announce(self.accessibleDescription())

    def _show(self) -> None:
        last = self._at == len(self._screens) - 1
        self._back.setVisible(self._at > 0)
        self._next.setVisible(not last and self.name != "whose")
        self._finish.setVisible(last)
        self._skip.setVisible(not last)
        card, self._refused = self._card(), ""
        self.remark("")
        self.fill(self._head(), card)
        for line in card.findChildren(Line)[-1:]:
            self.setTabOrder(line, self._next)  # Enter goes on from line to line, and must not skip
        said = [label.accessibleName() for label in card.findChildren(Label)]
        self.setAccessibleDescription(" ".join([self._step(), *said[:2]]).strip())
        self._first_field(card).setFocus()
        QTimer.singleShot(0, self, self.reveal)  # once all have their places

    def _card(self) -> Card:
        words, meeting = self._words, self._meeting
        match self.name:
            case "whose":
                card: Card = self._whose()
            case "person":
                card = self._question(person(words, meeting, theirs=self._theirs))
            case "family":
                card = self._question(family(words, meeting))
            case "practice":
                card = Rehearsal(words)
                card.wanted.connect(self.practise)
            case _:
                card = Done(words, meeting.settings())
                card.changing.connect(self.settings)
        return card

    def _whose(self) -> Whose:
        card = Whose(self._words)
        # The card goes with the answer, and its button is still at the press.
        card.picked.connect(lambda theirs: QTimer.singleShot(0, self, lambda: self._pick(theirs)))
        return card

    def _pick(self, theirs: bool) -> None:  # noqa: FBT001 -- what the signal carries
        self._theirs = theirs
        self._turn(1)

    def _question(self, card: Question) -> Question:
        card.hold(self._meeting.locked)
        card.chosen.connect(self._follow)
        card.refused.connect(self._refuse)
        card.kept_out.connect(self.remark)
        return card

    def _follow(self, changes: dict[str, object]) -> None:
        self.remark("" if self._meeting.change(changes) else self._words("settings.not_kept"))

    def _refuse(self, why: str) -> None:
        self._refused = why
        self.remark(why)

    def _head(self) -> QWidget:
        owl = Owl(self._icons, paper.measure(4))
        title = Label(self._words("first.title"), bold=True)
        return _row(owl, title, *([Label(step)] if (step := self._step()) else []), stretch=1)

    def _step(self) -> str:
        """Tell how far along this is; one screen is no way to go."""
        if len(self._screens) == 1:
            return ""
        return self._words("first.step", step=str(self._at + 1), all=str(len(self._screens)))

    def _first_field(self, card: Card) -> QWidget:
        """Return where the keyboard begins: on the first field, else where it goes on."""
        fields = (part for part in card.findChildren(QWidget) if _takes_keys(part))
        onward = self._finish if self._at == len(self._screens) - 1 else self._next
        return onward if self.name in ("practice", "done") else next(fields, onward)


def _takes_keys(part: QWidget) -> bool:
    return part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _row(*parts: QWidget, stretch: int = 0) -> QWidget:
    """Put parts beside one another; the second takes the room if it stretches."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(paper.measure(0.9))
    for at, part in enumerate(parts):
        row.addWidget(part, stretch if at == 1 else 0)
    return made
