"""What the whole guard costs, and how soon it speaks, on a real desktop."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import Popen
from typing import Any, Final, Literal

import browser_cost
from figure import Figure, figure

from desktop import Desktop, desktop, until
from knowing import ROOT, SCARE
from looking import Onlooker, Window

PAPER: Final = 0xFDF8EE
NAVY: Final = 0x14324A
OWL: Final = [(x, y) for x in range(1342, 1366, 3) for y in range(742, 766, 3)]
"""Where trayer puts the icon on a monitor of 1366 x 768."""
OPEN: Final = [(1349, 749), (1358, 749)]
"""Where both eyes are light once every sense sees."""
STARTS: Final = 30
PAGES: Final = 12
IDLE: Final = 60.0
BY_POLL: Final = """
import sys
import guard.sensors.processes as processes
from guard.__main__ import main
processes.sensor = lambda _: processes.ProcessSensor(listen=lambda: None)
sys.exit(main([]))
"""
"""The guard without the netlink connector, as on kernels that refuse it to plain users."""

Browser = Literal["chromium", "firefox"]


@contextmanager
def on_a_desktop(folder: Path) -> Iterator[tuple[Desktop, Onlooker]]:
    """Hold a desktop and somebody who looks at it."""
    with desktop(folder) as made:
        (folder / "Downloads").mkdir(exist_ok=True)
        looking = Onlooker(made)
        try:
            yield made, looking
        finally:
            looking.close()


def start(made: Desktop, *command: str) -> Popen[bytes]:
    """Start the guard and wait until it sees."""
    guard = made.start(sys.executable, *(command or ("-m", "guard")), PYTHONPATH=str(ROOT))
    until((made.home / ".local/share/scam-guard/journal.sqlite3").exists)
    time.sleep(2)
    return guard


def seen(looking: Onlooker, guard: Popen[bytes]) -> Window:
    """Wait until a window of the guard stands painted on the screen."""

    def look() -> Window | None:
        return next((w for w in looking.of(guard.pid) if looking.painted(w.id, PAPER)), None)

    return until(look, seconds=15, every=0.001)


def stop(made: Desktop, looking: Onlooker, guard: Popen[bytes]) -> None:
    """Answer "I will stop now" by the keyboard."""

    def gone() -> bool:
        made.ask("xdotool", "key", "Return")
        time.sleep(0.1)
        return not looking.of(guard.pid)

    until(gone)


def memory(pid: int) -> float:
    """Return the proportional share of memory (PSS) in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError(pid)


def own_memory(pid: int) -> float:
    """Return the memory in MB that is no file's and nobody else's: it cannot be had otherwise."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) / 1024
    raise ValueError(pid)


def wakings(pid: int) -> int:
    """Return how often the threads of a process have begun to run after a wait."""
    found = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for line in (thread / "status").read_text("utf-8", "replace").splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                found += int(line.split()[1])
    return found


def cpu(pid: int) -> float:
    """Return the seconds of CPU a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(folder: Path) -> Iterator[Figure]:
    """Yield CPU and memory beside 300 idle processes and both browsers."""
    with on_a_desktop(folder) as (made, looking):
        guard = start(made)
        made.start("sh", "-c", "for i in $(seq 300); do sleep 1000 & done; wait")
        made.browse("chromium", "data:text/html,<title>Weather</title>Rain until Friday")
        made.browse("firefox", "data:text/html,<title>Garden</title>Seeds and gloves")
        time.sleep(15)
        used, woken, began = cpu(guard.pid), wakings(guard.pid), time.monotonic()
        time.sleep(IDLE)
        passed = time.monotonic() - began
        share = (cpu(guard.pid) - used) / passed * 100
        often = (wakings(guard.pid) - woken) / passed
        assert not looking.of(guard.pid), "something on this machine made the guard speak"
        yield figure(f"CPU at rest, of one core, over {IDLE:.0f} s", "%", [share], 0.2)
        yield figure("threads woken at rest, a second", "", [often])
        yield figure("memory of the tray (PSS)", "MB", [memory(guard.pid)], 65)
        yield figure("of it neither files nor shared", "MB", [own_memory(guard.pid)])
        tool = begin_tool(made, "anydesk")
        seen(looking, guard)
        time.sleep(1)
        yield figure("memory with the warning open (PSS)", "MB", [memory(guard.pid)], 75)
        stop(made, looking, guard)
        made.end(tool)
        time.sleep(2)
        yield figure("memory after it has closed (PSS)", "MB", [memory(guard.pid)], 65)


def begin_tool(made: Desktop, name: str) -> Popen[bytes]:
    """Start a real program under the name of a remote-control tool."""
    copy = made.home / name
    if not copy.exists():
        shutil.copy("/bin/sleep", copy)
    return made.start(str(copy), "300")


