"""Which files have arrived whole, and which are still arriving."""

import math
import stat
from pathlib import Path
from time import monotonic, time
from typing import Final, NamedTuple

from guard.files.kinds import STARTING, ending

RECENT: Final = 1_800.0
"""Seconds: a file this young at the start may be why somebody is on the telephone now."""
STILL: Final = 1.0
"""Seconds without growth after which a file is whole, where nobody tells of its end."""


def startable(path: Path) -> bool:
    """Tell whether a file of this name could start or install something.

    Browsers give a file its last suffix once it is whole. Until then they call it .crdownload,
    .part, .tmp and the like, and an empty file keeps its place.
    """
    return ending(path.name) in STARTING


class Stamp(NamedTuple):
    """What changes whenever a file does."""

    inode: int
    size: int
    written: int
    """Nanoseconds."""


class Intake:
    """Tells each file once: when it is whole, when it was replaced, when it is gone.

    However often it is asked about a file, it goes by the file; file names are hostile.
    """

    def __init__(self) -> None:
        self._whole: dict[Path, Stamp] = {}
        self._growing: dict[Path, tuple[Stamp, float]] = {}

    def consider(self, path: Path, *, closed: bool = False) -> bool | None:
        """Return True for a file newly whole, False for one newly gone, None for no news.

        ``closed``: its writer has finished. A file told of before must be still as well, so
        that one rewritten without end is not told without end.
        """
        stamp = _stamp(path)
        if stamp is None:
            self._growing.pop(path, None)
            return False if self._whole.pop(path, None) else None
        if not stamp.size or stamp == self._whole.get(path):  # empty: it keeps a place
            self._growing.pop(path, None)
            return None
        seen, since = self._growing.get(path, (None, 0.0))
        if (closed and path not in self._whole) or (seen == stamp and monotonic() - since >= STILL):
            self._growing.pop(path, None)
            self._whole[path] = stamp
            return True
        if seen != stamp:
            self._growing[path] = stamp, monotonic()
        return None

    def growing(self) -> set[Path]:
        """Name the files that nobody has called finished."""
        return set(self._growing)

    def missed(self, folder: Path) -> set[Path]:
        """Name the files to consider in a folder that changed, perhaps unnoticed."""
        known = {path for path in self._whole if path.parent == folder}
        try:
            here = {path for path in folder.iterdir() if startable(path)}
        except OSError:  # the folder itself has gone
            return known
        return known | {path for path in here if _age(path) < RECENT}


def _age(path: Path) -> float:
    """Return the seconds since a file came to bear this name, endless if it has gone.

    The time of writing may be the sender's; that of the inode's change (on Windows of the
    file's creation) never is.
    """
    try:
        return time() - path.stat().st_ctime
    except OSError:
        return math.inf


def _stamp(path: Path) -> Stamp | None:
    """Return the stamp of a regular file, None if it is something else, or gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)
