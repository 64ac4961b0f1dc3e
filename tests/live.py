"""Replay a corpus live: real pages in a real browser, read and judged, up to the window shown.

    python tests/live.py [CORPUS] [--browser firefox] [--ways plain dialog split iframe image
                         window] [--every 1] [--from 0] [--to 999] [--ordinary 200] [--json FILE]

CORPUS is a folder as ``make evaluate`` takes it; without one, pages of our own are shown. Each
scam is compared with what the core alone makes of the same words.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "bench"), str(HERE.parent)]

from tour import Files, touring  # noqa: E402 -- the path is set above

from evaluate import signs  # noqa: E402
from knowing import sighting  # noqa: E402
from replaying import Outcome, Stage, staged  # noqa: E402
from ways import WAYS, Row, files, ordinary, scams, shown, titled  # noqa: E402

WORST: Final = 10
ORDINARY: Final = "ordinary"

Plan = dict[str, list[tuple[str, Row]]]
"""By way: the path of each page, and the row it shows."""


@dataclass(frozen=True)
class Shown:
    """One page that was shown in one way."""

    id: str
    way: str
    expected: bool
    """Whether the core alone warns of the same words."""
    outcome: Outcome
    reason: str
    """Why it was missed."""


def expected(row: Row, way: str) -> bool:
    """Tell whether the core warns of these words; a box has no title."""
    marks = {
        "dialog": {"dialog"},
        "image": {"picture-words", "full-screen"},
        "window": {"picture-words"},
    }.get(way, set())
    title = "" if way == "dialog" else titled(row, way)
    given = sighting(title=title, text=shown(row, way), address="http://127.0.0.1/", marks=marks)
    return bool(signs(given))


def why(row: Row, way: str, outcome: Outcome, *, alone: bool) -> str:
    """Say why a scam was missed."""
    if outcome.unloaded:
        return "the page did not load"
    if not outcome.read:
        return "its words were not read"
    there = "".join(shown(row, way).split())
    share = min(1.0, len("".join(outcome.read.split())) / len(there))
    if not alone:
        return f"the core alone is calm, too ({share:.0%} of the words read)"
    return f"{share:.0%} of its words were read, and they are not enough"


def replay(stage: Stage, way: str, pages: list[tuple[str, Row]]) -> Iterator[Shown]:
    """Show pages one after the other."""
    scare = way != ORDINARY
    for path, row in pages:
        outcome = stage.show(path, scare=scare, fills=way == "image", own=way == "window")
        alone = scare and expected(row, way)
        reason = why(row, way, outcome, alone=alone) if scare and not outcome.warned else ""
        yield Shown(row["id"], way, alone, outcome, reason)


def table(replayed: list[Shown], browser: str) -> Iterator[str]:
    for way in dict.fromkeys(each.way for each in replayed):
        here = [each for each in replayed if each.way == way]
        hits = sum(each.outcome.warned for each in here)
        alone = sum(each.expected for each in here)
        seconds = [each.outcome.seconds for each in here if each.outcome.warned]
        yield (
            f"{browser:9} {way:9} {len(here):4} shown, {hits:4} warned ({hits / len(here):.1%}), "
            f"by words alone {alone} ({alone / len(here):.1%}), "
            f"median {median(seconds or [0]):.2f} s"
        )
    missed = [each for each in replayed if each.reason]
    missed.sort(key=lambda each: (not each.expected, each.id))
    yield from (f"  missed {each.way} {each.id}: {each.reason}" for each in missed[:WORST])
    false = [each for each in replayed if each.way == ORDINARY and each.outcome.warned]
    yield from (f"  false alarm {each.id}" for each in false)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Replay a corpus live.")
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--browser", choices=("chromium", "firefox"), default="chromium")
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=WAYS)
    parser.add_argument("--ordinary", type=int, default=0, help="how many ordinary pages")
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth page")
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--to", type=int, default=None, dest="end")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def plan(chosen: argparse.Namespace) -> Plan:
    """Return which pages are shown in which way."""
    part = slice(chosen.start, chosen.end, chosen.every)
    found = {way: list(scams(chosen.corpus, way)) for way in chosen.ways}
    if chosen.ordinary:
        found[ORDINARY] = list(ordinary(chosen.corpus, chosen.ordinary))
    return {
        way: [(f"/{way}/{at}", row) for at, row in enumerate(each[part])]
        for way, each in found.items()
    }


def main() -> None:
    chosen = options()
    tours = plan(chosen)
    pages: Files = {}
    for way, each in tours.items():
        for path, row in each:
            pages |= files(row, path, "plain" if way == ORDINARY else way)
    replayed: list[Shown] = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before the last page"))
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            touring(pages) as tour,
            staged(Path(folder), tour, chosen.browser) as stage,
        ):
            for way, each in tours.items():
                replayed.extend(replay(stage, way, each))
    finally:
        print("\n".join(table(replayed, chosen.browser)))
        if chosen.json:
            chosen.json.write_text(
                json.dumps([asdict(each) for each in replayed], indent=1), "utf-8"
            )


if __name__ == "__main__":
    main()
