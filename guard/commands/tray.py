"""The guard with its face: an icon, and windows on demand."""

import sys
from typing import TextIO

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from guard import log as log_file
from guard import sensors
from guard.app import Guard
from guard.commands import terminal
from guard.commands.leaving import Leaving
from guard.store import paths
from guard.ui.display import answers
from guard.ui.history_window import HistoryWindow
from guard.ui.only_one import OnlyOne, desktop, place
from guard.ui.senses_window import SensesWindow
from guard.ui.sheet import Once
from guard.ui.speech import connected
from guard.ui.tray import Tray
from guard.ui.warning_window import WarningWindow
from guard.watch.ending import Ending


class Face(QObject):
    """Shows what the guard says and carries the person's choices back to it."""

    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard
        icons = paths.resources() / "icons"
        self.tray = Tray(guard.words, icons, self)
        self._warning = WarningWindow(guard.words, icons, self)
        self._history = Once(lambda: HistoryWindow(guard.words))
        self._senses = Once(lambda: SensesWindow(guard.words))
        self._leaving = Leaving(guard, self)
        self._leaving.due.connect(self._warning.give)
        guard.senses.connect(self._show_states)
        self._warning.answered.connect(self._leaving.answer)
        self.tray.chosen.connect(self._open)
        self._show_states()

    @Slot(str)
    def _open(self, choice: str) -> None:
        """Do what the person chose from the icon."""
        {
            "phone": self._phone,
            "history": self._show_history,
            "senses": self._show_senses,
        }[choice]()

    def _phone(self) -> None:
        self._warning.give(self._guard.ask())

    @Slot()
    def _show_states(self) -> None:
        shown = self._guard.states, connected(self._guard.words, self._guard.connected)
        self.tray.show_states(*shown)
        if self._senses.window is not None:
            self._senses.window.show_states(*shown)

    def _show_history(self) -> None:
        self._history.open().show_entries(self._guard.history())

    def _show_senses(self) -> None:
        self._senses.open()
        self._show_states()


def run(out: TextIO) -> int:
    """Run until the person quits; without a screen, watch in the terminal."""
    if not answers():
        return terminal.run(out, no_screen=True)
    log_file.begin()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("scam-guard")
    application.setQuitOnLastWindowClosed(False)
    only = OnlyOne(place(), desktop())
    if not only.take():
        return 0
    guard = Guard(paths.resources(), sensors.find)
    face = Face(guard)
    only.asked.connect(face.tray.open)
    face.tray.quit.connect(application.quit)
    Ending(application)
    face.tray.start()
    guard.start()
    try:
        return application.exec()
    finally:
        guard.stop()
        only.leave()
