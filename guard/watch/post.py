"""One sense at its post: its thread, what it says of itself, its new start when it fails."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread
from time import monotonic
from typing import Final

from guard.core.senses import SenseState
from guard.core.sighting import Sighting
from guard.sensors import PULSE, BlindSpot, Sensor, Stop, Unavailable

log = logging.getLogger(__name__)

PAUSES: Final = (1.0, 5.0, 15.0, 60.0, 300.0)
"""Seconds before each new start; after the last one the sense stays blind, and says so."""

UNAVAILABLE_PAUSE: Final = 20.0
"""Seconds before a sense that this computer gave nothing to see is tried again."""

STUCK_AFTER: Final = 4 * PULSE
"""Seconds without a pulse after which a sense counts as stuck."""

WELL_AFTER: Final = 600.0
"""Seconds of good work after which earlier failures are forgotten."""


class _Run:
    """One start of the sense: a thread that may be left behind when it hangs."""

    def __init__(self) -> None:
        self.stop = Stop()
        self.began = self.pulse = monotonic()
        self.ended = False
        self.thread: Thread | None = None


class Post:
    """Keeps one sensor running; ``check`` is called every few seconds by its owner.

    ``deliver`` and ``changed`` are called on the sensor's thread.
    """

    def __init__(
        self, sensor: Sensor, deliver: Callable[[Sighting], None], changed: Callable[[], None]
    ) -> None:
        self.name = sensor.name
        self._sensor, self._deliver, self._changed = sensor, deliver, changed
        self._run = _Run()
        self._blind: tuple[str, str] | None = ("starting", "")
        self._spots: dict[tuple[str, str], bool] = {}
        """Whether each is only the limit of an extra, by its reason and what it is about."""
        self._there: set[str] = set()
        self._failures = 0
        self._again_at: float | None = None

    @property
    def states(self) -> tuple[SenseState, ...]:
        """Tell how well the sense sees: once, or once for each blind spot."""
        if self._blind is not None:
            why, about = self._blind
            return (SenseState(name=self.name, seeing=False, why=why, about=about),)
        spots = tuple(
            SenseState(name=self.name, seeing=True, why=why, about=about, limit=limit)
            for (why, about), limit in tuple(self._spots.items())
        )
        return spots or (SenseState(name=self.name, seeing=True),)

    @property
    def settled(self) -> bool:
        """Tell whether the sense has seen something yet, or has said why it cannot."""
        return self._blind is None or self._blind[0] != "starting"

    def start(self) -> None:
        """Begin to watch on a new thread."""
        self._again_at = None
        self._run = run = _Run()
        self._spots = {}
        run.thread = Thread(target=self._work, args=(run,), name=self.name, daemon=True)
        run.thread.start()

    def rest(self) -> None:
        """Look at nothing until ``wake``: the person wishes it."""
        if not self._rests:
            self.ask_to_stop()
            self._run = _Run()  # what the old run still tells is not passed on
            self._run.ended = True
            self._say(("resting", ""))

    def wake(self) -> None:
        """Look again after a rest; a sense that never rested is left as it is."""
        if self._rests:
            self._failures = 0
            self._say(("starting", ""))
            self.start()

    @property
    def _rests(self) -> bool:
        return self._blind == ("resting", "")

    def check(self) -> None:
        """Start again what has failed and is due; give up on what is stuck."""
        now, run = monotonic(), self._run
        if not run.ended and now - run.pulse > STUCK_AFTER:
            log.warning("sense %s is stuck", self.name)
            run.stop.set()
            run.ended = True
            self._failed("stuck")
        elif not run.ended and self._failures and now - run.began > WELL_AFTER:
            self._failures = 0
        elif self._again_at is not None and now >= self._again_at:
            self.start()

    def note(self, why: str) -> None:
        """Add a blind spot that the owner has noticed, e.g. ``flooded``."""
        if (why, "") not in self._spots:
            log.warning("sense %s: %s", self.name, why)
            self._spots[why, ""] = False
            self._changed()

    def ask_to_stop(self) -> None:
        """Tell the sense to return; ``join`` waits for it."""
        self._again_at = None
        self._run.stop.set()

    def join(self, seconds: float) -> None:
        """Wait for the thread, but never longer than ``seconds``: it may hang."""
        if self._run.thread is not None:
            self._run.thread.join(seconds)

    def _work(self, run: _Run) -> None:
        try:
            for report in self._sensor.watch(run.stop):
                if run is not self._run or run.ended:
                    return  # it was given up while it hung
                run.pulse = monotonic()
                self._see()
                if isinstance(report, Sighting):
                    self._pass_on(report)
                elif isinstance(report, BlindSpot):
                    self._spot(report)
        except Unavailable as blind:
            run.ended = True
            self._again_at = monotonic() + UNAVAILABLE_PAUSE
            self._say((blind.why, blind.about))
        except Exception:  # a sensor meets the whole outside world: none may end the watch
            if not run.ended:
                run.ended = True
                log.exception("sense %s failed", self.name)
                self._failed("failed")
        else:
            run.ended = True
            if not run.stop.is_set():
                log.warning("sense %s stopped by itself", self.name)
                self._failed("failed")

    def _failed(self, why: str) -> None:
        if self._failures < len(PAUSES):
            self._again_at = monotonic() + PAUSES[self._failures]
        self._failures += 1
        self._say((why, ""))

    def _pass_on(self, sighting: Sighting) -> None:
        (self._there.add if sighting.present else self._there.discard)(sighting.thing)
        self._deliver(sighting)

    def _lose_sight(self) -> None:
        """Tell that everything has gone: a new start tells anew what is still there."""
        there, self._there = self._there, set()
        now = datetime.now(UTC)
        for thing in there:
            gone = Sighting(sensor=self.name, thing=thing, seen_at=now, present=False)
            self._deliver(gone)

    def _see(self) -> None:
        if self._blind is not None:
            self._say(None)

    def _say(self, blind: tuple[str, str] | None) -> None:
        if blind is not None:
            self._lose_sight()
        if blind != self._blind:
            self._blind = blind
            self._changed()

    def _spot(self, spot: BlindSpot) -> None:
        if spot.present:
            self._spots[spot.why, spot.about] = spot.limit
        else:
            self._spots.pop((spot.why, spot.about), None)
        self._changed()
