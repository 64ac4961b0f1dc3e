"""Ask before the guard stops watching."""

from PySide6.QtCore import Signal

from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.own_hand import IsRemote, OwnHandButton, nobody
from guard.ui.parts import Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class QuitWindow(Column):
    """Says what stops; to keep watching is the first choice, and Escape's."""

    agreed = Signal()

    def __init__(self, words: Words, is_remote: IsRemote = nobody) -> None:
        stay = BigButton(words("quit.stay"), Look.FILLED)
        leave = OwnHandButton(words("quit.leave"), is_remote)
        super().__init__(words("quit.title"), stay, leave)
        self._words = words
        self._tell(words("quit.what_stops"), words("quit.again"))
        leave.refused.connect(lambda: self._tell(words("warning.own_hand")))
        stay.clicked.connect(self.close)
        leave.clicked.connect(self._leave)
        stay.setFocus()

    def _tell(self, *sentences: str) -> None:
        title = Label(self._words("quit.title"), paper.HEADLINE, bold=True)
        self.fill(title, *map(Label, sentences))
        self.setAccessibleDescription(" ".join(sentences))

    def _leave(self) -> None:
        self.close()
        self.agreed.emit()
