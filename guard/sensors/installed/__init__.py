"""Tools that are installed on this computer, whether they run or not."""

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Final

from guard.core.installed import Recognition, Trace
from guard.core.knowledge import Knowledge
from guard.core.sighting import INSTALLED, Program, Sighting
from guard.core.tool import Tool
from guard.sensors import PULSE, Report, Sensor, Unavailable

if sys.platform == "linux":
    from guard.sensors.installed.linux import stamp, traces
elif sys.platform == "win32":
    from guard.sensors.installed.win32 import stamp, traces
else:

    def stamp() -> None:
        """Say that nothing is known here."""
        raise Unavailable("no_installed_adapter")

    def traces() -> Iterator[Trace]:
        """Offer nothing."""
        yield from ()


EVERY: Final = 60.0
"""Seconds between two looks at whether anything was installed or removed."""


class InstalledSensor:
    """Reports each tool once while it is installed; no sighting of it is a reason to speak up."""

    name = "installed"

    def __init__(
        self,
        tools: Iterable[Tool],
        *,
        traces: Callable[[], Iterable[Trace]] = traces,
        stamp: Callable[[], Hashable] = stamp,
        every: float = EVERY,
    ) -> None:
        self._tools = tuple(tools)
        self._traces = traces
        self._stamp = stamp
        self._every = every

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at everything once, and again whenever it has changed."""
        told: dict[str, Program] = {}
        last: Hashable = ()
        due = monotonic()
        while not stop.is_set():
            if monotonic() >= due:
                due = monotonic() + self._every
                if (now := self._stamp()) != last:
                    last, found = now, self._found(stop)
                    yield from self._compare(told, found)
                    told = found
            yield None
            stop.wait(min(PULSE, self._every))

    def _found(self, stop: Event) -> dict[str, Program]:
        """Return a program of each tool; what recognises them is there only for this look."""
        recognition = Recognition(self._tools)
        found: dict[str, Program] = {}
        for trace in self._traces():
            if stop.is_set():
                break
            for tool in recognition.find(trace):
                found.setdefault(tool.name, trace.program)
        return found

    def _compare(self, told: dict[str, Program], now: dict[str, Program]) -> Iterator[Sighting]:
        for name in told.keys() - now.keys():
            yield self._sighting(name, told[name], present=False)
        for name in now.keys() - told.keys():
            yield self._sighting(name, now[name], present=True)

    def _sighting(self, name: str, program: Program, *, present: bool) -> Sighting:
        return Sighting(
            sensor=self.name,
            thing=f"installed {name}",
            seen_at=datetime.now(UTC),
            present=present,
            program=program,
            title=name,
            marks=frozenset({INSTALLED}),
        )


def sensor(knowledge: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return InstalledSensor(knowledge.tools)
