"""Let people choose, and look and speak as they have chosen."""

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from guard.actions.read_aloud import Voice
from guard.actions.start_at_login import start_at_login, starts_at_login
from guard.app.guard import Guard
from guard.core.advice import Advice
from guard.store import paths
from guard.ui import paper
from guard.ui.own_hand import IsRemote
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.sheet import Once
from guard.ui.speech import headline, reasons, rule


class Choosing(QObject):
    """The settings window, and what follows from it at once."""

    restyled = Signal()
    """The size, the look or the language is another: what is open must be made anew."""

    def __init__(self, guard: Guard, is_remote: IsRemote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard, self._is_remote = guard, is_remote
        self._voice = Voice()
        self._window = Once(self._make)
        self._style = self._wear()
        guard.choices.changed.connect(self._follow)

    def open(self) -> None:
        """Show the settings."""
        self._window.open()

    def read(self, advice: Advice) -> None:
        """Read an advice aloud to those who wish it."""
        if self._guard.choices.settings.read_aloud:
            words = self._guard.words
            self.say("\n".join((headline(words, advice), *reasons(words, advice), *rule(words))))

    @property
    def can_speak(self) -> bool:
        """Tell whether this computer can read aloud."""
        return self._voice.can_speak(self._guard.words.language)

    @Slot(str)
    def say(self, text: str) -> None:
        """Read a text aloud, in place of what is being read."""
        self._voice.say(text, self._guard.words.language)

    def hush(self) -> None:
        """Read no further."""
        self._voice.hush()

    def _make(self) -> SettingsWindow:
        guard, choices = self._guard, self._guard.choices
        offer = Offer(
            regions=guard.regions,
            senses=guard.can_watch,
            can_speak=self.can_speak,
            starts_at_login=None if paths.stick() else starts_at_login(),
            locked=choices.locked,
            is_remote=self._is_remote,
        )
        return SettingsWindow(guard.words, choices.settings, offer, choices.choose, start_at_login)

    @Slot()
    def _follow(self) -> None:
        before, self._style = self._style, self._wear()
        if before != self._style:
            self.restyled.emit()
            QTimer.singleShot(0, self, self._window.renew)  # it is still at the choice itself
        if self._window.window is not None:
            self._window.window.settings = self._guard.choices.settings

    def _wear(self) -> tuple[str, str, str]:
        """Write and draw in the size, the look and the language that are chosen; return them."""
        settings, language = self._guard.choices.settings, self._guard.words.language
        paper.choose(settings.size, settings.look)
        QGuiApplication.setLayoutDirection(QLocale(language).textDirection())
        return settings.size, settings.look, language
