"""Which processes are one tool: those it was seen as, their children, and its other copies."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePath
from typing import Final

import psutil

SAME: Final = 0.02
"""Seconds between two times of creation that are one: the kernel counts in ticks of 0.01 s."""

HOSTS: Final = frozenset(
    {
        *("ash", "bash", "busybox", "bwrap", "dash", "env", "fish", "ksh", "sh", "sudo", "zsh"),
        *("electron", "java", "javaw", "mono", "node", "perl", "php", "python", "pythonw", "ruby"),
        *("flatpak", "qemu", "snap", "wine", "wine64", "wine-preloader", "wine64-preloader"),
        *("cmd", "conhost", "cscript", "dllhost", "explorer", "mshta", "msiexec", "powershell"),
        *("pwsh", "regsvr32", "rundll32", "svchost", "taskhostw", "wscript"),
        *("brave", "chrome", "chromium", "firefox", "firefox-esr", "msedge", "opera", "vivaldi"),
    }
)
"""Programs that run others of every kind: another copy of one is not another copy of the tool."""


class Family:
    """Everything that is one tool, looked up anew each time."""

    def __init__(self, seen: Iterable[tuple[int, float]], stop: tuple[str, ...] = ()) -> None:
        self.stop = stop
        self._known: set[psutil.Process] = set()
        self.programs: set[str] = set()
        """Files it runs from; another process of one is family too, whoever its parent is."""
        self.holds_us = False
        """It is above us, as a server may be that holds the whole desktop: then it is spared."""
        self._spared = ours()
        for pid, created in seen:
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                if abs(process.create_time() - created) <= SAME:
                    self._meet(process)

    def look(self) -> list[psutil.Process]:
        """Return who lives, the oldest first; whoever comes from one of them belongs to them."""
        others = list(_everybody())
        before = -1
        while len(self._known) != before:  # until nobody brings anybody new along
            before = len(self._known)
            pids = {process.pid for process in self._known if alive(process)}
            for process, parent, program in others:
                if parent in pids or program in self.programs:
                    self._admit(process)
        self._known = {process for process in self._known if alive(process)}
        return sorted(self._known, key=lambda process: (process.create_time(), process.pid))

    def _meet(self, process: psutil.Process) -> None:
        self.holds_us |= process in self._spared
        if not self.holds_us and (program := _program(process)) and not is_host(program):
            self.programs.add(program)
        self._admit(process)

    def _admit(self, process: psutil.Process) -> None:
        if process not in self._spared and process.pid > 1:
            self._known.add(process)


def ours() -> frozenset[psutil.Process]:
    """Return our own process and all above it: the desktop, or the terminal we run in."""
    us = psutil.Process()
    with suppress(psutil.Error):
        return frozenset({us, *us.parents()})
    return frozenset({us})


def alive(process: psutil.Process) -> bool:
    """Tell whether a process is still there; one that only waits to be buried is not."""
    with suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def is_host(program: str) -> bool:
    """Tell whether a file runs other programs of every kind."""
    name = PurePath(program).name.casefold().removesuffix(".exe")
    return name in HOSTS or name.rstrip("0123456789.-") in HOSTS


def _everybody() -> Iterator[tuple[psutil.Process, int, str]]:
    """Yield each process with its parent's number and its program."""
    for pid in psutil.pids():
        with suppress(psutil.Error):
            process = psutil.Process(pid)
            yield process, process.ppid(), _program(process)


def _program(process: psutil.Process) -> str:
    """Return the file a process runs from, empty where the system keeps it to itself."""
    with suppress(psutil.Error, OSError):
        return os.path.normcase(process.exe())
    return ""
