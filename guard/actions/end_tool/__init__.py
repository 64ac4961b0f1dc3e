"""End a tool: its own way first, then politely, then by force; and see that it stays ended."""

from collections.abc import Iterable, Sequence
from time import monotonic, sleep
from typing import Final, NamedTuple

import psutil

from guard.actions.end_tool import own_way, system
from guard.actions.end_tool.family import Family, alive

POLITE: Final = 2.0
"""Seconds a program has to end by itself."""
FORCED: Final = 3.0
"""Seconds the system has to clear away what it was told to kill."""
WATCHED: Final = 1.5
"""Seconds in which what comes back shows itself; systemd's own pause is 0.1 s."""
ROUNDS: Final = 2
"""Times that what comes back is ended again."""
LOOKS: Final = 0.1
"""Seconds between two looks."""


class Running(NamedTuple):
    """A process of a tool."""

    name: str
    """The tool's."""
    pid: int
    created: float
    """Seconds since 1970: a number may have gone to another process since."""
    stop: tuple[str, ...] = ()
    """The tool's own command to end itself: program, then arguments."""


class Outcome(NamedTuple):
    """Which tools are gone, by name, and which are not."""

    ended: tuple[str, ...]
    left: tuple[str, ...]
    needs_administrator: bool


def end_tools(running: Sequence[Running]) -> Outcome:
    """End every process of these tools; takes some ten seconds at the very most."""
    families = {name: _family(name, running) for name in dict.fromkeys(r.name for r in running)}
    for _ in range(ROUNDS):
        _end([family for family in families.values() if family.look()])
        if not _come_back(families.values()):
            break
    left = tuple(name for name, family in families.items() if family.holds_us or family.look())
    return Outcome(
        ended=tuple(name for name in families if name not in left),
        left=left,
        needs_administrator=any(map(system.is_denied, _members(families.values()))),
    )


def _family(name: str, running: Iterable[Running]) -> Family:
    own = [each for each in running if each.name == name]
    stop = next((each.stop for each in own if each.stop), ())
    return Family(((each.pid, each.created) for each in own), stop)


def _end(families: Sequence[Family]) -> None:
    """Go from its own way to force, with one pause for all families."""
    if not families:
        return
    for family in families:
        own_way.ask(family)
        for process in family.look():
            system.stop_service(process)
    for process in (asked := _members(families)):
        system.close(process)
    _wait(asked, POLITE)
    _freeze(families)
    for process in (forced := _members(families)):
        _by_force(process)
    _wait(forced, FORCED)


def _wait(processes: Sequence[psutil.Process], seconds: float) -> None:
    """Wait until all are gone, but not longer than that."""
    end = monotonic() + seconds
    while any(alive(process) for process in processes) and monotonic() < end:
        sleep(LOOKS)


def _freeze(families: Sequence[Family]) -> None:
    """Stop everybody first, so that no child is born between the look and the end."""
    frozen: set[psutil.Process] = set()
    for _ in range(5):
        for process in (fresh := set(_members(families)) - frozen):
            system.freeze(process)
        if not fresh:
            break
        frozen |= fresh


def _by_force(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return  # it has gone, or the next look finds it again


def _members(families: Iterable[Family]) -> list[psutil.Process]:
    return [process for family in families for process in family.look()]


def _come_back(families: Iterable[Family]) -> bool:
    """Tell whether anything is there again, or still, within the time it is watched."""
    end = monotonic() + WATCHED
    while monotonic() < end:
        if _members(families):
            return True
        sleep(LOOKS)
    return False
