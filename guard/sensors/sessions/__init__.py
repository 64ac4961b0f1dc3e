"""Who is connected: what each remote-control tool that runs shows of its sessions."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import Final, NamedTuple

from guard.core.knowledge import Knowledge
from guard.core.sighting import SESSION, SESSION_ASKED, Program, Sighting
from guard.core.tool import EventEvidence, LogEvidence, PortEvidence, ProcessEvidence, Tool
from guard.sensors import BlindSpot, Report, Sensor
from guard.sensors.sessions.events import Events
from guard.sensors.sessions.finding import Finding, Nothing, Session, one
from guard.sensors.sessions.lines import LONGEST_NUMBER
from guard.sensors.sessions.listeners import Listeners
from guard.sensors.sessions.relatives import Relatives
from guard.sensors.sessions.running import Running, Table
from guard.sensors.sessions.traces import Traces

EVERY: Final = 2.0
"""Seconds between two looks: a session lasts for minutes."""
SELDOM: Final = 2.5
"""So many times as long it is where no tool runs that could have one."""
DESKTOP: Final = "Windows Remote Desktop"
"""The tool through which Windows itself shows a desktop elsewhere; it may have no program."""


class Watched:
    """A tool that runs, and all ways to see who is connected through it."""

    def __init__(self, tool: Tool) -> None:
        believed = [each for each in tool.session if each.sure != "low"]
        logs = [each for each in believed if isinstance(each, LogEvidence)]
        sure = [each for each in believed if each.shows == "in"]
        self._traces = Traces(logs)
        self._relatives = Relatives(tool, [e for e in sure if isinstance(e, ProcessEvidence)])
        self._listeners = Listeners(tool, [e for e in sure if isinstance(e, PortEvidence)])
        self._events = Events(each for each in believed if isinstance(each, EventEvidence))

    def look(self, running: Sequence[Running]) -> Finding:
        """Tell who is connected."""
        ways = (self._traces, self._relatives, self._listeners, self._events)
        return one([way.look(running) for way in ways])


class Told(NamedTuple):
    """A session that has been reported, and the program it goes through."""

    session: Session
    program: Program


def from_afar() -> Told | None:
    """Return the session in which this desktop is shown on another computer, if it is."""
    if sys.platform == "win32":
        from guard.sensors.sessions import win32  # noqa: PLC0415 -- its own system

        if (afar := win32.afar()).seen:
            session = Session(datetime.now(UTC), number=afar.client[:LONGEST_NUMBER])
            return Told(session, Program(name="rdpclip.exe"))
    return None


class SessionSensor:
    """Reports each session when it opens and ends, and each tool that tells nothing."""

    name = "sessions"

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        every: float = EVERY,
        afar: Callable[[], Told | None] = from_afar,
    ) -> None:
        self._tools = knowledge.tools
        self._every = every
        self._afar = afar
        self._open: dict[str, Told] = {}
        """What the world outside believes to be open, also after this sense has failed."""

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at the tools that run, and at nothing where none does."""
        table = Table(self._tools)
        watched: dict[str, Watched] = {}
        told: dict[str, Told] = {}
        unknown: set[str] = set()
        while not stop.is_set():
            running = table.look()
            watched = {
                name: watched.get(name) or Watched(tool) for name, (tool, _) in running.items()
            }
            found = {name: watched[name].look(running[name][1]) for name in running}
            now = {
                name: _same(told.get(name), Told(session, running[name][1][0].program))
                for name, session in found.items()
                if isinstance(session, Session)
            }
            if seen := self._afar():
                now[DESKTOP] = _same(told.get(DESKTOP), seen)
            yield from self._compare(told, now)
            hidden = {name for name, finding in found.items() if finding is Nothing.HIDDEN}
            yield from (_blind(name) for name in sorted(hidden - unknown))
            yield from (_blind(name, present=False) for name in sorted(unknown - hidden))
            told, unknown = now, hidden
            yield None
            stop.wait(self._every if now or running else self._every * SELDOM)

    def _compare(self, told: Mapping[str, Told], now: Mapping[str, Told]) -> Iterator[Sighting]:
        """Report what has come, changed and gone; what was open at an earlier start as well."""
        for name, old in tuple(self._open.items()):
            if name not in now or _thing(name, now[name].session) != _thing(name, old.session):
                yield self._sighting(name, self._open.pop(name), present=False)
        for name, new in now.items():
            if told.get(name) != new:
                self._open[name] = new
                yield self._sighting(name, new)

    def _sighting(self, name: str, told: Told, *, present: bool = True) -> Sighting:
        session, program = told
        return Sighting(
            sensor=self.name,
            thing=_thing(name, session),
            seen_at=datetime.now(UTC),
            since=session.since,
            present=present,
            program=program,
            title=name,
            text=session.number,
            address=session.address,
            marks=frozenset({SESSION_ASKED if session.asked else SESSION}),
        )


def _thing(name: str, session: Session) -> str:
    """Tell who asks from who is in: an answer about the one is none about the other."""
    return f"{'request' if session.asked else 'session'} {name} {session.since.isoformat()}"


def _same(before: Told | None, now: Told) -> Told:
    """Keep when a session began, and its program, for as long as it is open."""
    if before is None or before.session.asked != now.session.asked:
        return now
    since = before.session.since
    return Told(replace(now.session, since=since), before.program)


def _blind(name: str, *, present: bool = True) -> BlindSpot:
    return BlindSpot(why="sessions_unknown", about=name, present=present)


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return SessionSensor(knowledge)
