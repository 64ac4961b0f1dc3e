"""The tools that are installed: who uses each honestly, and how it goes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from guard.core.installed import Listed
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.own_hand import IsRemote, OwnHand
from guard.ui.parts import Card, Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class ToolCard(Card):
    """One tool; asks whether somebody known put it there until that is answered."""

    def __init__(self, words: Words, tool: Listed, *, unsure: bool) -> None:
        super().__init__()
        self.rows.setSpacing(paper.measure(0.8))
        self._words, self._tool = words, tool
        self.known = self._button(words("tools.known"))
        self.unsure = self._button(words("tools.unsure"))
        self._add(Label(tool.name, paper.HEADING, bold=True))
        self._add(*(Label(words(f"honest.{who}")) for who in tool.honest))
        if tool.known:
            self._add(Label(words("tools.you_know")), self._removal(soft=True))
        elif unsure:
            self._add(Label(words("tools.ask"), bold=True), self._removal(), self.known)
        else:
            self._add(Label(words("tools.question"), bold=True), self.known, self.unsure)

    def _button(self, text: str) -> BigButton:
        made = BigButton(text)
        made.setAccessibleName(f"{text}: {self._tool.name}")
        return made

    def _removal(self, *, soft: bool = False) -> Label:
        return Label(self._words(f"remove.{self._tool.remove}", about=self._tool.name), soft=soft)

    def _add(self, *parts: QWidget) -> None:
        for part in parts:
            self.rows.addWidget(part)


class ToolsWindow(Column):
    """Every installed tool on a card of its own.

    ``know`` takes the name of one that the person knows, and tells whether it could be kept.
    To know one obeys only the person's own hand.
    """

    def __init__(self, words: Words, know: Callable[[str], bool], is_remote: IsRemote) -> None:
        close = BigButton(words("tools.close"))
        super().__init__(words("tools.title"), close)
        self._words, self._know, self._is_remote = words, know, is_remote
        self._tools: tuple[Listed, ...] | None = None
        self._unsure: frozenset[str] = frozenset()
        self._close = close
        close.clicked.connect(self.close)
        close.setFocus()
        self.show_tools(())

    def show_tools(self, tools: Sequence[Listed]) -> None:
        """Show these tools in place of the last ones."""
        if tuple(tools) != self._tools:
            self._tools = tuple(tools)
            self._renew()

    def _renew(self) -> None:
        words, tools = self._words, self._tools or ()
        title = Label(words("tools.title"), paper.HEADLINE, bold=True)
        about = Label(words("tools.about") if tools else words("tools.none"))
        limits = Label(words("tools.limits"), paper.SMALL, soft=True)
        self.fill(title, about, *map(self._card, tools), limits)

    def _card(self, tool: Listed) -> ToolCard:
        card = ToolCard(self._words, tool, unsure=tool.name in self._unsure)
        for button, follow in ((card.known, self._be_known), (card.unsure, self._be_unsure)):
            button.clicked.connect(
                # The card goes with the answer, and its button is still at the press.
                lambda _=False, follow=follow: QTimer.singleShot(0, self, lambda: follow(tool.name))
            )
        far = OwnHand(card.known, self._is_remote)
        far.refused.connect(lambda: self.remark(self._words("warning.own_hand")))
        return card

    def _be_known(self, name: str) -> None:
        kept = self._know(name)
        self.remark("" if kept else self._words("settings.not_kept"))
        self._renew()
        self._close.setFocus()

    def _be_unsure(self, name: str) -> None:
        self._unsure |= {name}
        self._renew()
        self.focus_on(f"{self._words('tools.known')}: {name}")
