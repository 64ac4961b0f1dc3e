"""Programs as they start and end, on every system psutil knows."""

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from threading import Event
from typing import Final, NamedTuple

import msgspec
import psutil

from guard import files
from guard.core.knowledge import Knowledge
from guard.core.sighting import ALREADY, Program, Sighting
from guard.files import image
from guard.sensors import LONGEST, Report, Sensor, printable, program_of
from guard.sensors.processes.bells import Bell, Poll
from guard.sensors.processes.wine import windows_program

if sys.platform == "linux":
    from guard.sensors.processes.linux import listen
else:

    def listen() -> None:
        """Offer no bell: only Linux rings one for ordinary users."""


EVERY: Final = 0.5
"""Seconds between two looks at the list: remote-access tools live for minutes."""


class Life(NamedTuple):
    """What tells one process from another, and from what it was before."""

    process: Hashable
    """Equal only for the same process, though numbers are reused and clocks are set."""
    name: str
    windows: str = ""
    """File of the Windows program that Wine runs in it."""


def glance(pid: int) -> Life | None:
    """Return who lives under a number, None for nobody; cheap (0.05 ms)."""
    try:
        process = psutil.Process(pid)
        with process.oneshot():
            # On Windows nothing dies unburied, and asking costs a list of all threads.
            if psutil.POSIX and process.status() == psutil.STATUS_ZOMBIE:
                return None
            name = image.name(process)[:LONGEST]
            return Life(process, name, windows_program(pid, name, _file(process)))
    except psutil.AccessDenied:
        return Life(pid, "")
    except psutil.NoSuchProcess:
        return None


def describe(pid: int) -> tuple[float, Program] | None:
    """Return when a process began (seconds since 1970) and what it is, None if it ended."""
    try:
        process = psutil.Process(pid)
        with process.oneshot():
            born, program, path = process.create_time(), program_of(process), _file(process)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return None
    if windows := windows_program(pid, program.name, path):
        path, told = windows, PurePosixPath(printable(windows)[:LONGEST])
        program = msgspec.structs.replace(program, name=told.name, path=str(told))
    return born, files.describe(Path(path), program) if path else program


def _file(process: psutil.Process) -> str:
    """Return the file of a program as the system spells it, empty where it does not tell."""
    with suppress(psutil.Error, OSError):
        return image.path(process)
    return ""


@dataclass(frozen=True, slots=True)
class _Reported:
    life: Life
    thing: str
    marks: frozenset[str]


class ProcessSensor:
    """Reports each program when it starts, becomes another, and ends."""

    name = "processes"

    def __init__(
        self,
        *,
        pids: Callable[[], Iterable[int]] = psutil.pids,
        glance: Callable[[int], Life | None] = glance,
        describe: Callable[[int], tuple[float, Program] | None] = describe,
        listen: Callable[[], Bell | None] = listen,
        every: float = EVERY,
    ) -> None:
        self._pids = pids
        self._glance = glance
        self._describe = describe
        self._listen = listen
        self._every = every
        self._marks = frozenset({ALREADY})
        """Of what is found now: only the first look meets what nobody has just started."""

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at everything once, then wherever the bell rings."""
        bell = self._listen() or Poll(self._pids, self._every)
        known: dict[int, _Reported] = {}
        touched: set[int] | None = None
        try:
            while not stop.is_set():
                for pid in known.keys() | self._pids() if touched is None else touched:
                    yield from self._look(pid, known)
                self._marks = frozenset()
                yield None
                try:
                    touched = bell.wait(stop)
                except OSError:
                    bell.close()
                    bell, touched = Poll(self._pids, self._every), None
        finally:
            bell.close()

    def _look(self, pid: int, known: dict[int, _Reported]) -> Iterator[Sighting]:
        life = self._glance(pid)
        before = known.get(pid)
        if before and (life is None or life.process != before.life.process):
            del known[pid]
            yield self._sighting(before, None)
            before = None
        if life is None or (before and before.life == life):
            return
        if (told := self._describe(pid)) is None:
            return
        born, program = told
        thing = before.thing if before else f"process {pid} {born}"
        marks = before.marks if before else self._marks
        known[pid] = _Reported(life, thing, marks)
        yield self._sighting(known[pid], program)

    def _sighting(self, reported: _Reported, program: Program | None) -> Sighting:
        return Sighting(
            sensor=self.name,
            thing=reported.thing,
            seen_at=datetime.now(UTC),
            present=program is not None,
            program=program,
            marks=reported.marks,
        )


def sensor(_: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return ProcessSensor()
