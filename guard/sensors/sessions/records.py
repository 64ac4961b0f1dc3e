"""Lines that are added to a file others write, and may rotate, cut short or replace."""

import codecs
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

TAIL: Final = 256 * 1024
"""Bytes before the end of a file at which reading begins."""
MOST: Final = 1024 * 1024
"""Bytes read in one look; what is left waits for the next."""
LONGEST: Final = 4_096
"""Characters of a line that are kept: what matters stands at its beginning."""
MARK: Final = 64
"""Bytes before the place reached by which the same file is known again."""
NEIGHBOURS: Final = 500
"""Files of the same folder among which one that was renamed is sought."""


class Record:
    """One path where a file grows; nothing is held open between two looks."""

    def __init__(self, path: Path) -> None:
        self.exists = False
        """It was there at the last look."""
        self._path = path
        self._reading: _Reading | None = None

    def lines(self) -> list[str]:
        """Return the lines completed since the last look; at first those at the end.

        Raises OSError where the file is there and cannot be read.
        """
        try:
            found = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            self.exists = False
            return self._leave()
        self.exists = True
        last = self._leave() if self._reading and self._reading.place != _place(found) else []
        if self._reading and self._reading.done == _size(found):
            return last
        with _open(self._path) as file:
            return last + self._read(file)

    def _read(self, file: BinaryIO) -> list[str]:
        if self._reading is None or not self._reading.continues(file):
            empty = file.seek(0, os.SEEK_END) < len(codecs.BOM_UTF16)
            self._reading = None if empty else _Reading(file)
        return self._reading.more(file) if self._reading else []

    def _leave(self) -> list[str]:
        """Read what was added to a file before it was renamed, and forget it."""
        reading, self._reading = self._reading, None
        if reading is None:
            return []
        with suppress(OSError):
            if moved := _beside(self._path, reading.place):
                with _open(moved) as file:
                    return reading.more(file) if reading.continues(file) else []
        return []


class _Reading:
    """How far one file has been read, from its start or, if it is large, from its tail."""

    def __init__(self, file: BinaryIO) -> None:
        found = os.fstat(file.fileno())
        file.seek(0)
        self.place = _place(found)
        self.done: tuple[int, int] | None = None
        """Size and time of the file when all of it had been read."""
        self._decoder = codecs.getincrementaldecoder(_encoding(file.read(4)))("replace")
        self._offset = max(0, found.st_size - TAIL) & ~1  # whole units of UTF-16
        self._mark = b""
        self._rest = ""
        self._skips = self._offset > 0 and not _is_hole(file, self._offset)

    def continues(self, file: BinaryIO) -> bool:
        """Tell whether what was read is still there: the file was not cut or written anew."""
        file.seek(self._offset - len(self._mark))
        return file.read(len(self._mark)) == self._mark

    def more(self, file: BinaryIO) -> list[str]:
        """Return the lines that are complete now."""
        found = os.fstat(file.fileno())
        file.seek(self._offset)
        data = file.read(MOST)
        self._offset += len(data)
        self._mark = (self._mark + data[-MARK:])[-MARK:]
        self.done = _size(found) if self._offset >= found.st_size else None
        return self._cut(self._decoder.decode(data))

    def _cut(self, text: str) -> list[str]:
        """Cut into lines; a file cut short under its writer begins with a hole of NULs."""
        readable = text.replace("\0", "").replace("\ufeff", "")
        *done, rest = (self._rest + readable).split("\n")
        if done and self._skips:
            del done[0]
            self._skips = False
        self._rest = rest[:LONGEST]
        return [line[:LONGEST].rstrip("\r") for line in done]


def _encoding(head: bytes) -> str:
    """Tell by the first bytes; text of Windows programs may have no mark in front."""
    if head.startswith(codecs.BOM_UTF16_LE) or _units(head[0::2], head[1::2]):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE) or _units(head[1::2], head[0::2]):
        return "utf-16-be"
    return "utf-8"


def _units(letters: bytes, zeros: bytes) -> bool:
    return zeros == b"\0\0" and b"\0" not in letters


def _open(path: Path) -> BinaryIO:
    """Open a file; what only looks like one (a pipe, a device) is never waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags), "rb", buffering=0)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(f"not a file: {path.name!r}")
    return file


def _place(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _is_hole(file: BinaryIO, offset: int) -> bool:
    """Tell whether nothing was ever written right before a place."""
    file.seek(max(0, offset - MARK))
    return not any(file.read(MARK))


def _size(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _beside(path: Path, place: tuple[int, int]) -> Path | None:
    """Find a file that was renamed within its folder."""
    with os.scandir(path.parent) as entries:
        for entry, _ in zip(entries, range(NEIGHBOURS), strict=False):
            if entry.inode() == place[1] and _place(entry.stat(follow_symlinks=False)) == place:
                return Path(entry.path)
    return None
