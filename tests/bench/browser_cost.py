"""What the guard costs the browser: CPU of page loads with it and without it.

``python tests/bench/browser_cost.py`` prints a table of 20 generated ordinary pages;
``--guard "scam-guard watch"`` measures another command than the pages sense alone.
"""

import argparse
import json
import random
import shlex
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Final, Literal

import psutil

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from figure import Figure, figure  # noqa: E402 -- the path comes first
from ordinary import PARTS, page  # noqa: E402
from tour import HTML, Tour, touring  # noqa: E402

from desktop import desktop, until  # noqa: E402

ROOT: Final = HERE.parents[1]
SIZES: Final = tuple(round(1_024 * 1_024 ** (step / 19)) for step in range(20))
"""Bytes of the pages, from 1 kB to 1 MB."""
ROUNDS: Final = 5
STAY: Final = 2.0
LEAVE: Final = 0.7
"""Seconds on a page after it has loaded, and on the empty page after it."""
SENSE: Final = (
    "from threading import Event; from guard.core.knowledge import Knowledge\n"
    "from guard.sensors import pages\n"
    "for _ in pages.sensor(Knowledge()).watch(Event()): pass"
)
"""The pages sense alone."""

Browser = Literal["chromium", "firefox"]


@contextmanager
def browsing(
    which: Browser, folder: Path, guard: Sequence[str]
) -> Iterator[tuple[Tour, psutil.Process]]:
    """Hold a desktop with a browser on tour, and a guard that was there before it."""
    pages = {f"/{size}": (HTML, page(size).encode()) for size in SIZES}
    with touring(pages | PARTS) as tour, desktop(folder, tray=False) as made:
        if guard:
            made.start(*guard, PYTHONPATH=str(ROOT))
            until(made.is_accessible, 30)
        browser = made.browse(which, tour.address)
        tour.wait()
        time.sleep(10)
        yield tour, psutil.Process(browser.pid)


def spent(browser: psutil.Process) -> float:
    """Return the milliseconds of CPU that a browser and all its processes have used."""
    total = 0.0
    for process in (browser, *browser.children(recursive=True)):
        try:
            total += sum(process.cpu_times()[:4])
        except psutil.Error:
            continue
    return total * 1_000


def visit(tour: Tour, browser: psutil.Process, path: str) -> float:
    """Return the milliseconds of CPU for opening a page, staying, and leaving it."""
    before = spent(browser)
    tour.go(path)
    time.sleep(STAY)
    tour.go("/")
    time.sleep(LEAVE)
    return spent(browser) - before


@dataclass
class Row:
    """One page: milliseconds of CPU of a visit, by round, without the guard and with it."""

    size: int
    without: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)

    def ratio(self, empty: float) -> float:
        """How much more a visit costs with the guard; ``empty``: what one to no page costs."""
        return (median(self.beside) - empty) / (median(self.without) - empty)


def compare(
    folder: Path, guard: Sequence[str], which: Browser = "chromium", rounds: int = ROUNDS
) -> list[Row]:
    """Visit every page, and the empty one (size 0), in two browsers by turns, one guarded."""
    rows = {size: Row(size) for size in (0, *SIZES)}
    with ExitStack() as stack:
        plain = stack.enter_context(browsing(which, folder / "without", ()))
        guarded = stack.enter_context(browsing(which, folder / "with", guard))
        for number in range(rounds + 1):
            for size in random.Random(number).sample([*rows], len(rows)):
                path = f"/{size}" if size else "/"
                without, beside = visit(*plain, path), visit(*guarded, path)
                if number:  # the first round warms up
                    rows[size].without.append(without)
                    rows[size].beside.append(beside)
    return [*rows.values()]


def ratios(rows: Sequence[Row]) -> list[float]:
    """Return the ratio of each page, less what half a visit to the empty page costs.

    A visit ends on the empty page: that half belongs to no page.
    """
    empty = median(rows[0].without) / 2
    return [row.ratio(empty) for row in rows[1:]]


def measure(folder: Path) -> Iterable[Figure]:
    """Measure the whole guard."""
    found = ratios(compare(folder, (sys.executable, "-m", "guard")))
    yield figure("Chromium: CPU of a page, guarded : not, over 20 pages", "x", found, 1.15)
    yield figure("the same, the worst page", "x", [max(found)], 1.5)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guard", type=shlex.split, default=(sys.executable, "-c", SENSE))
    parser.add_argument("--browser", choices=("chromium", "firefox"), default="chromium")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", action="store_true", help="JSON instead of a table")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = compare(Path(folder), chosen.guard, chosen.browser, chosen.rounds)
    found = ratios(rows)
    if chosen.json:
        facts = {"median": median(found), "worst": max(found), "ratios": found}
        print(json.dumps(facts | {"rows": [asdict(row) for row in rows]}, indent=2))
        return
    print(f"{'bytes':>9} {'without':>9} {'with':>9}   ratio   (ms of CPU)")
    for row, ratio in zip(rows, [1.0, *found], strict=True):
        without, beside = median(row.without), median(row.beside)
        print(f"{row.size:>9} {without:>9.0f} {beside:>9.0f}   {ratio:.2f}")
    print(f"median {median(found):.2f}, worst {max(found):.2f}")


if __name__ == "__main__":
    main()
