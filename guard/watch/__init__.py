"""The watch: one thread per sense, one thread that thinks."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, get_ident
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from guard.core.evidence import Evidence, Fact, facts
from guard.core.incident import Answer, Incident, answer, page_of, step
from guard.core.installed import Installed
from guard.core.mind import Mind
from guard.core.senses import SenseState
from guard.core.sessions import Presence, Sessions
from guard.core.shown import theirs
from guard.core.sighting import Sighting
from guard.core.signs import Sign
from guard.core.verdict import Verdict
from guard.sensors import Sensor
from guard.watch.inbox import Inbox
from guard.watch.post import Post

log = logging.getLogger(__name__)

CHECK_EVERY: Final = 2_000
"""Milliseconds between two looks at the senses themselves."""

SLICE: Final = 0.01
"""Seconds of thinking after which the window gets its turn."""

FIRST: Final = 100
"""Milliseconds that a window has to itself once a verdict has made it."""

BREATH: Final = 0.2
"""Seconds that a sense holds its breath for that, at most."""

JOIN: Final = 1.5
"""Seconds that all senses together get to return when the watch ends."""


class Watch(QObject):
    """Runs the senses on their own threads and thinks on the thread it lives in.

    Nothing else crosses: a sense leaves a sighting in the inbox and wakes the thinker.
    """

    verdict = Signal(object)
    """A Verdict whose level has risen."""
    senses = Signal()
    """More or less can be seen, somebody came or went, or a tool: read the properties again."""
    noted = Signal(object)
    """Facts that a bank may ask for, just learnt."""
    _arrived = Signal()
    _changed = Signal()

    def __init__(self, sensors: Iterable[Sensor], mind: Mind) -> None:
        super().__init__()
        self._mind = mind
        self._incident = Incident()
        self._sessions = Sessions()
        self._installed = Installed()
        self._on = False
        self._evidence = Evidence()
        self._inbox = Inbox()
        self._turn = Event()
        """Set unless a window is being made, which would take twice as long beside a busy sense."""
        self._turn.set()
        self._own = get_ident()
        self._posts = {
            sensor.name: Post(sensor, self._deliver, self._changed.emit) for sensor in sensors
        }
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._think, queued)
        self._changed.connect(self.senses, queued)
        self._timer = QTimer(self, interval=CHECK_EVERY)
        self._timer.timeout.connect(self._check)

    @property
    def names(self) -> tuple[str, ...]:
        """Name the senses."""
        return tuple(self._posts)

    @property
    def states(self) -> tuple[SenseState, ...]:
        """Tell how well each sense sees."""
        return tuple(state for post in self._posts.values() for state in post.states)

    @property
    def connected(self) -> tuple[Presence, ...]:
        """Tell who is connected now, as far as that can be told."""
        return self._sessions.told(self.states)

    def evidence(self, verdict: Verdict) -> tuple[Fact, ...]:
        """Return what is known of the tools and sites of a verdict that are there now."""
        return self._evidence.of({sign.about for sign in verdict.because})

    @property
    def page(self) -> str | None:
        """Return the thing of the page that frightens now, None without one."""
        return page_of(self._incident)

    @property
    def installed(self) -> Installed:
        """Tell which tools are on this computer."""
        return self._installed

    @property
    def scare_numbers(self) -> tuple[str, ...]:
        """Return the telephone numbers that fake warnings have lately shown, the newest first."""
        return theirs(self._incident.numbers, datetime.now(UTC), self._mind.policy)

    def start(self, resting: Collection[str] = ()) -> None:
        """Begin watching, but for the senses that shall rest."""
        self._on = True
        for name, post in self._posts.items():
            if name in resting:
                post.rest()
            else:
                post.start()
        self._timer.start()

    def rest(self, names: Collection[str]) -> None:
        """Let these senses rest, and wake all others."""
        if self._on:
            for name, post in self._posts.items():
                if name in names:
                    post.rest()
                else:
                    post.wake()

    def stop(self) -> None:
        """Stop watching; a sense that hangs is left behind."""
        self._on = False
        self._timer.stop()
        for post in self._posts.values():
            post.ask_to_stop()
        end = monotonic() + JOIN
        for post in self._posts.values():
            post.join(max(0.0, end - monotonic()))

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What still matters, whether or not anything was said of it."""
        return self._incident.signs

    @property
    def residents(self) -> frozenset[str]:
        """Name the tools that were here before the guard, and run by themselves."""
        return frozenset(sign.about for sign in self.signs if sign.kind == "installed_tool")

    def vouch(self, tools: Collection[str]) -> None:
        """Take in which tools the family has chosen."""
        self._incident = replace(self._incident, family=frozenset(tools))

    def answer(self, verdict: Verdict, given: Answer, end: datetime | None = None) -> None:
        """Take in what the person chose, and until when."""
        now, policy = datetime.now(UTC), self._mind.policy
        self._incident = answer(self._incident, verdict, given, now, policy, end)

    def _deliver(self, sighting: Sighting) -> None:
        if get_ident() != self._own:
            self._turn.wait(BREATH)
        wake, dropped = self._inbox.put(sighting)
        if dropped:
            self._posts[dropped].note("flooded")
        if wake:
            self._arrived.emit()

    def _check(self) -> None:
        for post in self._posts.values():
            post.check()

    @Slot()
    def _think(self) -> None:
        end = monotonic() + SLICE
        while (sighting := self._inbox.take()) is not None:
            self._take_in(sighting)
            if monotonic() > end:
                if self._inbox:
                    self._arrived.emit()
                return

    def _take_in(self, sighting: Sighting) -> None:
        self._incident, verdict = step(self._incident, sighting, self._mind)
        before, self._sessions = self._sessions, self._sessions.after(sighting, self._mind)
        had, self._installed = self._installed, self._installed.after(sighting)
        if (self._sessions, self._installed) != (before, had):
            self.senses.emit()
        signs = [sign for sign in self._incident.signs if sign.thing == sighting.thing]
        found = facts(sighting, signs)
        known, self._evidence = self._evidence, self._evidence.after(sighting, found)
        if verdict is not None:
            self._turn.clear()
            self.verdict.emit(verdict)
            QTimer.singleShot(FIRST, self._turn.set)
        if found and self._evidence is not known:
            self.noted.emit(found)
