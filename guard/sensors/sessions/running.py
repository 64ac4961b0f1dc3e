"""Which known tools run, and with which processes."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NamedTuple

import psutil

from guard.core.catalogue import catalogue
from guard.core.names import Names
from guard.core.sighting import Program
from guard.core.tool import PortEvidence, ProcessEvidence, Tool
from guard.sensors import program_of

SETTLING: Final = 4
"""Looks for which a new process is looked at: a start script turns into what it starts."""
ROUND: Final = 60
"""Looks after which every process is looked at again: some turn into another program late."""


class Running(NamedTuple):
    """A process that belongs to a tool."""

    process: psutil.Process
    born: datetime
    program: Program


class Table:
    """Keeps track of the processes of known tools, at the cost of a list of pids a look."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        known = tuple(tools)
        self._catalogue = catalogue(known)
        self._tools = {tool.name: tool for tool in known}
        self._kin = Names((name, tool.name) for tool in known for name in _evident(tool))
        self._servers = Names((name, tool.name) for tool in known for name in _serving(tool))
        self._young: dict[int, int] = {}
        self._pids: frozenset[int] = frozenset()
        self._own: dict[int, tuple[Running, frozenset[str]]] = {}
        self._recognised: dict[int, frozenset[str]] = {}
        self._looks = 0

    def look(self) -> dict[str, tuple[Tool, list[Running]]]:
        """Return each tool that runs, by its name, with its processes.

        It runs where a program of its is recognised, or serves under its name. Those come along
        that bear a name of its evidence, recognised or not.
        """
        for pid in self._due():
            self._consider(pid)
        kin: dict[str, list[Running]] = defaultdict(list)
        for running, names in self._own.values():
            for name in names:
                kin[name].append(running)
        tools = frozenset().union(*self._recognised.values())
        return {name: (self._tools[name], kin[name]) for name in tools}

    def _due(self) -> set[int]:
        """Return the pids to look at: new ones, those that ended, and those that are kept."""
        now = frozenset(psutil.pids())
        self._looks += 1
        new = now if self._looks % ROUND == 1 else now - self._pids
        young = {pid: left - 1 for pid, left in self._young.items() if left > 1}
        self._young = young | dict.fromkeys(now - self._pids, SETTLING)
        self._pids = now
        return set(new | self._young.keys() | self._own.keys())

    def _consider(self, pid: int) -> None:
        self._own.pop(pid, None)
        self._recognised.pop(pid, None)
        if (running := describe(pid)) is None:
            return
        name = running.program.name
        tools = {tool.name for tool in self._catalogue.find(running.program)}
        self._recognised[pid] = recognised = frozenset(tools.union(self._servers.find(name)))
        if names := recognised.union(self._kin.find(name)):
            self._own[pid] = running, names


def describe(pid: int) -> Running | None:
    """Return what lives under a number, None for nothing (0.1 ms)."""
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        process = psutil.Process(pid)
        with process.oneshot():
            if psutil.POSIX and process.status() == psutil.STATUS_ZOMBIE:
                return None
            return Running(
                process, datetime.fromtimestamp(process.create_time(), UTC), program_of(process)
            )
    return None


def _evident(tool: Tool) -> Iterable[str]:
    """Yield the names of the programs that show a session of a tool."""
    for evidence in tool.session:
        if isinstance(evidence, ProcessEvidence | PortEvidence):
            yield from evidence.names


def _serving(tool: Tool) -> Iterable[str]:
    """Yield the names of a tool's own programs that let others connect, however plain."""
    own = tool.programs
    names = {name.casefold() for name in (*own.windows, *own.linux, *own.macos, *own.generic)}
    for evidence in tool.session:
        if isinstance(evidence, PortEvidence):
            yield from (name for name in evidence.names if name.casefold() in names)