def start_up(folder: Path) -> Iterator[Figure]:
    """Yield the times from start to the icon on the screen, and until both its eyes are open."""
    with on_a_desktop(folder) as (made, looking):

        def once() -> tuple[float, float]:
            began = time.monotonic()
            guard = made.guard()
            until(lambda: any(looking.colour(x, y) == NAVY for x, y in OWL), every=0.005)
            shown = time.monotonic() - began
            until(lambda: all(looking.colour(x, y) == PAPER for x, y in OPEN), every=0.005)
            awake = time.monotonic() - began
            made.end(guard)
            until(lambda: all(looking.colour(x, y) != NAVY for x, y in OWL))
            return shown, awake

        once()
        shown, awake = zip(*(once() for _ in range(10)), strict=True)
        yield figure("start to icon on the screen, warm", "s", shown, 0.8)
        yield figure("start until every sense sees, warm", "s", awake)


def tools(folder: Path) -> Iterator[Figure]:
    """Yield the time from the start of a tool to the painted warning."""
    ways: list[tuple[str, tuple[str, ...], float]] = [
        ("by netlink", ("-m", "guard"), 200),
        ("by poll", ("-c", BY_POLL), 500),
    ]
    for way, command, wanted in ways:
        with on_a_desktop(folder / way) as (made, looking):
            guard = start(made, *command)

            def once(made: Desktop, looking: Onlooker, guard: Popen[bytes]) -> float:
                began = time.monotonic()
                tool = begin_tool(made, "anydesk")
                seen(looking, guard)
                taken = (time.monotonic() - began) * 1_000
                stop(made, looking, guard)
                made.end(tool)
                time.sleep(0.3)
                return taken

            times = [once(made, looking, guard) for _ in range(STARTS)]
            yield figure(f"start of AnyDesk to painted warning, {way}", "ms", times, wanted)


class Stage:
    """Pages that wait for a word of the bench before they change, and say when they have."""

    def __init__(self) -> None:
        self.waiting = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.changed = 0.0
        stage = self

        class Server(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = stage.answer(self.path).encode()  # fetch() goes on at the first header
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str) -> str:
        """Return the body for a path."""
        kind, _, number = path.lstrip("/").partition("?")
        match kind:
            case "go":
                self.waiting.release()
                self.go.acquire(timeout=30)
                self.changed = time.monotonic()
                return "go"
            case "loaded":
                self.changed = time.monotonic()
                return "thanks"
            case "title":
                return _changing(f"document.title = {SCARE!r}")
            case "load":
                return _changing(f"location = '/scare?{number}'")
            case "scare":
                mark = "addEventListener('load', () => fetch('/loaded'))"
                return f"<title>Weather</title><p>{SCARE}</p><script>{mark}</script>"
            case _:
                return "<title>Weather</title>Rain until Friday."


def _changing(change: str) -> str:
    """Return a harmless page that does something when it may."""
    script = f"fetch('/go').then(() => {{{change}}})"
    return f"<title>Weather</title>Rain until Friday.<script>{script}</script>"


def pages(folder: Path) -> Iterator[Figure]:
    """Yield the time from a changed title, and from a loaded page, to the painted warning."""
    wanted: dict[tuple[str, str], float] = {
        ("chromium", "title"): 400,
        ("firefox", "title"): 150,
        ("chromium", "load"): 700,
        ("firefox", "load"): 700,
    }
    told = {"title": "page title set to painted warning", "load": "page loaded to painted warning"}
    browsers: tuple[Browser, ...] = ("chromium", "firefox")
    for browser in browsers:
        with on_a_desktop(folder / browser) as (made, looking):
            stage = Stage()
            made.end(start(made))  # a browser that starts now can be read
            made.browse(browser, f"{stage.address}/first")
            until(lambda looking=looking: any("Weather" in w.title for w in looking.windows()), 40)
            for kind in ("title", "load"):
                times = [
                    _page(made, looking, stage, browser, f"{kind}?{run}") for run in range(PAGES)
                ]
                yield figure(f"{told[kind]}, {browser}", "ms", times, wanted[browser, kind])
            stage.server.shutdown()


def _page(made: Desktop, looking: Onlooker, stage: Stage, browser: Browser, path: str) -> float:
    """Show one page to a guard that has heard of none before; return the milliseconds."""
    made.browse(browser, f"{stage.address}/first")
    time.sleep(1)
    guard = start(made)
    made.browse(browser, f"{stage.address}/{path}")
    assert stage.waiting.acquire(timeout=30), "the page never came"
    time.sleep(1.5)
    stage.go.release()
    seen(looking, guard)
    taken = (time.monotonic() - stage.changed) * 1_000
    made.end(guard)
    return taken


PARTS: Final[dict[str, Callable[[Path], Iterator[Figure]]]] = {
    "start": start_up,
    "starts": tools,
    "pages": pages,
    "idle": idle,
    "browser": browser_cost.measure,
}
