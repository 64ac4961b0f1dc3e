"""Reading a picture with Tesseract, in a program of its own that ends when it has read.

Why Tesseract: docs/adr/0011-words-in-pictures.md.
"""

import sys

assert sys.platform == "linux"

import os
import shutil
import subprocess
from contextlib import suppress
from time import monotonic
from typing import Final

import psutil

from guard.sensors.pictures.screen import LIMIT, LONGEST, Picture, printed

PROGRAM: Final = "tesseract"
MEMORY: Final = 768 << 20
"""Bytes of address space; a picture of 1920x1080 takes a fourth of it."""
_NICE: Final = 10
_SPARSE: Final = "11"
"""Page segmentation: find as much text as possible, in no order (tesseract --help-psm)."""


class Tesseract:
    """The reader of pictures that Debian and its kin bring."""

    lack = "no_picture_reader"

    def is_there(self) -> bool:
        """Tell whether it is installed."""
        return shutil.which(PROGRAM) is not None

    def begin(self, picture: Picture) -> "Reading":
        """Begin to read; raise OSError if it cannot be started."""
        return Reading(picture)


class Reading:
    """One picture on its way through the program; it is in memory only."""

    def __init__(self, picture: Picture) -> None:
        self._end = monotonic() + LIMIT
        with os.fdopen(os.memfd_create("picture"), "wb") as memory:
            memory.write(f"P5\n{picture.width} {picture.height}\n255\n".encode())
            memory.write(picture.grey)
            memory.seek(0)
            self._process = subprocess.Popen(  # noqa: S603 -- its name and options are ours
                (PROGRAM, "stdin", "stdout", "--psm", _SPARSE),
                stdin=memory,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # More threads make it several times slower (measured).
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        with suppress(psutil.Error):
            process = psutil.Process(self._process.pid)
            process.nice(_NICE)
            process.rlimit(psutil.RLIMIT_AS, (MEMORY, MEMORY))

    def words(self, seconds: float) -> str | None:
        """Return the words, none if it failed; None if it is still reading after so long."""
        if monotonic() > self._end:
            self._process.kill()
        try:
            read, _ = self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        return printed(read[: LONGEST * 4].decode(errors="replace").splitlines())

    def close(self) -> None:
        """End the program if it has not ended."""
        self._process.kill()
        if self._process.stdout:
            self._process.stdout.close()
        self._process.wait()
