"""The guard with its face: an icon, and windows on demand."""

import sys
from typing import TextIO

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from guard import log as log_file
from guard import sensors
from guard.actions.leave_full_screen import leave_full_screen
from guard.actions.read_aloud import Voice
from guard.actions.start_at_login import start_at_login, starts_at_login
from guard.app import Guard
from guard.commands import terminal
from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.store import paths
from guard.ui import paper
from guard.ui.display import answers
from guard.ui.history_window import HistoryWindow
from guard.ui.only_one import OnlyOne, desktop, place
from guard.ui.senses_window import SensesWindow
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.sheet import Once
from guard.ui.speech import connected, headline, reasons, rule
from guard.ui.tray import Tray
from guard.ui.warning_window import WarningWindow
from guard.watch.ending import Ending


class Face(QObject):
    """Shows what the guard says and carries the person's choices back to it."""

    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard
        icons = paths.resources() / "icons"
        self._worn = self._wear()
        self.tray = Tray(guard.words, icons, self)
        self._warning = WarningWindow(guard.words, icons, self)
        self._history = Once(lambda: HistoryWindow(guard.words))
        self._senses = Once(lambda: SensesWindow(guard.words))
        self._settings = Once(self._make_settings)
        self._voice = Voice()
        guard.chosen.connect(self._follow)
        guard.advised.connect(self._advise)
        guard.senses.connect(self._show_states)
        self._warning.answered.connect(self._answer)
        self.tray.chosen.connect(self._open)
        self._show_states()

    @Slot(object)
    def _advise(self, advice: Advice) -> None:
        """Show the warning, and read it aloud to those who wish it."""
        self._warning.give(advice)
        if self._guard.settings.read_aloud:
            words = self._guard.words
            spoken = (headline(words, advice), *reasons(words, advice), *rule(words))
            self._voice.say("\n".join(spoken), words.language)

    @Slot(object)
    def _answer(self, given: Answer) -> None:
        """Take the choice in; who stops is let out of a page that fills the screen."""
        self._voice.hush()
        if given is Answer.STOPPED:
            leave_full_screen()
        self._guard.answer(given)

    @Slot(str)
    def _open(self, choice: str) -> None:
        """Do what the person chose from the icon."""
        {
            "phone": self._phone,
            "history": self._show_history,
            "senses": self._show_senses,
            "settings": self._settings.open,
        }[choice]()

    def _phone(self) -> None:
        self._warning.give(self._guard.ask())

    @Slot()
    def _show_states(self) -> None:
        here = (self._guard.words("portable.said"),) if paths.stick() else ()
        people = connected(self._guard.words, self._guard.connected)
        shown = self._guard.states, (*people, *here)
        self.tray.show_states(*shown)
        if self._senses.window is not None:
            self._senses.window.show_states(*shown)

    def _make_settings(self) -> SettingsWindow:
        guard = self._guard
        offer = Offer(
            regions=guard.regions,
            senses=guard.can_watch,
            can_speak=self._voice.can_speak(),
            starts_at_login=None if paths.stick() else starts_at_login(),
        )
        return SettingsWindow(guard.words, guard.settings, offer, guard.choose, start_at_login)

    @Slot()
    def _follow(self) -> None:
        """Look and read as the person has chosen."""
        worn, self._worn = self._worn, self._wear()
        if worn != self._worn:
            self.tray.renew()
            QTimer.singleShot(0, self, self._settings.renew)  # it is still at the choice itself
        self._show_states()

    def _wear(self) -> tuple[str, str, str]:
        """Write and draw in the size, the look and the language that are chosen; return them."""
        settings, language = self._guard.settings, self._guard.words.language
        paper.choose(settings.size, settings.look)
        QGuiApplication.setLayoutDirection(QLocale(language).textDirection())
        return settings.size, settings.look, language

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
