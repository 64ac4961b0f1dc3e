"""Put the rooms together: the guard, whole but for a face."""

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QObject, Signal, Slot

from guard.core.advice import Advice, Reason, advise, asked, helplines, nations, practised
from guard.core.evidence import Case
from guard.core.familiar import familiar
from guard.core.incident import Answer
from guard.core.installed import Listed
from guard.core.knowledge import Knowledge
from guard.core.mind import Mind
from guard.core.plan import Circumstances, named
from guard.core.senses import SenseState
from guard.core.sessions import Presence
from guard.core.settings import Settings
from guard.core.verdict import Level, Verdict
from guard.sensors import Sensor
from guard.store import paths
from guard.store.journal import Journal
from guard.store.library import Library
from guard.store.settings import SettingsFile, read_mandate
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

    chosen = Signal()
    """The person has chosen otherwise: read the settings again."""

    def __init__(self, resources: Path, sensors: Callable[[Knowledge], Iterable[Sensor]]) -> None:
        super().__init__()
        library = Library(resources)
        self._broken, self._can_judge = library.troubles, library.can_judge
        self._mind = Mind(library.knowledge)
        self._knowledge = self._mind.knowledge
        self._settings = SettingsFile(paths.settings(), read_mandate(paths.mandate()))
        self.words = Words(resources / "words", self._settings.settings.language or _language())
        self._journal = Journal(paths.journal())
        self._open: Verdict | None = None
        """The verdict told last; until the next one, its answer may still be changed."""
        self._answered = False
        self._watch = Watch(sensors(self._knowledge), self._mind)
        self._watch.verdict.connect(self._hear)
        self._watch.senses.connect(self.senses)
        self._watch.noted.connect(self._journal.note)
        for trouble in self._broken:
            log.warning("resource left out: %s", trouble.file)

    @property
    def states(self) -> tuple[SenseState, ...]:
        """Tell how well each sense sees, and what else is not whole."""
        troubles = tuple(self._troubles())
        if self._can_judge:
            return (*self._watch.states, *troubles)
        return tuple(replace(trouble, seeing=False) for trouble in troubles)

    @property
    def connected(self) -> tuple[Presence, ...]:
        """Tell who is connected now, as far as that can be told."""
        return self._watch.connected

    @property
    def page(self) -> str | None:
        """Return the thing of the page that frightens now, None without one."""
        return self._watch.page

    @property
    def installed(self) -> tuple[Listed, ...]:
        """Tell which tools are on this computer, those that nobody knows yet first."""
        return self._watch.installed.listed(self._mind.catalogue, self.settings.known_tools)

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Name the installed tools that nobody has been shown yet."""
        shown = {*self.settings.known_tools, *self.settings.listed_tools}
        return tuple(tool.name for tool in self.installed if tool.name not in shown)

    def list_tools(self) -> None:
        """Take down that the person has been shown every installed tool."""
        if self.unlisted:
            listed = (*self.settings.listed_tools, *self.unlisted)
            self.choose(msgspec.structs.replace(self.settings, listed_tools=listed))

    def know_tool(self, name: str) -> bool:
        """Take down that the family knows an installed tool; tell whether it could be kept."""
        known = tuple(sorted({*self.settings.known_tools, name}))
        return self.choose(msgspec.structs.replace(self.settings, known_tools=known))

    def start(self) -> None:
        """Begin to watch."""
        self._watch.vouch(self.settings.family_tools)
        self._watch.start(self.settings.resting)

    @property
    def settings(self) -> Settings:
        """Return what the person has chosen."""
        return self._settings.settings

    @property
    def locked(self) -> frozenset[str]:
        """Name the choices that an organisation has made for this computer."""
        return self._settings.mandate.locked

    @property
    def can_watch(self) -> tuple[str, ...]:
        """Name the senses that can be let rest."""
        return self._watch.names

    @property
    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Return the countries there are helplines for, each with its parts."""
        helplines = self._knowledge.helplines
        return {country: nations(lines) for country, lines in sorted(helplines.items())}

    @property
    def familiar(self) -> Mapping[str, bool]:
        """Return the tools that a family may use, and whether each is on this computer."""
        here = self._watch.residents | {tool.name for tool in self.installed}
        offered = familiar(self._knowledge.tools, here, sys.platform)
        return {tool: tool in here for tool in offered}

    def choose(self, settings: Settings) -> bool:
        """Keep and follow new choices; tell whether they could be written down.

        They hold until the guard ends in either case.
        """
        try:
            self._settings.save(settings)
        except OSError:
            kept = False
        else:
            kept = True
        self.words.speak(self.settings.language or _language())
        self._watch.vouch(self.settings.family_tools)
        self._watch.rest(self.settings.resting)
        self.chosen.emit()
        return kept

    def stop(self) -> None:
        """Stop watching and let go of every file."""
        self._watch.stop()
        self._journal.close()

    def ask(self) -> Advice:
        """Return the advice for a person who says that somebody is on the phone."""
        if self._answered:
            self._open = None
        return self._with_trusted(
            asked(
                self._knowledge,
                *self._where(),
                signs=self._watch.signs,
                numbers=self._watch.scare_numbers,
            )
        )

    def practise(self, level: Level) -> Advice:
        """Return an advice of a level to practise with; nothing of it is written down."""
        return self._with_trusted(practised(level, self._knowledge, *self._where()))

    def answer(self, given: Answer, end: datetime | None = None) -> None:
        """Take in what the person chose about the advice shown last, and until when it holds."""
        if self._open is not None:
            self._watch.answer(self._open, given, end)
            self._journal.answer(given.value)
            self._answered = True

    def history(self) -> tuple[tuple[datetime, Advice, str], ...]:
        """Return what has happened, the newest first: when, what was said, the answer."""
        lines = helplines(self._knowledge, *self._where())
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

    def cases(self) -> tuple[Case, ...]:
        """Return what a bank may be told of each incident, the newest first."""
        return tuple(
            Case(began=r.began, level=r.level, signs=r.signs, answer=r.answer, facts=r.facts)
            for r in self._journal.records()
        )

    def circumstances(self) -> Circumstances:
        """Return what the plan for after an incident depends on."""
        knowledge, settings = self._knowledge, self._settings.settings
        country = knowledge.helplines.get(settings.country)
        return Circumstances(
            lines=helplines(knowledge, *self._where()),
            trusted=settings.trusted,
            tools=named(self.cases(), knowledge.tools),
            forwarding=country.forwarding if country else None,
        )

    @Slot(object)
    def _hear(self, verdict: Verdict) -> None:
        """Write the verdict down and speak."""
        if verdict.before is Level.CALM:
            self._journal.begin(datetime.now(UTC), verdict.level, verdict.because)
        else:
            self._journal.rise(verdict.level, verdict.because)
        self._open, self._answered = verdict, False
        self._journal.note(self._watch.evidence(verdict))
        advice = advise(verdict, self._knowledge, *self._where())
        self.advised.emit(self._with_trusted(advice))

    def _with_trusted(self, advice: Advice) -> Advice:
        return replace(advice, trusted=self._settings.settings.trusted)

    def _where(self) -> tuple[str, str]:
        settings = self._settings.settings
        return settings.country, settings.nation

    def _troubles(self) -> Iterable[SenseState]:
        for trouble in self._broken:
            yield _broken("knowledge", "bad_resource", trouble.file)
        if self.words.trouble:
            yield _broken("knowledge", "bad_resource", f"words/{self.words.trouble}")
        if self._settings.trouble:
            yield _broken("settings", self._settings.trouble, self._settings.kept)
        if self._settings.unprepared:
            yield _broken("settings", "not_prepared", self._settings.unprepared)
        for place in self._settings.mandate.troubles:
            yield _broken("settings", "bad_mandate", f"{paths.mandate().name} {place}")
        if self._journal.trouble:
            yield _broken("journal", self._journal.trouble, self._journal.kept)


def _broken(name: str, why: str, about: str) -> SenseState:
    return SenseState(name=name, seeing=True, why=why, about=about)


def _language() -> str:
    """Return the language of the person's system, e.g. ``de``."""
    return QLocale.languageToCode(QLocale.system().language())
