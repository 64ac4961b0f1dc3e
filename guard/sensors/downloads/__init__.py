"""Files that arrive where downloads go and could start or install something."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from time import monotonic
from typing import Final

from platformdirs import user_desktop_dir, user_downloads_dir

from guard.core.knowledge import Knowledge
from guard.core.sighting import Sighting
from guard.sensors import Report, Sensor, waits
from guard.sensors.downloads.intake import Intake
from guard.sensors.downloads.lookout import Lookout, News
from guard.sensors.downloads.telling import Teller

EVERY: Final = 1.0
"""Seconds between two looks at what is still growing."""
SELDOM: Final = 5
"""So many times as long it is between two looks at the folders, which come and go less often."""


def folders() -> set[Path]:
    """Name the folders downloads go to, whether they exist or not, with links resolved."""
    usual = Path.home() / "Downloads"
    return {Path(each).resolve() for each in (user_downloads_dir(), usual, user_desktop_dir())}


class DownloadSensor:
    """Reports each file that could start something when it is whole, and when it is gone.

    What it holds or leads to is reported beside it, each as a thing of its own.
    """

    name = "downloads"

    def __init__(
        self, folders: Callable[[], Iterable[Path]] = folders, *, every: float = EVERY
    ) -> None:
        self._folders = folders
        self._every = every

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at a file when the system tells of it, and again until it is still."""
        inbox: SimpleQueue[News | None] = SimpleQueue()
        intake, teller = Intake(), Teller(self.name)
        look = look_around = monotonic()
        with closing(Lookout(inbox)) as lookout, waits(stop, lookout, self._every) as patience:
            while not stop.is_set():
                paths: set[Path] = set()
                if (now := monotonic()) >= look_around:
                    look_around = now + self._every * SELDOM
                    paths |= self._missed(intake, lookout)
                if now >= look:
                    look = now + self._every
                    paths |= intake.growing()
                for path in paths:
                    yield from _consider(intake, teller, News(path, closed=False))
                yield None
                if news := _next(inbox, self._every if intake.growing() else patience):
                    yield from _consider(intake, teller, news)

    def _missed(self, intake: Intake, lookout: Lookout) -> set[Path]:
        changed = lookout.turn(self._folders())
        return {path for folder in changed for path in intake.missed(folder)}


def _next(inbox: SimpleQueue[News | None], seconds: float) -> News | None:
    """Wait for news; return None if none came."""
    try:
        return inbox.get(timeout=seconds)
    except Empty:
        return None


def _consider(intake: Intake, teller: Teller, news: News) -> Iterator[Sighting]:
    present = intake.consider(news.path, closed=news.closed)
    if present is not None:
        yield from teller.come(news.path) if present else teller.gone(news.path)


def sensor(_: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return DownloadSensor()
