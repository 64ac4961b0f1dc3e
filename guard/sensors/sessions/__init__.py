"""Who is connected: what each remote-control tool that runs shows of its sessions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import Final, NamedTuple

from guard.core.knowledge import Knowledge
from guard.core.sighting import SESSION, SESSION_ASKED, Program, Sighting
from guard.core.tool import LogEvidence, PortEvidence, ProcessEvidence, Tool
from guard.sensors import BlindSpot, Report, Sensor
from guard.sensors.sessions.finding import Finding, Nothing, Session, one
from guard.sensors.sessions.listeners import Listeners
from guard.sensors.sessions.relatives import Relatives
from guard.sensors.sessions.running import Running, Table
from guard.sensors.sessions.traces import Traces

EVERY: Final = 2.0
"""Seconds between two looks: a session lasts for minutes."""


class Watched:
    """A tool that runs, and all ways to see who is connected through it."""

    def __init__(self, tool: Tool) -> None:
        believed = [each for each in tool.session if each.sure != "low"]
        logs = [each for each in believed if isinstance(each, LogEvidence)]
        sure = [each for each in believed if each.shows == "in"]
        self._traces = Traces(logs)
        self._relatives = Relatives(tool, [e for e in sure if isinstance(e, ProcessEvidence)])
        self._listeners = Listeners(tool, [e for e in sure if isinstance(e, PortEvidence)])

    def look(self, running: Sequence[Running]) -> Finding:
        """Tell who is connected."""
        ways = (self._traces, self._relatives, self._listeners)
        return one([way.look(running) for way in ways])


class Told(NamedTuple):
    """A session that has been reported, and the program it goes through."""

    session: Session
    program: Program


class SessionSensor:
    """Reports each session when it opens and ends, and each tool that tells nothing."""

    name = "sessions"

    def __init__(self, knowledge: Knowledge, *, every: float = EVERY) -> None:
        self._tools = knowledge.tools
        self._every = every
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
            yield from self._compare(told, now)
            hidden = {name for name, finding in found.items() if finding is Nothing.HIDDEN}
            yield from (_blind(name) for name in sorted(hidden - unknown))
            yield from (_blind(name, present=False) for name in sorted(unknown - hidden))
            told, unknown = now, hidden
            yield None
            stop.wait(self._every)

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
