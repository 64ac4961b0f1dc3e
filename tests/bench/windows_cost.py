"""What the copy that the setup puts on a Windows computer costs, under Wine.

Needs what ``make installers`` builds and is measured when it is named: ``tests/bench windows``.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
from figure import Figure, figure

from desktop import until

sys.path[:0] = [str(Path(__file__).parents[1] / "installers")]

import winecomputer  # noqa: E402 -- its place comes first
from winecomputer import HOME, NOTES, PROGRAM, Computer  # noqa: E402 -- likewise

MEGABYTE = 1e6
TRIES = 3
SETTLES = 20.0
IDLE = 60.0


def measure(folder: Path) -> Iterator[Figure]:
    """Install, start, watch at rest, and kill."""
    setup = winecomputer.setup()
    yield figure("Windows: size of the setup", "MB", [setup.stat().st_size / MEGABYTE], 30)
    with winecomputer.computer() as computer:
        installs = []
        for _ in range(TRIES):
            computer.forget()
            computer.do("wineboot")  # the first program after a rest would wait for Wine itself
            installs.append(_seconds(lambda: computer.do(setup, "/S")))
        yield figure("Windows: silent installation", "s", installs, 15)
        room = sum(file.stat().st_size for file in HOME.rglob("*") if file.is_file())
        yield figure("Windows: installed size", "MB", [room / MEGABYTE], 110)
        NOTES.mkdir()
        (NOTES / "settings.toml").write_text("met = true\n")  # no first screens
        yield figure("Windows: start to icon", "s", [_start(computer) for _ in range(TRIES)])
        yield from _rest(computer)
        yield figure("Windows: death to new guard", "s", [_again(computer)], 3)


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def _start(computer: Computer) -> float:
    """Start the guard, end it if it ran; return the seconds until its icon is shown."""
    computer.end("ScamGuard.exe")
    until(lambda: not computer.guards())
    until(lambda: not _icon(computer))
    began = time.monotonic()
    computer.start(PROGRAM)
    until(lambda: _icon(computer), 90)
    return time.monotonic() - began


def _icon(computer: Computer) -> bool:
    """Tell whether the window is there in which Wine shows icons."""
    return any("tray" in title.casefold() for title in computer.titles())


def _rest(computer: Computer) -> Iterator[Figure]:
    """Measure the guard and what watches over it while nothing happens."""
    time.sleep(SETTLES)
    ours = [psutil.Process(n) for n, line in computer.programs() if "ScamGuard.exe" in line]
    (guard,) = (psutil.Process(number) for number in computer.guards())
    before, began = _spent(guard), time.monotonic()
    time.sleep(IDLE)
    share = (_spent(guard) - before) / (time.monotonic() - began)
    yield figure("Windows: processor time of the guard at rest", "%", [100 * share])
    pss = guard.memory_full_info().pss / MEGABYTE
    yield figure("Windows: memory of the guard (PSS)", "MB", [pss])
    other = sum(each.memory_full_info().pss for each in ours if each != guard) / MEGABYTE
    yield figure("Windows: memory of what watches over it (PSS)", "MB", [other])


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _again(computer: Computer) -> float:
    """Kill the guard; return the seconds from its end to a new one."""
    before = computer.guards()
    killing = computer.start(
        winecomputer.wine.PYTHON / "python.exe", "-c", winecomputer.ENDS_GUARDS
    )
    until(lambda: not before & computer.guards())
    began = time.monotonic()
    until(computer.guards)
    seconds = time.monotonic() - began
    killing.wait()
    return seconds
