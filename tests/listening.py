"""A sensor on a thread of its own, as the watch runs it, and what it has reported."""

from contextlib import contextmanager
from threading import Thread

from desktop import until
from guard.core.sighting import Sighting
from guard.sensors import Stop


class Listener:
    """Keeps what a sensor reports; ``failure`` is what ended it, if anything did."""

    def __init__(self, sensor, stop):
        self.reports, self.failure, self._sensor = [], None, sensor
        self.stop = stop
        self.thread = Thread(target=self._listen, daemon=True)

    def _listen(self):
        try:
            for report in self._sensor.watch(self.stop):
                self.reports.append(report)
        except Exception as failure:  # noqa: BLE001 -- whatever it is, the test shall see it
            self.failure = failure

    @property
    def sightings(self):
        return [report for report in list(self.reports) if isinstance(report, Sighting)]

    def hear(self, wanted, seconds=45):
        """Return the first sighting like this, waiting for it."""

        def heard():
            if self.failure is not None:
                raise self.failure
            return next(filter(wanted, self.sightings), None)

        return until(heard, seconds)


@contextmanager
def listening(sensor, stop=None):
    """Let a sensor watch for the length of a block, from its first pulse on.

    A ``stop`` that is a plain Event cannot end its waits, so that they are short and it pulses
    twice a second.
    """
    listener = Listener(sensor, stop or Stop())
    listener.thread.start()
    try:
        until(lambda: listener.reports or listener.failure)
        yield listener
    finally:
        listener.stop.set()
        listener.thread.join(10)
        assert not listener.thread.is_alive()
