"""Windows on the screen: their titles, whose they are, and how they behave."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Final, NamedTuple, Protocol

from guard.core.knowledge import Knowledge
from guard.core.sighting import Program, Sighting
from guard.sensors import BlindSpot, Report, Sensor, Unavailable, name_of, waits

LONGEST: Final = 1_000
"""Characters of a name that are kept: a program may call itself anything, at any length."""
APART: Final = 0.2
"""Seconds between two reports about one window: a page may change its title without end."""
PATIENCE: Final = 0.8
"""Seconds a wait may take that nobody ends."""
REST: Final = 0.02
"""Seconds between two waits while a window changes faster than it is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What an adapter knows about a top-level window; every text may be hostile."""

    title: str
    """At most 1,000 characters."""
    pid: int = 0
    """The process it belongs to; 0 where the system does not say."""
    owner: str = ""
    """What its program calls itself, for want of a pid."""
    marks: frozenset[str] = frozenset()
    """ACTIVE, FULL_SCREEN, both or none."""


class Desktop(Protocol):
    """The windows of one desktop, by number."""

    @property
    def blind_spot(self) -> BlindSpot | None:
        """Which windows this adapter cannot see."""

    def wait(self, seconds: float) -> set[int]:
        """Wait for at most ``seconds``; return the windows that came, changed or went.

        The first time these are all there are. Raises when the desktop is gone.
        """

    def look(self, number: int) -> Window | None:
        """Return what a window is like now, None when it is gone."""


class _Shown(NamedTuple):
    window: Window
    at: float
    """By the monotonic clock."""


class ScreenSensor:
    """Reports each window when it appears, when what it shows changes, and when it goes."""

    name = "screen"

    def __init__(
        self, desktop: Callable[[], AbstractContextManager[Desktop]] | None = None
    ) -> None:
        self._desktop = desktop or this_desktop

    def watch(self, stop: Event) -> Iterator[Report]:
        """Look at a window when it tells of a change, but not more often than it is worth."""
        with self._desktop() as desktop, waits(stop, desktop, PATIENCE) as patience:
            shown: dict[int, _Shown] = {}
            changed: set[int] = set()
            if desktop.blind_spot and not stop.is_set():
                yield desktop.blind_spot
            while not stop.is_set():
                yield None
                if changed:
                    stop.wait(REST)
                changed |= desktop.wait(_spare_time(changed, shown, patience))
                for number in [each for each in changed if not _spare(each, shown)]:
                    changed.discard(number)
                    yield from self._compare(number, desktop.look(number), shown)

    def _compare(
        self, number: int, now: Window | None, shown: dict[int, _Shown]
    ) -> Iterator[Sighting]:
        before = shown.pop(number, None)
        if now is not None:
            shown[number] = _Shown(now, monotonic())
        if now != (before and before.window):
            yield Sighting(
                sensor=self.name,
                thing=f"window {number:#x}",
                seen_at=datetime.now(UTC),
                present=now is not None,
                program=_program(now) if now else None,
                title=now.title if now else "",
                marks=now.marks if now else frozenset(),
            )


def _spare_time(changed: set[int], shown: dict[int, _Shown], longest: float) -> float:
    return min((_spare(number, shown) for number in changed), default=longest)


def _spare(number: int, shown: dict[int, _Shown]) -> float:
    """Return the seconds until a window may be reported again."""
    before = shown.get(number)
    return max(0, before.at + APART - monotonic()) if before else 0


def _program(window: Window) -> Program | None:
    """Name the program a window belongs to as its process does, or else as it does itself."""
    name = name_of(window.pid) or window.owner
    return Program(name=name[:LONGEST]) if name else None


def this_desktop() -> AbstractContextManager[Desktop]:
    """Open the desktop the guard runs on, or raise Unavailable."""
    if sys.platform == "linux":
        try:
            from guard.sensors.screen import x11  # noqa: PLC0415 -- needs Window, from here
        except OSError:  # libxcb is not installed
            raise Unavailable("no_x11") from None
        return x11.desktop()
    elif sys.platform == "win32":  # noqa: RET505 -- or mypy takes the rest for unreachable
        from guard.sensors.screen import win32  # noqa: PLC0415 -- needs Window, from here

        return win32.desktop()
    else:
        raise Unavailable("no_screen_adapter")


def sensor(_: Knowledge) -> Sensor:
    """Offer the sensor for this system."""
    return ScreenSensor()
