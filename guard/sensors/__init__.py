"""The senses: drop a module with a ``sensor(knowledge)`` function here and it is found."""

import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Lock
from typing import Final, Protocol, runtime_checkable

import psutil

from guard.core.knowledge import Knowledge
from guard.core.sighting import Program, Sighting
from guard.files import image

PULSE: Final = 5.0
"""Seconds: a sense that yields nothing for much longer than this counts as stuck."""

LONGEST: Final = 1_000
"""Characters of a text that are kept: a program may call itself anything, at any length."""


class Unavailable(Exception):  # noqa: N818 -- a state to report, not a fault
    """A sense that sees nothing at all on this computer.

    ``why`` is a key under ``blind`` in resources/words, ``about`` fills its sentence.
    """

    def __init__(self, why: str, about: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.about = about


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpot:
    """A part that a working sense cannot see, until it is lifted.

    ``why`` is a key under ``blind`` in resources/words, ``about`` fills its sentence.
    """

    why: str
    about: str = ""
    present: bool = True
    """False: it can be seen again."""
    limit: bool = False
    """What lacks is an extra, not a part of the guard: it closes no eye."""


Report = Sighting | BlindSpot | None
"""What a sense yields; None says "still looking, nothing new"."""


class Stop(Event):
    """Tells a sense to return, also one that waits for something else than this."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._calls: list[Callable[[], None]] = []

    def set(self) -> None:
        """Tell it, and end its wait."""
        with self._lock:
            super().set()
            for call in self._calls:
                call()

    @contextmanager
    def calling(self, wake: Callable[[], None]) -> Iterator[None]:
        """Call something, on the thread that sets this, as soon as it is set."""
        with self._lock:
            self._calls.append(wake)
            if self.is_set():
                wake()
        try:
            yield
        finally:
            with self._lock:
                self._calls.remove(wake)


@runtime_checkable
class Wakeful(Protocol):
    """An adapter whose waits end when it is woken."""

    def wake(self) -> None:
        """End the wait that is on and those to come; called on any thread."""


@contextmanager
def waits(stop: Event, adapter: object, patience: float) -> Iterator[float]:
    """Have ``stop`` wake an adapter; yield the seconds that one of its waits may take.

    One that cannot be woken must look up by itself, after ``patience``. Each look costs 0.2 ms,
    and a sense that waits for a second looks up 86,000 times a day for nothing.
    """
    if isinstance(stop, Stop) and isinstance(adapter, Wakeful):
        with stop.calling(adapter.wake):
            yield PULSE
    else:
        yield patience


class Sensor(Protocol):
    """Something that turns the outside world into sightings."""

    @property
    def name(self) -> str:
        """The same word as the module's."""

    def watch(self, stop: Event) -> Iterator[Report]:
        """Yield reports until ``stop`` is set; raise Unavailable if blind.

        Runs on a thread of its own and may block, but yields as soon as its eyes are
        open, then at least every PULSE seconds, and returns within a second of ``stop``.
        May be called again after it failed; each call starts anew and first reports what
        is already there.
        """


def names() -> list[str]:
    """Name every sense of this build; installers ask too, so none is left out."""
    return sorted(info.name for info in pkgutil.iter_modules(__path__))


def find(knowledge: Knowledge) -> Iterator[Sensor]:
    """Yield one sensor from every module in this package."""
    for name in names():
        sensor: Sensor = importlib.import_module(f"{__name__}.{name}").sensor(knowledge)
        yield sensor


def printable(text: str) -> str:
    """Return a name from the system with what is no text in it made visible.

    The system's bytes need not be text; Python keeps the odd ones as lone surrogates.
    """
    return os.fsencode(text).decode(errors="replace")


def program_of(process: psutil.Process) -> Program:
    """Return what runs in a process, as the system names it (0.1 ms)."""
    return Program(
        name=_known(lambda: image.name(process)),
        path=_known(lambda: image.path(process)),
        command_line=_known(lambda: " ".join(process.cmdline()).rstrip()),
        parent=_known(lambda: image.name(psutil.Process(process.ppid()))),
    )


def _known(ask: Callable[[], str]) -> str:
    """Return the beginning of an answer as printable text, empty where the system gives none."""
    with suppress(psutil.Error, OSError):
        return printable(ask())[:LONGEST]
    return ""


def name_of(pid: int) -> str:
    """Return what the system calls a process, empty where it does not say."""
    return _known(lambda: image.name(psutil.Process(pid))) if pid else ""
