"""The icon: the face the guard shows all day."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from guard.core.senses import SenseState
from guard.ui import paper
from guard.ui.owl import icon
from guard.ui.own_hand import IsRemote, nobody
from guard.ui.plain_window import PlainWindow
from guard.ui.quit_window import QuitWindow
from guard.ui.sheet import Once
from guard.ui.sight import Eyes, eyes, told
from guard.ui.words import Words

CHOICES: Final = (
    *("phone", "plan", "history", "tools", "senses"),
    *("practice", "settings", "quit"),
)
"""Keys under ``tray`` in resources/words."""
LOOK: Final = 5_000
"""Milliseconds between looks for a tray: a panel may come late and may go."""


class Tray(QObject):
    """The owl beside the clock; where no tray is, a small window in its place."""

    chosen = Signal(str)
    """One of CHOICES, or ``online``; quitting is asked about first and has a signal of its own."""
    quit = Signal()
    """The person was asked, and wants the guard to stop."""

    def __init__(self, words: Words, icons: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_remote: IsRemote = nobody
        """Who tells whose hand it is that wants the guard to stop."""
        self._offline = False
        self._words = words
        self._icons = icons
        self._told: tuple[str, ...] = ()
        self._look: Eyes | None = None
        self._there = False
        QApplication.setWindowIcon(icon(icons, Eyes.OPEN))
        self._icon = QSystemTrayIcon(self)
        self._icon.activated.connect(self._pressed)
        self._menu = self._make_menu()
        self._icon.setContextMenu(self._menu)
        self._plain = Once(self._make_plain)
        self._quit = Once(self._make_quit)
        self._timer = QTimer(self, interval=LOOK, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.settle)
        self.show_states(())

    def start(self) -> None:
        """Show the icon or, without a tray, the window; change over if that changes."""
        self.settle()
        self._timer.start()

    def show_states(self, states: Sequence[SenseState], connected: Sequence[str] = ()) -> None:
        """Show how well the guard can see now, and who is connected, in sentences."""
        said, look = (*told(self._words, states), *connected), eyes(states)
        if (said, look) == (self._told, self._look):
            return  # in a storm of programs this is asked many times a second
        self._told = said
        if look is not self._look:
            self._look = look
            self._icon.setIcon(icon(self._icons, look))
        # Some trays read a tooltip as markup, and a hindrance may name a file or a browser.
        self._icon.setToolTip("\n".join(self._told).replace("<", "("))
        if self._plain.window is not None:
            self._plain.window.show_eyes(look, self._told)

    def renew(self) -> None:
        """Say everything anew: the choices, the language or the size of type have changed."""
        self._menu = self._make_menu()
        self._icon.setContextMenu(self._menu)
        self._look = None
        if self._plain.window is not None:
            self._plain.close()
            self._plain.open()

    def show_internet(self, *, off: bool) -> None:
        """Offer the way back to the internet for as long as it is turned off."""
        if off is not self._offline:
            self._offline = off
            self.renew()

    @property
    def _choices(self) -> tuple[str, ...]:
        return ("online", *CHOICES) if self._offline else CHOICES

    def open(self) -> None:
        """Show the window with the same choices, as when the guard is started again."""
        self._plain.open()

    def settle(self) -> None:
        """Be an icon where there is a tray, else a window."""
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there and not self._there:
            self._icon.show()
            self._plain.close()
        elif not there:
            self._icon.hide()
            if self._plain.window is None:
                self._plain.open()
        self._there = there

    def _pressed(self, why: QSystemTrayIcon.ActivationReason) -> None:
        if why is QSystemTrayIcon.ActivationReason.Trigger:
            self.open()

    def _choose(self, choice: str) -> None:
        if choice == "quit":
            self._quit.open()
        else:
            self.chosen.emit(choice)

    def _make_menu(self) -> QMenu:
        menu = QMenu()
        menu.setFont(paper.font(paper.BODY))
        for choice in self._choices:
            action = menu.addAction(self._words(f"tray.{choice}"))
            action.triggered.connect(lambda _=False, choice=choice: self._choose(choice))
        return menu

    def _make_plain(self) -> PlainWindow:
        stays = not QSystemTrayIcon.isSystemTrayAvailable()
        window = PlainWindow(self._words, self._icons, self._choices, stays=stays)
        window.chosen.connect(self._choose)
        window.show_eyes(self._look or Eyes.SHUT, self._told)
        return window

    def _is_remote(self, *, writing: bool = False) -> bool:
        """Ask when it matters: the window may be older than whoever can tell."""
        return self.is_remote(writing=writing)

    def _make_quit(self) -> QuitWindow:
        window = QuitWindow(self._words, self._is_remote)
        window.agreed.connect(self.quit)
        return window
