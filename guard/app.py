"""Put the rooms together: the guard, whole but for a face."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from guard.core.advice import Advice, Reason, advise, asked, helplines
from guard.core.incident import Answer
from guard.core.knowledge import Knowledge
from guard.core.mind import Mind
from guard.core.senses import SenseState
from guard.core.sessions import Presence
from guard.core.verdict import Level, Verdict
from guard.sensors import Sensor
from guard.store import paths
from guard.store.journal import Journal
from guard.store.library import Library
from guard.store.settings import SettingsFile
from guard.ui.words import Words
from guard.watch import Watch

log = logging.getLogger(__name__)


class Guard(QObject):
    """Watches, judges, writes down and advises; a face shows it and brings the answers.

    Raises NoResourcesError, OSError or ValueError if there is nothing to speak with.
    """

    advised = Signal(object)
    """An Advice that must be shown now."""
    senses = Signal()
    """More or less can be seen, or somebody came or went: read the properties again."""

    def __init__(self, resources: Path, sensors: Callable[[Knowledge], Iterable[Sensor]]) -> None:
        super().__init__()
        self._library = Library(resources)
        self._settings = SettingsFile(paths.settings())
        self.words = Words(resources / "words", self._settings.settings.language or _language())
        self._journal = Journal(paths.journal())
        self._open: Verdict | None = None
        self._watch = Watch(sensors(self._library.knowledge), Mind(self._library.knowledge))
        self._watch.verdict.connect(self._hear)
        self._watch.senses.connect(self.senses)
        for trouble in self._library.troubles:
            log.warning("resource left out: %s", trouble.file)

    @property
    def states(self) -> tuple[SenseState, ...]:
        """Tell how well each sense sees, and what else is not whole."""
        troubles = tuple(self._troubles())
        if self._library.can_judge:
            return (*self._watch.states, *troubles)
        return tuple(replace(trouble, seeing=False) for trouble in troubles)

    @property
    def connected(self) -> tuple[Presence, ...]:
        """Tell who is connected now, as far as that can be told."""
        return self._watch.connected

    def start(self) -> None:
        """Begin to watch."""
        self._watch.start()

    def stop(self) -> None:
        """Stop watching and let go of every file."""
        self._watch.stop()
        self._journal.close()

    def ask(self) -> Advice:
        """Return the advice for a person who says that somebody is on the phone."""
        numbers = self._watch.scare_numbers
        return asked(self._library.knowledge, *self._where(), numbers=numbers)

    def answer(self, given: Answer) -> None:
        """Take in what the person chose about the advice shown last."""
        if self._open is not None:
            self._watch.answer(self._open, given)
            self._journal.answer(given.value)
            self._open = None

    def history(self) -> tuple[tuple[datetime, Advice, str], ...]:
        """Return what has happened, the newest first: when, what was said, the answer."""
        lines = helplines(self._library.knowledge, *self._where())
        return tuple(
            (
                record.began,
                Advice(
                    level=record.level,
                    reasons=tuple(Reason(kind=kind, about=about) for kind, about in record.signs),
                    helplines=lines,
                    covers=False,
                ),
                record.answer,
            )
            for record in self._journal.records()
        )

    @Slot(object)
    def _hear(self, verdict: Verdict) -> None:
        """Write the verdict down and speak."""
        if verdict.before is Level.CALM:
            self._journal.begin(datetime.now(UTC), verdict.level, verdict.because)
        else:
            self._journal.rise(verdict.level, verdict.because)
        self._open = verdict
        self.advised.emit(advise(verdict, self._library.knowledge, *self._where()))

    def _where(self) -> tuple[str, str]:
        settings = self._settings.settings
        return settings.country, settings.nation

    def _troubles(self) -> Iterable[SenseState]:
        for trouble in self._library.troubles:
            yield _broken("knowledge", "bad_resource", trouble.file)
        if self.words.trouble:
            yield _broken("knowledge", "bad_resource", f"words/{self.words.trouble}")
        if self._settings.trouble:
            yield _broken("settings", self._settings.trouble, self._settings.kept)
        if self._journal.trouble:
            yield _broken("journal", self._journal.trouble, self._journal.kept)


def _broken(name: str, why: str, about: str) -> SenseState:
    return SenseState(name=name, seeing=True, why=why, about=about)


def _language() -> str:
    """Return the language of the person's system, e.g. ``de``."""
    return QLocale.languageToCode(QLocale.system().language())
