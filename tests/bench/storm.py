"""A storm of program starts beside the real guard: what it misses, and what it costs."""

import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import Final

from desktop_cost import cpu, on_a_desktop
from figure import Figure, figure

from desktop import Desktop, until
from knowing import ROOT

STARTS: Final = 2_000
TOOLS: Final = (
    "anydesk",
    "rustdesk",
    "hoptodesk",
    "dwagent",
    "getscreen",
    "tmate",
    "x11vnc",
    "xrdp",
)
"""One start in 250 is a tool, each of another name, that lives for two seconds."""
GUARD: Final = """
import sys, time
from PySide6.QtCore import QTimer
from guard.app.guard import Guard
from guard.commands import tray
from guard.core.sighting import ALREADY
from guard.watch import Watch

took_in = Watch._take_in
def take_in(self, sighting):
    if sighting.program and sighting.sensor == "processes" and ALREADY not in sighting.marks:
        print("saw", sighting.program.name, flush=True)
    took_in(self, sighting)
Watch._take_in = take_in

start = Guard.start
def starting(self):
    start(self)
    self.last, self.beat = time.monotonic(), QTimer(self, interval=5)
    def tick():
        now = time.monotonic()
        if now - self.last > 0.03:
            print("gap", round((now - self.last) * 1000 - 5, 1), flush=True)
        self.last = now
    self.beat.timeout.connect(tick)
    self.beat.start()
Guard.start = starting
sys.exit(tray.run(sys.stdout))
"""
"""The guard, saying what reaches its mind, and each time its window had to wait (ms)."""


BARE: Final = """
import time
last = time.monotonic()
while True:
    time.sleep(0.005)
    now = time.monotonic()
    if now - last > 0.03:
        print("bare", round((now - last) * 1000 - 5, 1), flush=True)
    last = now
"""
"""A program that does nothing: how long it waits is the machine's doing, not the guard's."""


def heard(log: Path, since: int) -> tuple[set[str], list[float], list[float]]:
    """Return what the guard has taken in, its window's waits, and those of a bare program."""
    said = log.read_bytes()[since:].decode().splitlines()
    told = [line.partition(" ")[::2] for line in said]
    gaps = [float(rest) for what, rest in told if what == "gap"]
    bare = [float(rest) for what, rest in told if what == "bare"]
    return {rest for what, rest in told if what == "saw"}, [0.0, *gaps], [0.0, *bare]


def measure(folder: Path) -> Iterator[Figure]:
    """Yield tools missed, seconds until the CPU rests again, and the longest wait of a window."""
    with on_a_desktop(folder) as (made, _):
        for name in ("true", "sleep"):
            shutil.copy(f"/bin/{name}", made.home / f"plain-{name}")
        for name in TOOLS:
            shutil.copy("/bin/sleep", made.home / name)
        guard = made.start(sys.executable, "-c", GUARD, PYTHONPATH=str(ROOT), PYTHONUNBUFFERED="1")
        log = made.home / f"{Path(sys.executable).name}.log"
        until((made.home / ".local/share/scam-guard/journal.sqlite3").exists)
        time.sleep(25)
        resting = _spent(guard)
        before = log.stat().st_size
        made.start(sys.executable, "-c", BARE)
        _blow(made)
        rested = _rest(guard, resting + 0.02)
        names, gaps, bare = heard(log, before)
        missed = set(TOOLS) - names
        yield figure(
            f"{STARTS} starts: tools missed that live for two seconds", "", [len(missed)], 0
        )
        yield figure("seconds until the guard is idle again", "s", [rested], 5)
        yield figure("longest wait of the window meanwhile", "ms", [max(gaps)], 50)
        yield figure("the same of a program that does nothing", "ms", [max(bare)])
        yield figure("waits of more than 50 ms", "", [sum(gap > 50 for gap in gaps)], 0)
        made.end(guard)


def _blow(made: Desktop) -> None:
    """Start everything as fast as the machine can, tools among the rest."""
    order = [None] * (STARTS - len(TOOLS)) + list(TOOLS)
    random.Random(3).shuffle(order)
    lines = [
        f"'{made.home}/{tool}' 2 &" if tool else f"'{made.home}/plain-true' &" for tool in order
    ]
    script = made.home / "storm.sh"
    script.write_text("\n".join([*lines, "wait"]), "utf-8")
    made.start("sh", str(script)).wait()


def _rest(guard: Popen[bytes], idle: float) -> float:
    """Return how long it took until a second passed with no more CPU than this."""
    began = time.monotonic()
    while (at := time.monotonic()) - began < 30:
        if _spent(guard) <= idle:
            return at - began
    return time.monotonic() - began


def _spent(guard: Popen[bytes]) -> float:
    """Return the seconds of CPU that are used in a second."""
    used = cpu(guard.pid)
    time.sleep(1)
    return cpu(guard.pid) - used
