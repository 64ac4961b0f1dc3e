"""Show what a warning looks like before there is one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from guard.core.verdict import Level
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.parts import Label, stack
from guard.ui.sheet import Column
from guard.ui.words import ENGLISH, Words

LEVELS: Final = (Level.NOTICE, Level.CAUTION, Level.DANGER)


class PracticeWindow(Column):
    """Offers each level of warning, and a page of our own that only looks like a fake one."""

    chosen = Signal(object)
    """The Level to be shown."""

    def __init__(self, words: Words, pages: Path) -> None:
        shows = [BigButton(words(f"practice.{level.name.lower()}")) for level in LEVELS]
        page, close = BigButton(words("practice.page")), BigButton(words("practice.close"))
        super().__init__(words("practice.title"), close)
        self._shows = stack(paper.measure(0.9), *shows, page)
        self._words, self._pages = words, pages
        for button, level in zip(shows, LEVELS, strict=True):
            button.clicked.connect(lambda _=False, level=level: self.chosen.emit(level))
        page.clicked.connect(self._open)
        close.clicked.connect(self.close)
        self._tell(words("practice.what"), words("practice.nothing"))
        shows[0].setFocus()

    def _tell(self, *sentences: str) -> None:
        title = Label(self._words("practice.title"), paper.HEADLINE, bold=True)
        self._shows.setParent(None)  # so that it outlives the parts it stood among
        self.fill(title, *map(Label, sentences), self._shows)
        self.setAccessibleDescription(" ".join(sentences))

    def _open(self) -> None:
        """Show the page in the person's own browser."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._pages / f"{ENGLISH}.html"))):
            self._tell(self._words("practice.no_browser"))
