"""The way back to the internet, for as long as it is turned off."""

from PySide6.QtCore import Signal

from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.own_hand import IsRemote, OwnHand
from guard.ui.parts import Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class InternetWindow(Column):
    """Turns the internet on again; to leave it off is the first choice, and Escape's."""

    wanted = Signal()

    def __init__(self, words: Words, is_remote: IsRemote) -> None:
        leave = BigButton(words("internet.leave"), Look.FILLED)
        restore = BigButton(words("choice.restore"))
        super().__init__(words("done.title_off"), leave, restore)
        self._words = words
        leave.clicked.connect(self.close)
        restore.clicked.connect(self.wanted)
        far = OwnHand(restore, is_remote)
        far.refused.connect(lambda: self.remark(words("warning.own_hand")))
        leave.setFocus()
        title = Label(words("done.title_off"), paper.HEADLINE, bold=True)
        self.fill(title, Label(words("internet.sure")))
        self.setAccessibleDescription(words("internet.sure"))

    def show_result(self, *, on: bool) -> None:
        """Go when it is on again; else say that it stays off."""
        if on:
            self.close()
        else:
            self.remark(self._words("done.internet_stays_off"))
