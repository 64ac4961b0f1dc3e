"""Everything the icon offers, in an ordinary window: for a click, or where no tray is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.owl import Owl
from guard.ui.parts import Label, stack
from guard.ui.sheet import Column
from guard.ui.sight import Eyes
from guard.ui.words import Words


class PlainWindow(Column):
    """How well the guard can see, in words, and the same choices as the icon's menu."""

    chosen = Signal(str)
    """The key of the choice under ``tray`` in resources/words."""

    def __init__(self, words: Words, icons: Path, choices: Sequence[str], *, stays: bool) -> None:
        buttons = [BigButton(words(f"tray.{choice}")) for choice in choices]
        super().__init__(words("name.app"))
        self._choices = stack(paper.measure(0.9), *buttons)
        for button, choice in zip(buttons, choices, strict=True):
            button.clicked.connect(lambda _=False, choice=choice: self.chosen.emit(choice))
        self._icons = icons
        self._hint = words("plain.stays") if stays else ""
        buttons[0].setFocus()

    def show_eyes(self, look: Eyes, sentences: Sequence[str]) -> None:
        """Tell how well the guard can see, what hinders it and what helps."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(paper.measure(1.2))
        row.addWidget(Owl(self._icons, paper.measure(6), look), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentences[0], paper.HEADING, bold=True), 1)
        others = [Label(sentence) for sentence in sentences[1:]]
        hints = [Label(self._hint, paper.SMALL, soft=True)] if self._hint else []
        at = self.focusWidget()
        self._choices.setParent(None)  # so that it outlives the parts it stood among
        self.fill(head, *others, *hints, self._choices)
        if at is not None:
            at.setFocus()
        self.setAccessibleDescription(" ".join(sentences))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Become small instead of going, where this window is all there is to see."""
        if self._hint and event.spontaneous():
            event.ignore()
            self.showMinimized()
        else:
            super().closeEvent(event)
