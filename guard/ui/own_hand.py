"""A button that loosens: it obeys the person's own hand, not one from another computer."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from guard.ui import paper
from guard.ui.button import BigButton, Look

IsRemote = Callable[[], bool]
"""Tells whether a program, not a hand, made the press or the key that is being handled."""

KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


def nobody() -> bool:
    """Tell that no remote hand is known of."""
    return False


class OwnHandButton(BigButton):
    """A button that does not count presses and keys which a program has made.

    What a screen reader does comes without either, and always counts.
    """

    refused = Signal()

    def __init__(
        self,
        text: str,
        is_remote: IsRemote,
        look: Look = Look.OUTLINED,
        size: float = paper.BODY,
    ) -> None:
        super().__init__(text, look, size)
        self._is_remote = is_remote

    def event(self, event: QEvent) -> bool:
        """Take every event but a press, a release or a key of a remote hand."""
        if isinstance(event, QMouseEvent | QKeyEvent) and _presses(event) and self._is_remote():
            self.setDown(False)
            self.refused.emit()
            event.accept()
            return True
        return super().event(event)


def _presses(event: QMouseEvent | QKeyEvent) -> bool:
    """Tell whether an event may press a button: moving, or Tab, does not."""
    if isinstance(event, QMouseEvent):
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
    return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and event.key() in KEYS
