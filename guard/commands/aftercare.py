"""What comes after an incident: the plan, the page for the bank, a quiet word later."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from guard.app.guard import Guard
from guard.core.plan import Aftercare, going_on, grave
from guard.core.reminders import Reminded, Reminder, declined, due, told
from guard.store import paths
from guard.store.kept import Kept
from guard.ui.own_hand import IsRemote
from guard.ui.reminder_window import ReminderWindow
from guard.ui.sheet import Once

if TYPE_CHECKING:
    from guard.ui.evidence_window import EvidenceWindow
    from guard.ui.plan_window import PlanWindow

EVERY: Final = 10 * 60_000
"""Milliseconds between two looks at whether a quiet word is due; it has weeks of time."""


class After(QObject):
    """Shows the windows for after an incident, and remembers how far the person has come."""

    def __init__(
        self,
        guard: Guard,
        icons: Path,
        calm: Callable[[], bool],
        is_remote: IsRemote,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guard, self._icons, self._calm, self._is_remote = guard, icons, calm, is_remote
        self._care = Kept(paths.aftercare(), Aftercare())
        self._reminded = Kept(paths.reminded(), Reminded())
        self._plan = Once(self._make_plan)
        self._evidence = Once(self._make_evidence)
        self._reminder: ReminderWindow | None = None
        self._timer = QTimer(self, interval=EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.remind)
        self._timer.start()

    def open_plan(self) -> None:
        """Show what to do now."""
        self._plan.open()

    def open_evidence(self, began: datetime) -> None:
        """Show what a bank may ask about the incident that began then."""
        cases = (case for case in self._guard.past.cases() if case.began == began)
        self._evidence.open().show_case(next(cases, None))

    def remind(self) -> None:
        """Say a quiet word if one is due, and nothing else is on the screen or going on."""
        now = datetime.now(UTC)
        reminder = due(self._occasions(), self._reminded.value, now)
        if reminder is None or self._reminder is not None or not self._calm():
            return
        self._reminded.keep(told(self._reminded.value, reminder, now))
        self._show(reminder)

    def _show(self, reminder: Reminder) -> None:
        window = ReminderWindow(self._guard.words, reminder, self._is_remote)
        window.plan.connect(self.open_plan)
        window.declined.connect(lambda: self._decline(reminder))
        window.closed.connect(self._forget)
        self._reminder = window
        window.settle()

    def _decline(self, reminder: Reminder) -> None:
        self._reminded.keep(declined(self._reminded.value, reminder))

    def _forget(self) -> None:
        self._reminder = None

    def _occasions(self) -> tuple[datetime, ...]:
        begun = self._care.value.begun
        return (*grave(self._guard.past.cases()), *((begun,) if begun else ()))

    def _make_evidence(self) -> "EvidenceWindow":
        from guard.ui.evidence_window import EvidenceWindow  # noqa: PLC0415 -- few ever need it

        return EvidenceWindow(self._guard.words, self._icons)

    def _make_plan(self) -> "PlanWindow":
        from guard.ui.plan_window import PlanWindow  # noqa: PLC0415 -- likewise

        guard = self._guard
        care = going_on(self._care.value, grave(guard.past.cases()))
        there, keep = guard.past.circumstances(), self._care.keep
        return PlanWindow(guard.words, self._icons, there, care, keep, self._is_remote)
