"""What loosens obeys the person's own hand, not one from another computer.

A press never arrives; what was written or chosen is taken back at once.
Why and how far: docs/adr/0014-which-hand-answers.md.
"""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class IsRemote(Protocol):
    """Tells whether a program, not a hand, made the press or the key that is being handled."""

    def __call__(self, *, writing: bool = False) -> bool:
        """Take a click of a device beside a program's key for a keyboard on the screen."""


def nobody(*, writing: bool = False) -> bool:  # noqa: ARG001 -- the shape of IsRemote
    """Tell that no remote hand is known of."""
    return False


def always() -> bool:
    """Tell that every press of a part loosens."""
    return True


class OwnHand(QObject):
    """Keeps presses and keys that a program has made from a button or a tick that loosens.

    What a screen reader does comes without either, and always counts.
    """

    refused = Signal()

    def __init__(
        self,
        button: QAbstractButton,
        is_remote: IsRemote,
        loosens: Callable[[], bool] = always,
    ) -> None:
        super().__init__(button)
        self._button, self._is_remote, self._loosens = button, is_remote, loosens
        button.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Swallow a press, a release or a key of a remote hand."""
        if not (isinstance(event, QMouseEvent | QKeyEvent) and _presses(event)):
            return super().eventFilter(part, event)
        if not (self._loosens() and self._is_remote()):
            return False
        self._button.setDown(False)
        self.refused.emit()
        return True


class OwnValue(QObject):
    """Takes back at once what a program has written into a line, or chosen of a list."""

    refused = Signal()

    def __init__(
        self,
        part: QObject,
        is_remote: Callable[[], bool],
        changed: SignalInstance,
        read: Callable[[], Any],
        write: Callable[[Any], None],
    ) -> None:
        super().__init__(part)
        self._is_remote, self._read, self._write = is_remote, read, write
        self._kept = read()
        changed.connect(self._look)

    def _look(self) -> None:
        value = self._read()
        if value == self._kept:
            return
        if self._is_remote():
            self._write(self._kept)
            self.refused.emit()
        else:
            self._kept = value


def own_words(line: QLineEdit, is_remote: IsRemote) -> OwnValue:
    """Keep a far hand's words out of a line; keys of a keyboard on the screen are the person's."""
    asks = lambda: is_remote(writing=True)  # noqa: E731 -- a question with its circumstance
    return OwnValue(line, asks, line.textChanged, line.text, line.setText)


def own_choice(choice: QComboBox, is_remote: IsRemote) -> OwnValue:
    """Keep a far hand from choosing of a list."""
    return OwnValue(
        choice, is_remote, choice.currentIndexChanged, choice.currentIndex, choice.setCurrentIndex
    )


def _presses(event: QMouseEvent | QKeyEvent) -> bool:
    """Tell whether an event may press a button: moving, or Tab, does not."""
    if isinstance(event, QMouseEvent):
        return event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonDblClick,
            QEvent.Type.MouseButtonRelease,
        )
    return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and event.key() in KEYS
