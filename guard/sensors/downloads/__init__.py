"""Files that arrive where downloads go and could start or install something."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from time import monotonic
from typing import Final

from platformdirs import user_desktop_dir, user_downloads_dir

from guard.core.sighting import DOWNLOAD, Program, Sighting
from guard.sensors import Report, Sensor, arrivals, printable
from guard.sensors.downloads.intake import Intake, identity
from guard.sensors.downloads.lookout import Lookout, News

EVERY: Final = 1.0
"""Seconds between two looks at what is still growing and at folders that came or went."""


def folders() -> set[Path]:
    """Name the folders downloads go to, whether they exist or not, with links resolved."""
    usual = Path.home() / "Downloads"
    return {Path(each).resolve() for each in (user_downloads_dir(), usual, user_desktop_dir())}


class DownloadSensor:
    """Reports each file that could start something when it is whole, and when it is gone."""

    name = "downloads"

    def __init__(
        self, folders: Callable[[], Iterable[Path]] = folders, *, every: float = EVERY
    ) -> None:
        self._folders = folders
        self._every = every

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at a file when the system tells of it, and again until it is still."""
        inbox: SimpleQueue[News | None] = SimpleQueue()
        inbox.put(None)  # what is already there is looked at without waiting
        intake = Intake()
        due = monotonic()
        with closing(Lookout(inbox)) as lookout:
            for news in arrivals(inbox, stop):
                if news is not None:
                    yield from self._consider(intake, news.path, closed=news.closed)
                if monotonic() >= due:
                    due = monotonic() + self._every
                    for path in self._overdue(intake, lookout):
                        yield from self._consider(intake, path)
                yield None

    def _overdue(self, intake: Intake, lookout: Lookout) -> Iterator[Path]:
        yield from intake.growing()
        for folder in lookout.turn(self._folders()):
            yield from intake.missed(folder)

    def _consider(self, intake: Intake, path: Path, *, closed: bool = False) -> Iterator[Sighting]:
        present = intake.consider(path, closed=closed)
        if present is not None:
            name, full = (printable(str(each)) for each in (path.name, path))
            yield Sighting(
                sensor=self.name,
                thing=f"file {identity(path)}",
                seen_at=datetime.now(UTC),
                present=present,
                program=Program(name=name, path=full),
                marks=frozenset({DOWNLOAD}),
            )


def sensor() -> Sensor:
    """Offer the sensor for this system."""
    return DownloadSensor()
