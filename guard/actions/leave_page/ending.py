"""End a browser, where nothing milder has helped."""

from contextlib import suppress
from typing import Final

import psutil

from guard.desktop.browsers import NAMES

PATIENCE: Final = 2.0
"""Seconds for a browser to end by itself when it is asked to."""


class Browser:
    """The main process of a browser, which is never taken for another that has its number."""

    def __init__(self, pid: int) -> None:
        """Raise psutil.Error if no such process runs, or if it is none of a browser."""
        self._process = psutil.Process(pid)
        if self._process.name() not in NAMES:
            raise psutil.NoSuchProcess(pid)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Tell whether it still runs."""
        try:
            return self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False

    def end(self) -> bool:
        """Ask it to end, then end it with all its parts; tell whether it has ended."""
        with suppress(psutil.Error):
            parts = self._process.children(recursive=True)
            self._process.terminate()
            psutil.wait_procs([self._process], timeout=PATIENCE)
            for process in (self._process, *parts):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            psutil.wait_procs([self._process], timeout=PATIENCE)
        return not self.runs
