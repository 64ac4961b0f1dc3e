"""A browser that is led from page to page before the guard, and what the guard makes of each."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Literal

from PySide6.QtWidgets import QApplication
from tour import HTML, Tour

from desktop import Desktop, desktop, until
from guard import sensors
from guard.app.guard import Guard
from guard.commands.face import Face
from guard.core.incident import Answer, Incident
from guard.core.knowledge import Knowledge
from guard.core.sighting import PICTURE_WORDS, Sighting
from guard.sensors import Report, Sensor
from knowing import RESOURCES
from looking import Onlooker

CALM = "<title>Garden club</title><h1>Garden club</h1><p>Bring gloves on Monday.</p>"
WATCHED = frozenset({"pages", "screen", "pictures"})
"""Senses that take part; what else runs or is saved on this computer is not the matter here."""
PATIENCE = 6.0
"""Seconds that a scare gets to be noticed."""
CALMED = 0.35
"""Seconds on a calm page between two others: that the last one has gone must be noticed, too."""
READ = 15.0
"""Seconds in which a picture is read; whatever else the computer does comes first."""
AFTER = 0.6
"""Seconds that a page is given after its words were read."""


class Overheard:
    """A sense whose sightings can be looked up."""

    def __init__(self, sensor: Sensor, seen: list[Sighting]) -> None:
        self.name, self._sensor, self._seen = sensor.name, sensor, seen

    def watch(self, stop: Event) -> Iterator[Report]:
        for report in self._sensor.watch(stop):
            if isinstance(report, Sighting) and report.present:
                self._seen.append(report)
            yield report


@dataclass(frozen=True)
class Outcome:
    """What became of one page."""

    warned: bool
    seconds: float
    read: str
    """The words that the senses read there."""
    unloaded: bool = False


class Stage:
    """A browser, and the whole guard with its face before it, in this process."""

    def __init__(self, made: Desktop, tour: Tour) -> None:
        self._desktop, self._tour = made, tour
        self._seen: list[Sighting] = []
        self._sites = 0
        self._onlooker = Onlooker(made)
        self._application = QApplication.instance() or QApplication([])
        self._application.setQuitOnLastWindowClosed(False)
        self._guard = Guard(RESOURCES, self._sensors)
        self._face = Face(self._guard)
        self._guard.start()

    def close(self) -> None:
        self._guard.stop()
        self._onlooker.close()

    def join(self, browser: Literal["chromium", "firefox"]) -> None:
        """Open the browser, and wait until its words can be read."""
        until(lambda: self._live(0.2) or all(s.why != "starting" for s in self._guard.states))
        self._desktop.browse(browser, self._tour.address)
        self._tour.wait()
        until(lambda: self._live(0.2) or "gloves" in self._read())

    def show(self, path: str, *, scare: bool, fills: bool = False, own: bool = False) -> Outcome:
        """Lead the browser to a page; stay until it is warned of, or long enough.

        A page that ``fills`` the screen does so at a click; one with a site of its ``own`` has
        its rations to itself, as a scare's has.
        """
        self._seen.clear()
        self._sites += own
        began = time.monotonic()
        try:
            self._tour.go(self._on_own_site(path) if own else path)
        except TimeoutError:
            return Outcome(warned=False, seconds=0, read="", unloaded=True)
        if fills:
            self._wait(self._filled)
        drawn = fills or own
        if drawn:
            self._wait(lambda: self._warned() or bool(self._pictured(path)), READ)
        elif not scare:
            self._wait(lambda: bool(self._read()))
        warned = self._wait(self._warned, PATIENCE if scare and not drawn else AFTER)
        seconds = time.monotonic() - began
        outcome = Outcome(warned, seconds, self._read())
        self._leave()
        return outcome

    def _on_own_site(self, path: str) -> str:
        """Return the address of a page on a host that browsers take for this computer."""
        port = self._tour.address.rpartition(":")[2]
        return f"http://site{self._sites}.localhost:{port}{path}"

    def _leave(self) -> None:
        """Answer the warning and the page's own boxes; go to a calm page; begin a new story."""
        self._guard.answer(Answer.STOPPED)
        self._face._warning.withdraw()
        self._wait(lambda: not self._warned(), 2)
        self._tour.send("/")
        until(self._answered)
        self._live(CALMED)
        self._guard._watch._incident = Incident()
        self._face._warning.withdraw()

    def _answered(self) -> bool:
        """Answer a box of the page, if there is one; tell whether the browser could go on.

        A warning that has come once more must not get the key: it would close the browser.
        """
        self._face._warning.withdraw()
        self._live(0.15)
        if not self._onlooker.of(os.getpid()):
            self._desktop.ask("xdotool", "key", "Return")
        return self._tour.arrives(0.5)

    def _filled(self) -> bool:
        """Click, unless the page fills the screen already or a warning stands over it."""
        if self._warned() or any(window.full_screen for window in self._onlooker.windows()):
            return True
        self._desktop.ask("xdotool", "mousemove", "600", "400", "click", "1")
        self._live(0.5)
        return False

    def _warned(self) -> bool:
        """Tell whether a window of ours stands on the desktop, as others see it."""
        return self._face._warning.sheet is not None and bool(self._onlooker.of(os.getpid()))

    def _pictured(self, path: str) -> str:
        """Return what was read off a picture of this page; that of the one before may come late."""
        pictured = (each for each in self._seen if PICTURE_WORDS in each.marks)
        return max((each.text for each in pictured if each.address.endswith(path)), default="")

    def _read(self) -> str:
        texts = [seen.text for seen in self._seen if seen.text]
        return max(texts, key=len, default="")

    def _wait(self, wanted: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        end = time.monotonic() + seconds
        while not (found := wanted()) and time.monotonic() < end:
            self._live(0.03)
        return found

    def _live(self, seconds: float) -> None:
        """Let the guard think and draw."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._application.processEvents()
            time.sleep(0.005)

    def _sensors(self, knowledge: Knowledge) -> Iterable[Sensor]:
        for sensor in sensors.find(knowledge):
            if sensor.name in WATCHED:
                yield Overheard(sensor, self._seen)


@contextmanager
def staged(folder: Path, tour: Tour, browser: Literal["chromium", "firefox"]) -> Iterator[Stage]:
    """Hold a stage on a desktop of its own, with a browser on the calm page of a tour."""
    tour._files.setdefault("/", (HTML, CALM.encode()))
    with desktop(folder) as made:
        os.environ.update(made.environ)
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        stage = Stage(made, tour)
        try:
            stage.join(browser)
            yield stage
        finally:
            stage.close()
