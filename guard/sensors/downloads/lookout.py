"""Folders the system tells about: watchdog, kept in step with folders that come and go."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, NamedTuple

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from guard.sensors import Unavailable
from guard.sensors.downloads.intake import startable

if TYPE_CHECKING:
    from watchdog.observers.api import ObservedWatch

_TOLD: Final[list[type[FileSystemEvent]]] = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileMovedEvent,
]
"""What is worth waking for; a big file is written to thousands of times."""
_FULL: Final = (errno.EMFILE, errno.ENFILE, errno.ENOSPC)
"""What inotify fails with when its user watches too much already."""

_GATHERS: Final = 0.2
"""Seconds for which a folder must be quiet before watchdog tells of it on Windows; with its
default of 1 a folder that changes more often is never told of."""


class News(NamedTuple):
    """A path to look at."""

    path: Path
    closed: bool
    """Its writer has finished."""


class _Postbox(FileSystemEventHandler):
    """Keeps what is told of files that matter."""

    def __init__(self, inbox: SimpleQueue[News | None]) -> None:
        self.inbox = inbox

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep each path an event is about."""
        self._keep(event.src_path, closed=isinstance(event, FileClosedEvent))
        if isinstance(event, FileMovedEvent):
            self._keep(event.dest_path, closed=True)

    def _keep(self, path: bytes | str, *, closed: bool) -> None:
        if startable(known := Path(os.fsdecode(path))):
            self.inbox.put(News(known, closed))


class _Folder(NamedTuple):
    """What tells a folder from another in its place, and from what it held before."""

    device: int
    inode: int
    changed: int
    """Nanoseconds: when a name in it last came or went."""


class Lookout:
    """Has the system tell of folders, which may come, go and be replaced."""

    def __init__(self, inbox: SimpleQueue[News | None]) -> None:
        """Start to watch nothing yet; raise Unavailable where files cannot be watched."""
        self._postbox = _Postbox(inbox)
        self._known: dict[Path, _Folder] = {}
        self._watches: dict[Path, ObservedWatch] = {}
        with _files_watched():
            self._observer = Observer(timeout=_GATHERS)
            self._observer.start()

    def turn(self, folders: Iterable[Path]) -> set[Path]:
        """Watch these folders, no others; return those where names came or went since.

        Events miss what an overfull queue drops, and what happens elsewhere on a network drive.
        Raises Unavailable when there is nothing to watch.
        """
        before = self._known
        self._known = {folder: found for folder in folders if (found := _look(folder))}
        if not self._known:
            raise Unavailable("no_download_folder")
        changed = {folder for folder, _ in before.items() ^ self._known.items()}
        for folder in changed:
            if _place(before.get(folder)) != _place(self._known.get(folder)):
                self._watch_anew(folder)
        return changed

    def wake(self) -> None:
        """End the wait for news."""
        self._postbox.inbox.put(None)

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def _watch_anew(self, folder: Path) -> None:
        if watch := self._watches.pop(folder, None):
            self._observer.unschedule(watch)
        if folder in self._known:
            with _files_watched(), suppress(FileNotFoundError):
                self._watches[folder] = self._observer.schedule(
                    self._postbox, str(folder), event_filter=_TOLD
                )


@contextmanager
def _files_watched() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Unavailable("no_file_watching") from None
        raise


def _place(folder: _Folder | None) -> tuple[int, int] | None:
    return folder and (folder.device, folder.inode)


def _look(path: Path) -> _Folder | None:
    """Return what is known of a folder, None if it is none or keeps its names to itself."""
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISDIR(found.st_mode) or not os.access(path, os.R_OK | os.X_OK):
        return None
    return _Folder(found.st_dev, found.st_ino, found.st_mtime_ns)
