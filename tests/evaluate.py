"""Measure the recogniser on a folder with scam.jsonl and benign.jsonl.

    python tests/evaluate.py CORPUS [--json]

One JSON object a line: ``id``, ``kind`` (page, dialog, notification, title), ``title``,
``text``, ``url``, ``lang``, ``family``, ``hard``, ``bait_title``, ``behaviours``. Two columns: by
words alone, and with the behaviours found in a page's code taken for marks. Ordinary items are
tried a second time, as somebody reads them who has made the browser fill the screen.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from guard.core.sighting import Sighting  # noqa: E402 -- the path is set above
from guard.core.signs import Sign, read  # noqa: E402
from guard.core.verdict import Level, weigh  # noqa: E402
from knowing import SCARE, mind, sighting  # noqa: E402

Row = dict[str, Any]

BEHAVIOURS = {
    "fullscreen": "full-screen",
    "keyboard_lock": "keyboard-lock",
    "dialog_loop": "dialog-loop",
    "clipboard_write": "clipboard",
}
"""What a search of a page's code found, and the mark of a sense that sees it happen."""


@dataclass
class Count:
    """How many of a sort there are, and how many were warned of."""

    total: int = 0
    words: int = 0
    marks: int = 0


@dataclass
class Report:
    """Everything measured."""

    caught: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    alarms: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    times: dict[str, float] = field(default_factory=dict)


def rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def seen(row: Row, *, behaves: bool = False, **instead: str) -> Sighting:
    """Return a row as a sense would report it."""
    marks = {row["kind"]} & {"dialog", "notification"}
    if behaves:
        marks |= {BEHAVIOURS[one] for one in row.get("behaviours") or () if one in BEHAVIOURS}
    facts = {key: row.get(key) or "" for key in ("title", "text")} | {
        "address": row.get("url") or ""
    }
    return sighting(marks=marks, **{**facts, **instead})


def signs(given: Sighting) -> tuple[Sign, ...]:
    """Return what the guard would warn because of; nothing if it would stay calm."""
    verdict = weigh(read(given, mind()), mind().policy)
    return verdict.because if verdict.level > Level.CALM else ()


def hints(found: Iterable[Sign]) -> str:
    return " ".join(hint.kind for sign in found for hint in sign.hints)


def judge_scams(path: Path, report: Report) -> None:
    for row in rows(path):
        if row.get("bait_title"):
            continue
        words, marks = signs(seen(row)), signs(seen(row, behaves=True))
        for sort in (
            f"kind {row['kind']}",
            f"family {row['kind']} {row['family']}",
            f"language {row['lang']}" + (" (titles)" if row["kind"] == "title" else ""),
            "with every third word gone" if row["kind"] in {"page", "dialog"} else "",
        ):
            thin = " ".join(w for at, w in enumerate((row.get("text") or "").split()) if at % 3)
            hit = signs(seen(row, text=thin)) if sort.startswith("with") else words
            count = report.caught[sort]
            count.total += 1
            count.words += bool(hit)
            count.marks += bool(marks)
        if not words:
            seen_by = "only by its behaviour" if marks else "not at all"
            report.missed.append(
                f"{row['id']} {row['kind']} {row['lang']} {row['family']}: {seen_by}"
            )
    del report.caught[""]
    report.caught["with every third word gone"].marks = -1


def judge_ordinary(path: Path, report: Report) -> None:
    for row in rows(path):
        title = row.get("title") or ""
        sort = ("hard" if row.get("hard") else "ordinary") + " items"
        pairs = {sort: seen(row)}
        if row.get("text"):
            full = row | {"behaviours": ["fullscreen"]}
            pairs[f"{sort} that fill the screen"] = seen(full, behaves=True)
        if title:
            pairs["titles alone"] = seen(row | {"kind": "title"}, text="", address="")
        for sort, given in pairs.items():
            found = signs(given)
            report.alarms[sort].total += 1
            report.alarms[sort].words += bool(found)
            if found:
                report.false.append(f"{row['id']} {sort}: {hints(found)}")


def clock(texts: Iterable[str]) -> list[float]:
    """Return how long each text takes, in milliseconds; the best of three."""
    times = []
    for text in texts:
        given, runs = sighting(text=text), []
        for _ in range(3):
            began = perf_counter()
            read(given, mind())
            runs.append((perf_counter() - began) * 1_000)
        times.append(min(runs))
    return times


def measure(folder: Path) -> Report:
    report = Report()
    judge_scams(folder / "scam.jsonl", report)
    judge_ordinary(folder / "benign.jsonl", report)
    texts = [row["text"] for row in rows(folder / "benign.jsonl") if row.get("text")]
    long = [text[:4_000] for text in texts if len(text) >= 4_000][:200]
    report.times["4,000 characters, median ms"] = median(clock(long)) if long else 0.0
    hostile = (
        SCARE,
        "windows ",
        "0x1a ",
        "1 ",
        "W i n d o w s ",
        "err0r ",
        "\ufdfa",
        "ウイルス感染電話",
    )
    report.times["1 MB of hostile text, worst ms"] = max(
        clock(one * (1_000_000 // len(one)) for one in hostile)
    )
    return report


def show(report: Report) -> Iterator[str]:
    yield f"{'caught':44}{'of':>6}{'words':>8}{'marks':>8}"
    for sort, count in sorted(report.caught.items()):
        shares = [
            f"{n / count.total:8.1%}" if n >= 0 else " " * 8 for n in (count.words, count.marks)
        ]
        yield f"{sort:44}{count.total:6}{''.join(shares)}"
    yield f"\n{'false alarms':44}{'of':>6}{'':8}"
    for sort, count in sorted(report.alarms.items()):
        yield f"{sort:44}{count.total:6}{count.words:8}"
    yield ""
    for what, value in report.times.items():
        yield f"{what:44}{value:14.2f}"
    yield from ("", "missed by words", *report.missed, "", "false alarms", *report.false)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the recogniser on a corpus.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--json", action="store_true", help="write JSON instead of a table")
    options = parser.parse_args()
    report = measure(options.corpus)
    if options.json:
        json.dump(report, sys.stdout, default=vars, indent=1)
        return
    sys.stdout.write("\n".join(show(report)) + "\n")


if __name__ == "__main__":
    main()
