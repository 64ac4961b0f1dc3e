"""The first start: the guard and the person get to know each other, once."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from guard.app.guard import Guard
from guard.ui.own_hand import IsRemote
from guard.ui.sheet import Once

if TYPE_CHECKING:
    from guard.ui.first_window import FirstWindow


class FirstStart(QObject):
    """Opens the first screens, and never a second time."""

    practise = Signal()
    settings = Signal()

    def __init__(
        self, guard: Guard, icons: Path, is_remote: IsRemote, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._guard, self._icons, self._is_remote = guard, icons, is_remote
        self._window = Once(self._make)

    def open(self) -> None:
        """Show the screens, unless that was done before or cannot be kept in mind."""
        if not self._met() and self._change({"met": True}) and self._met():  # it may be locked
            self._window.open()

    def _met(self) -> bool:
        return self._guard.choices.settings.met

    def _change(self, changes: dict[str, object]) -> bool:
        return self._guard.choices.change(changes)

    def _make(self) -> "FirstWindow":
        from guard.ui.first_screens import SCREENS, Meeting  # noqa: PLC0415 -- needed only once
        from guard.ui.first_window import FirstWindow  # noqa: PLC0415 -- likewise

        guard, trusted = self._guard, self._guard.choices.settings.trusted
        meeting = Meeting(
            settings=lambda: guard.choices.settings,
            change=self._change,
            tools=lambda: guard.familiar,
            locked=guard.choices.locked,
            is_remote=self._is_remote,
        )
        # Somebody has prepared it: then all that is left is to show what was chosen.
        screens = ("done",) if trusted.name or trusted.number else SCREENS
        window = FirstWindow(guard.words, self._icons, meeting, screens)
        window.practise.connect(self.practise)
        window.settings.connect(self.settings)
        return window
