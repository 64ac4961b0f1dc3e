"""Put the rooms together: what watches, judges, writes down and advises."""

import logging
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from guard.app.choices import Choices
from guard.app.past import Past
from guard.app.troubles import troubles
from guard.core.advice import Advice, advise, asked, nations, practised
from guard.core.familiar import familiar
from guard.core.incident import Answer
from guard.core.installed import Listed
from guard.core.knowledge import Knowledge
from guard.core.mind import Mind
from guard.core.senses import SenseState
from guard.core.sessions import Presence
from guard.core.verdict import Level, Verdict
from guard.sensors import Sensor
from guard.store import paths
from guard.store.journal import Journal
from guard.store.library import Library
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

    def __init__(
        self,
        resources: Path,
        sensors: Callable[[Knowledge], Iterable[Sensor]],
        choices: Choices | None = None,
        words: Words | None = None,
    ) -> None:
        super().__init__()
        library = Library(resources)
        self._broken, self._can_judge = library.troubles, library.can_judge
        self._mind = Mind(library.knowledge)
        knowledge = self._knowledge = self._mind.knowledge
        self.choices = choices or Choices()
        self.words = words or Words(resources / "words", self.choices.language)
        self._journal = Journal(paths.journal())
        self.past = Past(self._journal, knowledge, self.choices)
        self._open: Verdict | None = None
        """The verdict told last; until the next one, its answer may still be changed."""
        self._answered = False
        self._watch = Watch(sensors(knowledge), self._mind)
        self._watch.verdict.connect(self._hear)
        self._watch.senses.connect(self.senses)
        self._watch.noted.connect(self._journal.note)
        self.choices.changed.connect(self._follow)
        for trouble in self._broken:
            log.warning("resource left out: %s", trouble.file)

    @property
    def states(self) -> tuple[SenseState, ...]:
        """Tell how well each sense sees, and what else is not whole."""
        broken = tuple(troubles(self._broken, self.words, self.choices.file, self._journal))
        if self._can_judge:
            return (*self._watch.states, *broken)
        return tuple(replace(trouble, seeing=False) for trouble in broken)

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
        known = self.choices.settings.known_tools
        return self._watch.installed.listed(self._mind.catalogue, known)

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Name the installed tools that nobody has been shown yet."""
        settings = self.choices.settings
        shown = {*settings.known_tools, *settings.listed_tools}
        return tuple(tool.name for tool in self.installed if tool.name not in shown)

    @property
    def familiar(self) -> Mapping[str, bool]:
        """Return the tools that a family may use, and whether each is on this computer."""
        here = self._watch.residents | {tool.name for tool in self.installed}
        offered = familiar(self._knowledge.tools, here, sys.platform)
        return {tool: tool in here for tool in offered}

    @property
    def can_watch(self) -> tuple[str, ...]:
        """Name the senses that can be let rest."""
        return self._watch.names

    @property
    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Return the countries there are helplines for, each with its parts."""
        helplines = self._knowledge.helplines
        return {country: nations(lines) for country, lines in sorted(helplines.items())}

    def start(self) -> None:
        """Begin to watch."""
        settings = self.choices.settings
        self._watch.vouch(settings.family_tools)
        self._watch.start(settings.resting)

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
                *self.choices.place,
                signs=self._watch.signs,
                numbers=self._watch.scare_numbers,
            )
        )

    def practise(self, level: Level) -> Advice:
        """Return an advice of a level to practise with; nothing of it is written down."""
        return self._with_trusted(practised(level, self._knowledge, *self.choices.place))

    def answer(self, given: Answer, end: datetime | None = None) -> None:
        """Take in what the person chose about the advice shown last, and until when it holds."""
        if self._open is not None:
            self._watch.answer(self._open, given, end)
            self._journal.answer(given.value)
            self._answered = True

    @Slot()
    def _follow(self) -> None:
        """Speak, watch and rest as is chosen now."""
        settings = self.choices.settings
        self.words.speak(self.choices.language)
        self._watch.vouch(settings.family_tools)
        self._watch.rest(settings.resting)

    @Slot(object)
    def _hear(self, verdict: Verdict) -> None:
        """Write the verdict down and speak."""
        if verdict.before is Level.CALM:
            self._journal.begin(datetime.now(UTC), verdict.level, verdict.because)
        else:
            self._journal.rise(verdict.level, verdict.because)
        self._open, self._answered = verdict, False
        self._journal.note(self._watch.evidence(verdict))
        advice = advise(verdict, self._knowledge, *self.choices.place)
        self.advised.emit(self._with_trusted(advice))

    def _with_trusted(self, advice: Advice) -> Advice:
        return replace(advice, trusted=self.choices.settings.trusted)
