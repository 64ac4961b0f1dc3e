"""The face of the guard: an icon, and windows on demand."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot

from guard.actions.leave_page import leave_full_screen
from guard.app.guard import Guard
from guard.commands.aftercare import After
from guard.commands.choosing import Choosing
from guard.commands.first_start import FirstStart
from guard.commands.frugal import CLOSED, give_back
from guard.commands.hands import hands
from guard.commands.offline import Offline
from guard.core.advice import Advice
from guard.core.blockers import Blocker
from guard.core.incident import Answer
from guard.core.verdict import Level
from guard.files import blockers
from guard.store import paths
from guard.ui.errand import PATIENCE, Errand
from guard.ui.hand import RemoteHand
from guard.ui.history_window import HistoryWindow
from guard.ui.practice_window import PracticeWindow
from guard.ui.senses_window import SensesWindow
from guard.ui.sheet import Once
from guard.ui.speech import connected, found
from guard.ui.tools_window import ToolsWindow
from guard.ui.tray import Tray
from guard.ui.warning_window import WarningWindow


class Face(QObject):
    """Shows what the guard says and carries the person's choices back to it."""

    def __init__(self, guard: Guard, tray: Tray | None = None) -> None:
        super().__init__()
        self._guard = guard
        icons = paths.resources() / "icons"
        self._remote = RemoteHand()
        is_remote = self._remote.is_remote
        self._choosing = Choosing(guard, is_remote, self)
        self.tray = tray or Tray(guard.words, icons, self)
        self.tray.is_remote = is_remote
        self._warning = WarningWindow(
            guard.words, icons, hands(lambda: guard.page), is_remote, self
        )
        self._warning.voice = self._choosing.can_speak
        self._warning.aloud.connect(self._choosing.say)
        self._practice = Once(self._make_practice)
        self._first = FirstStart(guard, icons, is_remote, self)
        self._offline = Offline(guard.words, self.tray, is_remote, self)
        self._after = After(guard, icons, self._calm, is_remote, self)
        self._history = Once(self._make_history)
        self._senses = Once(lambda: SensesWindow(guard.words))
        self._tools = Once(lambda: ToolsWindow(guard.words, guard.choices.know_tool, is_remote))
        guard.advised.connect(self._warn)
        guard.choices.changed.connect(self._show_states)
        self._choosing.restyled.connect(self._restyle)
        self._first.practise.connect(self._practice.open)
        self._first.settings.connect(self._choosing.open)
        guard.senses.connect(self._show_states)
        self._warning.answered.connect(self._answer)
        self._warning.internet.connect(self._offline.look)
        self._warning.plan.connect(self._after.open_plan)
        self.tray.chosen.connect(self._open)
        self._show_states()

    def meet(self) -> None:
        """Show the first screens, if nobody has seen them."""
        self._first.open()

    @Slot()
    def _restyle(self) -> None:
        """Look and speak otherwise from now on; a voice may not know every language."""
        self.tray.renew()
        self._warning.voice = self._choosing.can_speak

    @Slot(object)
    def _warn(self, advice: Advice) -> None:
        """Show an advice, and read it aloud to those who wish it.

        A page that fills the screen is taken back into its window.
        """
        self._warning.give(advice)
        self._choosing.read(advice)
        if advice.covers:
            errand = Errand(leave_full_screen, failed=False, patience=PATIENCE, parent=self)
            errand.done.connect(self._warning.rise)
            errand.begin()

    @Slot(object, object)
    def _answer(self, given: Answer, end: datetime | None) -> None:
        self._choosing.hush()
        self._guard.answer(given, end)
        QTimer.singleShot(CLOSED, give_back)

    @Slot(str)
    def _open(self, choice: str) -> None:
        """Do what the person chose from the icon."""
        {
            "phone": self._phone,
            "plan": self._after.open_plan,
            "history": self._show_history,
            "tools": self._show_tools,
            "senses": self._show_senses,
            "practice": self._practice.open,
            "settings": self._choosing.open,
            "online": self._offline.open,
        }[choice]()

    def _phone(self) -> None:
        self._warning.give(self._guard.ask())

    def _make_practice(self) -> PracticeWindow:
        window = PracticeWindow(self._guard.words, paths.practice_frame(), paths.practice_page())
        window.chosen.connect(self._practise)
        return window

    def _practise(self, level: Level) -> None:
        self._warning.give(self._guard.practise(level), practice=True)

    @Slot()
    def _show_states(self) -> None:
        here = (self._guard.words("portable.said"),) if paths.stick() else ()
        people = connected(self._guard.words, self._guard.connected)
        shown = self._guard.states, (*people, *here)
        mention = found(self._guard.words, self._guard.unlisted)
        self.tray.show_states(shown[0], (*shown[1], *mention))
        if self._tools.window is not None:
            self._tools.window.show_tools(self._guard.installed)
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
        self._history.open().show_entries(self._guard.past.history())

    def _show_tools(self) -> None:
        self._tools.open().show_tools(self._guard.installed)
        self._guard.choices.list_tools(self._guard.unlisted)

    def _show_senses(self) -> None:
        self._senses.open()
        self._show_states()
        errand = Errand(blockers.look, failed=(), patience=PATIENCE, parent=self)
        errand.done.connect(self._show_blockers)
        errand.begin()

    @Slot(object)
    def _show_blockers(self, found: Sequence[Blocker]) -> None:
        if self._senses.window is not None:
            self._senses.window.show_blockers(found)
