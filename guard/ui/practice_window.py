"""Show what a warning looks like before there is one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from guard.core.verdict import Level
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.parts import Label, stack
from guard.ui.practice_page import written
from guard.ui.sheet import Column
from guard.ui.words import Words

LEVELS: Final = (Level.NOTICE, Level.CAUTION, Level.DANGER)


class PracticeWindow(Column):
    """Offers each level of warning, and a page of our own that only looks like a fake one.

    The page is built from its frame when it is wanted, and written for the browser to open.
    """

    chosen = Signal(object)
    """The Level to be shown."""

    def __init__(self, words: Words, frame: Path, page: Path) -> None:
        shows = [BigButton(words(f"practice.{level.name.lower()}")) for level in LEVELS]
        scare, close = BigButton(words("practice.page")), BigButton(words("practice.close"))
        super().__init__(words("practice.title"), close)
        self._words, self._frame, self._page = words, frame, page
        for button, level in zip(shows, LEVELS, strict=True):
            button.clicked.connect(lambda _=False, level=level: self.chosen.emit(level))
        scare.clicked.connect(self._open)
        close.clicked.connect(self.close)
        sentences = words("practice.what"), words("practice.nothing")
        title = Label(words("practice.title"), paper.HEADLINE, bold=True)
        self.fill(title, *map(Label, sentences), stack(paper.measure(0.9), *shows, scare))
        self.setAccessibleDescription(" ".join(sentences))
        shows[0].setFocus()

    def _open(self) -> None:
        """Show the page in the person's own browser."""
        there = written(self._words, self._frame, self._page)
        opened = there and QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page)))
        self.remark("" if opened else self._words("practice.no_browser"))
