"""A file of which only so much is read, whatever a reader of its format asks for.

Files are not mapped into memory: one that is cut short while it is read would end the
whole guard with SIGBUS. Readers of formats trust the lengths they find; a ration does not.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, Final

PIECE: Final = 256 << 10
"""Bytes of the longest single read."""
LEAST: Final = 256
"""Bytes that the smallest read counts for, so that small ones end as well."""


class TooMuchError(OSError):
    """More was asked for than there is a reason to read."""


class Rationed(RawIOBase):
    """A file to read and seek in, or to slice like bytes; at most ``most`` bytes of it.

    Raises TooMuchError for a read beyond that, or longer than PIECE. A slice is cut instead.
    """

    def __init__(self, file: BinaryIO | RawIOBase, most: int) -> None:
        super().__init__()
        self._file = file
        self._left = most
        self._size = file.seek(0, os.SEEK_END)
        self._at = 0

    def __len__(self) -> int:
        """Return the size of the whole file in bytes."""
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        """Return a part of the file, cut to PIECE."""
        start, stop, _ = part.indices(self._size)
        self._at = start
        return self.read(min(max(stop - start, 0), PIECE))

    def readable(self) -> bool:
        """Agree to be read."""
        return True

    def seekable(self) -> bool:
        """Agree to be read in any order."""
        return True

    def tell(self) -> int:
        """Return where the next read begins."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Choose where the next read begins; before and after the file there is no place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = min(max(0, base + offset), self._size)
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes, fewer only at the end of the file."""
        rest = self._size - self._at
        wanted = rest if size is None or size < 0 else min(size, rest)
        self._left -= max(wanted, LEAST)
        if wanted > PIECE or self._left < 0:
            raise TooMuchError
        self._file.seek(self._at)
        found = self._file.read(wanted) or b""
        self._at += len(found)
        return found


@contextmanager
def opened(path: Path, most: int) -> Iterator[Rationed]:
    """Open a regular file without ever waiting for it; raise OSError for anything else."""
    with open(path, "rb", buffering=0, opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(path)
        yield Rationed(file, most)


def _at_once(path: str, flags: int) -> int:
    """Open a path; a pipe nobody writes to would keep us waiting otherwise."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
