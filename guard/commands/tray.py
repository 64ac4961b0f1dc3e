"""The guard with its face: an icon, and windows on demand."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import TextIO

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from guard import log as log_file
from guard import sensors
from guard.actions.leave_page import leave_full_screen
from guard.actions.network import is_cut
from guard.app import Guard
from guard.commands import terminal
from guard.commands.aftercare import After
from guard.commands.choosing import Choosing
from guard.commands.first_start import FirstStart
from guard.commands.hands import hands
from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.core.verdict import Level
from guard.store import paths
from guard.ui.display import answers
from guard.ui.errand import Errand
from guard.ui.hand import RemoteHand
from guard.ui.history_window import HistoryWindow
from guard.ui.internet_window import InternetWindow
from guard.ui.only_one import OnlyOne, desktop, place
from guard.ui.practice_window import PracticeWindow
from guard.ui.senses_window import SensesWindow
from guard.ui.sheet import Once
from guard.ui.speech import connected
from guard.ui.tray import Tray
from guard.ui.warning_window import PATIENCE, WarningWindow
from guard.watch.ending import Ending


class Face(QObject):
    """Shows what the guard says and carries the person's choices back to it."""

    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self._guard = guard
        icons = paths.resources() / "icons"
        self._remote = RemoteHand()
        is_remote = self._remote.is_remote
        self._hands = hands(lambda: guard.page)
        self._choosing = Choosing(guard, self)
        self.tray = Tray(guard.words, icons, self, is_remote)
        self._warning = WarningWindow(guard.words, icons, self._hands, is_remote, self)
        self._practice = Once(self._make_practice)
        self._internet = Once(self._make_internet)
        self._first = FirstStart(guard, icons, is_remote, self)
        self._after = After(guard, icons, self._calm, self)
        self._history = Once(self._make_history)
        self._senses = Once(lambda: SensesWindow(guard.words))
        guard.advised.connect(self._warn)
        guard.chosen.connect(self._show_states)
        self._choosing.restyled.connect(self.tray.renew)
        self._first.practise.connect(self._practice.open)
        self._first.settings.connect(self._choosing.open)
        guard.senses.connect(self._show_states)
        self._warning.answered.connect(self._answer)
        self._warning.internet.connect(self._show_internet)
        self._warning.plan.connect(self._after.open_plan)
        self.tray.chosen.connect(self._open)
        self._show_states()
        self._show_internet()

    def meet(self) -> None:
        """Show the first screens, if nobody has seen them."""
        self._first.open()

    @Slot(object)
    def _warn(self, advice: Advice) -> None:
        """Show an advice; a page that fills the screen is taken back into its window."""
        self._warning.give(advice)
        self._choosing.read(advice)
        if advice.covers:
            self._send(leave_full_screen, lambda _left: self._warning.rise())

    @Slot(object, object)
    def _answer(self, given: Answer, end: datetime | None) -> None:
        self._choosing.hush()
        self._guard.answer(given, end)

    @Slot(str)
    def _open(self, choice: str) -> None:
        """Do what the person chose from the icon."""
        {
            "phone": self._phone,
            "plan": self._after.open_plan,
            "history": self._show_history,
            "senses": self._show_senses,
            "practice": self._practice.open,
            "settings": self._choosing.open,
            "online": self._internet.open,
        }[choice]()

    def _phone(self) -> None:
        self._warning.give(self._guard.ask())

    def _make_practice(self) -> PracticeWindow:
        window = PracticeWindow(self._guard.words, paths.resources() / "practice")
        window.chosen.connect(self._practise)
        return window

    def _practise(self, level: Level) -> None:
        self._warning.give(self._guard.practise(level), practice=True)

    def _make_internet(self) -> InternetWindow:
        window = InternetWindow(self._guard.words, self._remote.is_remote)
        window.wanted.connect(self._go_online)
        return window

    def _go_online(self) -> None:
        self._send(self._hands.restore, self._tell_online)

    def _tell_online(self, on: bool) -> None:  # noqa: FBT001 -- what the hand gives back
        if self._internet.window is not None:
            self._internet.window.show_result(on=on)
        self._show_internet()

    @Slot()
    def _show_internet(self) -> None:
        """Keep the way back in reach, however the internet was turned off."""
        self._send(is_cut, lambda off: self.tray.show_internet(off=off))

    def _send(self, work: Callable[[], bool], then: Callable[[bool], None]) -> None:
        """Do what may take seconds; what fails counts as not done."""
        errand = Errand(work, failed=False, patience=PATIENCE, parent=self)
        errand.done.connect(then)
        errand.begin()

    @Slot()
    def _show_states(self) -> None:
        shown = self._guard.states, connected(self._guard.words, self._guard.connected)
        self.tray.show_states(*shown)
        if self._senses.window is not None:
            self._senses.window.show_states(*shown)

    def _calm(self) -> bool:
        """Tell whether nothing needs the person's eye now."""
        return self._warning.sheet is None and all(
            presence.word in ("nobody", "unknown") for presence in self._guard.connected
        )

    def _make_history(self) -> HistoryWindow:
        window = HistoryWindow(self._guard.words)
        window.plan.connect(self._after.open_plan)
        window.evidence.connect(self._after.open_evidence)
        return window

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
    face.meet()
    try:
        return application.exec()
    finally:
        guard.stop()
        only.leave()
