"""Which file a process runs, and so what it is called."""

import sys
from pathlib import PureWindowsPath

import psutil

if sys.platform == "win32":
    from guard.files.image import win32

    def path(process: psutil.Process) -> str:
        """Return the file a process runs; raises psutil.Error.

        psutil also names what belongs to others. Wine 8 knows nothing of its way to ask.
        """
        try:
            return process.exe()
        except OSError:
            return win32.path(process.pid)

    def name(process: psutil.Process) -> str:
        """Return what a process is called; raises psutil.Error."""
        try:
            return process.name()
        except OSError:
            return PureWindowsPath(win32.path(process.pid)).name

else:

    def path(process: psutil.Process) -> str:
        """Return the file a process runs; raises psutil.Error."""
        return process.exe()

    def name(process: psutil.Process) -> str:
        """Return what a process is called; raises psutil.Error."""
        return process.name()


__all__ = ["name", "path"]
