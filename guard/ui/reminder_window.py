"""A quiet word, a week and a month after an incident; it waits in a corner."""

from PySide6.QtCore import Qt, Signal

from guard.core.reminders import Reminder
from guard.ui import paper
from guard.ui.button import BigButton, Look
from guard.ui.own_hand import IsRemote, OwnHand, nobody
from guard.ui.parts import Label
from guard.ui.sheet import Column
from guard.ui.words import Words


class ReminderWindow(Column):
    """Says once more that the same people may ring; takes no keyboard from anybody."""

    plan = Signal()
    """The person wants to see the plan."""
    declined = Signal()
    """They want to hear no more about this incident."""

    def __init__(self, words: Words, reminder: Reminder, is_remote: IsRemote = nobody) -> None:
        thanks = BigButton(words("reminder.thanks"), Look.FILLED)
        plan = BigButton(words("reminder.plan"), size=paper.SMALL)
        decline = BigButton(words("reminder.decline"), size=paper.SMALL)
        super().__init__(words("reminder.title"), thanks)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        said = [words(f"reminder.{reminder.when}"), words("reminder.again")]
        comfort = words("reminder.comfort")
        self.fill(
            Label(words("reminder.title"), paper.HEADING, bold=True),
            *(Label(sentence) for sentence in said),
            Label(comfort, bold=True),
            plan,
            decline,
        )
        self.setAccessibleDescription(" ".join([*said, comfort]))
        thanks.clicked.connect(self.close)
        plan.clicked.connect(self.plan)
        plan.clicked.connect(self.close)
        decline.clicked.connect(self.declined)
        decline.clicked.connect(self.close)
        far = OwnHand(decline, is_remote)
        far.refused.connect(lambda: self.remark(words("warning.own_hand")))

    def settle(self) -> None:
        """Stand in the corner where the icon mostly is, without taking the keyboard."""
        room = self.screen().availableGeometry()
        self.resize(self._needed())
        corner = self.frameGeometry()
        corner.moveBottomRight(room.bottomRight())
        self.move(corner.topLeft())
        self.show()
