"""What the guard costs the browser: CPU of page loads with it and without it.

``python tests/bench/browser_cost.py`` prints a table of 20 generated ordinary pages;
``--guard "scam-guard watch"`` measures another command than the pages sense alone.
"""

import argparse
import json
import random
import shlex
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal

import psutil

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

from figure import Figure, figure  # noqa: E402 -- the path comes first

from desktop import desktop, until  # noqa: E402

ROOT: Final = HERE.parents[1]
SIZES: Final = tuple(round(1_024 * 1_024 ** (step / 19)) for step in range(20))
"""Bytes of the pages, from 1 kB to 1 MB."""
ROUNDS: Final = 5
SETTLE: Final = 2.0
"""Seconds after a page has loaded that still count as its load."""
SENSE: Final = (
    "from threading import Event; from guard.core.knowledge import Knowledge\n"
    "from guard.sensors import pages\n"
    "for _ in pages.sensor(Knowledge()).watch(Event()): pass"
)
"""The pages sense alone."""

WORDS: Final = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "is",
    "was",
    "for",
    "on",
    "that",
    "with",
    "as",
    "by",
    "at",
    "from",
    "his",
    "her",
    "it",
    "an",
    "were",
    "which",
    "are",
    "this",
    "be",
    "had",
    "or",
    "has",
    "been",
    "their",
    "one",
    "who",
    "not",
    "also",
    "but",
    "its",
    "first",
    "two",
    "all",
    "more",
    "other",
    "after",
    "new",
    "time",
    "some",
    "years",
    "world",
    "many",
    "where",
    "people",
    "when",
    "over",
    "such",
    "three",
    "during",
    "most",
    "used",
    "city",
    "known",
    "under",
    "since",
]
STYLE: Final = (
    "body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60em}nav a{padding:.4em 1em}"
    "td{border:1px solid #ccc;padding:.3em}img{float:right;border-radius:8px}footer{clear:both}"
)
DRIVE: Final = """<script>addEventListener("load", async () => {
  await fetch("/loaded?TURN");
  for (;;) { const to = await (await fetch("/next?TURN")).text(); if (to) { location = to; break } }
})</script>"""
"""Lets the server lead the browser from page to page, as a person's clicks would."""


def page(size: int) -> str:
    """Make an ordinary page of about so many bytes: text, links, lists, tables, pictures."""
    chance = random.Random(size)

    def say(words: int) -> str:
        return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."

    def link() -> str:
        return f'<a href="/to/{chance.randrange(999)}">{say(3)}</a>'

    def paragraph() -> str:
        return "".join(say(14) if chance.random() < 0.8 else link() for _ in range(6))

    kinds = {
        lambda: f"<p>{paragraph()}</p>": 60,
        lambda: f"<h2>{say(5)}</h2>": 12,
        lambda: "<ul>" + "".join(f"<li>{say(8)}" for _ in range(6)) + "</ul>": 10,
        lambda: "<table>" + "<tr><td>a<td>b<td>c<td>d".replace("a", say(2)) * 6 + "</table>": 8,
        lambda: (
            f'<img src="/picture.svg?{chance.random()}" width=320 height=200 alt="{say(4)}">'
        ): 10,
    }
    head = f"<!doctype html><html lang=en><title>{say(4)}</title><style>{STYLE}</style>"
    parts = [head, "<nav>", *(link() for _ in range(6)), f"</nav><h1>{say(5)}</h1><main>"]
    length = sum(map(len, parts))
    while length < size:
        (make,) = chance.choices([*kinds], [*kinds.values()])
        parts.append(make())
        length += len(parts[-1])
    return "".join(parts) + f"</main><footer>{link()}</footer>"


PICTURE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200"'
    ' fill="#8ab"/><circle cx="160" cy="100" r="70" fill="#fc6"/></svg>'
)


class Tour:
    """A web server that leads one browser through pages."""

    def __init__(self, pages: dict[str, str]) -> None:
        self._turn = 0
        self._to = ""
        self._moved = threading.Condition()
        self._loaded = threading.Event()
        self._pages = pages
        tour = self

        class Server(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path, _, query = self.path.partition("?")
                body = tour.answer(path, query).encode()
                self.send_response(200)
                svg = path.endswith(".svg")
                self.send_header("Content-Type", "image/svg+xml" if svg else "text/html")
                self.send_header("Cache-Control", "no-store")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, turn: str) -> str:
        """Answer a request; ``turn`` tells which page asks where to go next."""
        if path == "/loaded":
            if turn == str(self._turn):
                self._loaded.set()
            return ""
        if path == "/next":
            with self._moved:
                self._moved.wait_for(lambda: turn != str(self._turn), 20)
                return self._to if turn != str(self._turn) else ""
        return self._pages.get(path, "") + DRIVE.replace("TURN", str(self._turn)) * (
            not path.endswith(".svg")
        )

    def wait(self) -> None:
        """Wait until the page of this turn has loaded."""
        if not self._loaded.wait(60):
            raise TimeoutError(self._to)

    def go(self, path: str) -> None:
        """Lead the browser to a page and wait until it has loaded."""
        self._loaded.clear()
        with self._moved:
            self._turn += 1
            self._to = path
            self._moved.notify_all()
        self.wait()


