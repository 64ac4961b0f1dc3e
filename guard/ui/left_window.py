"""What became of a page that the person wanted to leave, where that must be told."""

from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.parts import Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class LeftWindow(Column):
    """Tells that a page is still there, or that the whole browser had to be closed."""

    def __init__(self, words: Words, *, gone: bool) -> None:
        close = BigButton(words("leave.close"), Look.FILLED)
        super().__init__(words("leave.title"), close)
        keys = ("ended_browser", "restore") if gone else ("not_gone", "ask")
        said = [words(f"leave.{key}") for key in keys]
        title = Label(words("leave.title"), paper.HEADLINE, bold=True)
        self.fill(title, *(Label(sentence) for sentence in said))
        self.setAccessibleDescription(" ".join(said))
        close.clicked.connect(self.close)
        close.setFocus()
