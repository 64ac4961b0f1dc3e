"""Ask before the guard stops watching."""

from PySide6.QtCore import Signal

from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.own_hand import IsRemote, OwnHand, nobody
from guard.ui.parts import Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class QuitWindow(Column):
    """Says what stops; to keep watching is the first choice, and Escape's."""

    agreed = Signal()

    def __init__(self, words: Words, is_remote: IsRemote = nobody) -> None:
        stay = BigButton(words("quit.stay"), Look.FILLED)
        leave = BigButton(words("quit.leave"))
        super().__init__(words("quit.title"), stay, leave)
        sentences = words("quit.what_stops"), words("quit.again")
        title = Label(words("quit.title"), paper.HEADLINE, bold=True)
        self.fill(title, *map(Label, sentences))
        self.setAccessibleDescription(" ".join(sentences))
        far = OwnHand(leave, is_remote)
        far.refused.connect(lambda: self.remark(words("warning.own_hand")))
        stay.clicked.connect(self.close)
        leave.clicked.connect(self._leave)
        stay.setFocus()

    def _leave(self) -> None:
        self.close()
        self.agreed.emit()