@contextmanager
def browsing(
    which: Literal["chromium", "firefox"], folder: Path, guard: Sequence[str]
) -> Iterator[tuple[Tour, psutil.Process]]:
    """Hold a desktop with a browser on tour, and a guard that was there before it."""
    tour = Tour({f"/{size}": page(size) for size in SIZES} | {"/picture.svg": PICTURE})
    with desktop(folder, tray=False) as made:
        if guard:
            made.start(*guard, PYTHONPATH=str(ROOT))
            until(lambda: b"true" in made.ask(*_ASK_ENABLED))
        browser = made.browse(which, tour.address)
        tour.wait()
        time.sleep(10)
        yield tour, psutil.Process(browser.pid)
    tour.server.shutdown()
    tour.server.server_close()


_ASK_ENABLED: Final = (
    "dbus-send",
    "--session",
    "--print-reply",
    "--dest=org.a11y.Bus",
    "/org/a11y/bus",
    "org.freedesktop.DBus.Properties.Get",
    "string:org.a11y.Status",
    "string:IsEnabled",
)


def spent(browser: psutil.Process) -> float:
    """Return the milliseconds of CPU that a browser and all its processes have used."""
    total = 0.0
    for process in (browser, *browser.children(recursive=True)):
        try:
            total += sum(process.cpu_times()[:4])
        except psutil.Error:
            continue
    return total * 1_000


@dataclass
class Row:
    """One page: milliseconds of CPU of a load, by round, without the guard and with it."""

    size: int
    without: list[float]
    beside: list[float]

    @property
    def ratio(self) -> float:
        """How much more a load costs with the guard."""
        return _middle(self.beside) / _middle(self.without)


def _middle(values: list[float]) -> float:
    """Return the mean without the extremes; the kernel counts in steps of 10 ms."""
    kept = sorted(values)[1:-1] or values
    return statistics.mean(kept)


def compare(
    folder: Path,
    guard: Sequence[str],
    which: Literal["chromium", "firefox"] = "chromium",
    rounds: int = ROUNDS,
) -> list[Row]:
    """Load every page in two browsers by turns, one of them guarded."""
    rows = {size: Row(size, [], []) for size in SIZES}
    with ExitStack() as stack:
        plain = stack.enter_context(browsing(which, folder / "without", ()))
        guarded = stack.enter_context(browsing(which, folder / "with", guard))
        for number in range(rounds + 1):
            order = random.Random(number).sample(SIZES, len(SIZES))
            for size in order:
                for (tour, browser), values in (
                    (plain, rows[size].without),
                    (guarded, rows[size].beside),
                ):
                    before = spent(browser)
                    tour.go(f"/{size}")
                    time.sleep(SETTLE)
                    if number:  # the first round warms up
                        values.append(spent(browser) - before)
    return [*rows.values()]


def measure(folder: Path) -> Iterable[Figure]:
    """Measure the whole guard."""
    rows = compare(folder, (sys.executable, "-m", "guard"))
    ratios = [row.ratio for row in rows]
    yield figure("Chromium: CPU of a page load, guarded : not, 20 pages", "x", ratios, 1.15)
    yield figure("the same, the worst page", "x", [max(ratios)], 1.5)


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
    ratios = [row.ratio for row in rows]
    if chosen.json:
        facts = {
            "rows": [asdict(row) | {"ratio": row.ratio} for row in rows],
            "median": statistics.median(ratios),
            "worst": max(ratios),
        }
        print(json.dumps(facts, indent=2))
        return
    print(f"{'bytes':>9} {'without':>9} {'with':>9}   ratio   (ms of CPU)")
    for row in rows:
        without, beside = _middle(row.without), _middle(row.beside)
        print(f"{row.size:>9} {without:>9.0f} {beside:>9.0f}   {row.ratio:.2f}")
    print(f"median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}")


if __name__ == "__main__":
    main()
