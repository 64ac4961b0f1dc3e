"""Sessions as connections show them that other computers have made to a tool that listens."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address
from time import monotonic
from typing import Final, NamedTuple

import psutil

from guard.core.tool import PortEvidence, Tool
from guard.sensors.sessions.finding import Finding, Nothing, Session, here, is_called
from guard.sensors.sessions.running import Running

EVERY: Final = 4.0
"""Seconds between two questions: the system reads through every connection it has (7 ms)."""
MOST: Final = 8
"""Processes of one tool that are asked for."""


class Connection(NamedTuple):
    """A connection, or a port that is listened on (no other side)."""

    port: int
    other: str = ""


class Listeners:
    """The programs of one tool to which another computer connects."""

    def __init__(self, tool: Tool, evidence: Iterable[PortEvidence]) -> None:
        known = [each for each in evidence if here(tool, each.names)]
        self._names = [name for each in known for name in each.names]
        self._ports = {port for each in known for port in each.ports}
        self._every = any(each.every for each in known)
        self._doors: set[int] = set()
        self._due = 0.0
        self._finding: Finding = Nothing.SILENT

    def look(self, running: Sequence[Running]) -> Finding:
        """Tell whether another computer is connected, every few seconds anew."""
        if self._names and monotonic() >= self._due:
            self._due = monotonic() + EVERY
            listening = [each for each in running if is_called(each.program.name, self._names)]
            try:
                self._finding = self._judge(self._connections(listening[:MOST]))
            except psutil.AccessDenied:
                self._finding = Nothing.HIDDEN
        return self._finding

    def _connections(self, listening: Sequence[Running]) -> list[Connection]:
        """Return what the processes of the tool listen on and are connected to.

        Those of another user are told by their usual ports; AccessDenied if there is nothing.
        """
        found: list[Connection] = []
        denied = False
        for each in listening:
            try:
                found += _own(each.process)
            except psutil.NoSuchProcess:
                continue
            except psutil.AccessDenied:
                denied = True
        if denied:
            usual = [each for each in _ownerless() if each.port in self._ports]
            if not usual:
                raise psutil.AccessDenied
            found += usual
        return found

    def _judge(self, found: Sequence[Connection]) -> Finding:
        self._doors |= {each.port for each in found if not each.other}
        others = [(plain(each.other), each.port in self._doors) for each in found if each.other]
        own = _own_addresses() if others else set()
        away = sorted(other for other, inward in others if inward and not _is_in(other, own))
        if away:
            before = self._finding
            since = before.since if isinstance(before, Session) else datetime.now(UTC)
            return Session(since, address=away[0])
        # From this computer may come a tunnel; on the way out a helper may wait to be let in.
        if any(inward or not _is_in(other, own) for other, inward in others):
            return Nothing.HIDDEN
        return Nothing.NOBODY if self._every else Nothing.SILENT


def _own(process: psutil.Process) -> Iterator[Connection]:
    """Yield what a process listens on and is connected to; raises psutil.Error."""
    for each in process.net_connections("tcp"):
        if each.status == psutil.CONN_LISTEN:
            yield Connection(each.laddr.port)
        elif each.status == psutil.CONN_ESTABLISHED:
            yield Connection(each.laddr.port, each.raddr.ip)


def _ownerless() -> Iterator[Connection]:
    """Yield the same where the system keeps the process from us; raises psutil.Error."""
    for each in psutil.net_connections("tcp"):
        if each.pid is None and each.laddr:
            if each.status == psutil.CONN_LISTEN:
                yield Connection(each.laddr.port)
            elif each.raddr and each.status == psutil.CONN_ESTABLISHED:
                yield Connection(each.laddr.port, each.raddr.ip)


def _own_addresses() -> set[str]:
    """Return every address of this computer (0.2 ms)."""
    return {each.address.partition("%")[0] for on in psutil.net_if_addrs().values() for each in on}


def _is_in(address: str, own: set[str]) -> bool:
    return ip_address(address).is_loopback or address in own


def plain(address: str) -> str:
    """Return an IP address without its zone, as IPv4 if it is that in disguise."""
    parsed = ip_address(address.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return str(mapped or parsed)
