"""The way back to the internet, in reach for as long as it is turned off."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from guard.actions.network import is_cut, restore
from guard.ui.errand import PATIENCE, Errand
from guard.ui.internet_window import InternetWindow
from guard.ui.own_hand import IsRemote
from guard.ui.sheet import Once
from guard.ui.tray import Tray
from guard.ui.words import Words


class Offline(QObject):
    """Asks the system whether the internet is off, and turns it on again when that is wanted."""

    def __init__(self, words: Words, tray: Tray, is_remote: IsRemote, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._tray, self._is_remote = words, tray, is_remote
        self._window = Once(self._make)
        self.look()

    def open(self) -> None:
        """Ask whether it should be on again."""
        self._window.open()

    @Slot()
    def look(self) -> None:
        """Offer the way back, however the internet was turned off."""
        self._send(is_cut, lambda off: self._tray.show_internet(off=off))

    def _make(self) -> InternetWindow:
        window = InternetWindow(self._words, self._is_remote)
        window.wanted.connect(self._restore)
        return window

    def _restore(self) -> None:
        self._send(restore, self._tell)

    def _tell(self, on: bool) -> None:  # noqa: FBT001 -- what the hand gives back
        if self._window.window is not None:
            self._window.window.show_result(on=on)
        self.look()

    def _send(self, work: Callable[[], bool], then: Callable[[bool], None]) -> None:
        errand = Errand(work, failed=False, patience=PATIENCE, parent=self)
        errand.done.connect(then)
        errand.begin()
