"""Sensors that stand in for the world, where a test is about what lies behind the seam."""

from threading import Event

from guard.sensors import BlindSpot, Unavailable


class Tape:
    """Plays a story, then goes on looking."""

    def __init__(self, *reports, name="test"):
        self.name, self._reports, self.starts = name, reports, 0

    def watch(self, stop):
        self.starts += 1
        yield from self._reports
        while not stop.wait(0.02):
            yield None


class Blind:
    """Is given nothing to see."""

    name = "blind"

    def watch(self, stop):
        raise Unavailable("no_x11")
        yield


class Spotted(Tape):
    """Sees, but for one spot."""

    def __init__(self):
        super().__init__(BlindSpot(why="browser_started_first", about="Chromium"), name="spotted")


class Limited(Tape):
    """Sees, but for what an extra would show."""

    def __init__(self):
        spot = BlindSpot(why="no_picture_reader", limit=True)
        super().__init__(spot, name="limited")


class Broken:
    """Fails each time it looks."""

    name = "broken"

    def __init__(self):
        self.starts = 0

    def watch(self, stop):
        self.starts += 1
        yield None
        raise ZeroDivisionError("as it does in every test")


class Hanging:
    """Stops moving after its first look, and does not hear that it should stop."""

    name = "hanging"

    def __init__(self):
        self.release = Event()
        self.starts = 0

    def watch(self, stop):
        self.starts += 1
        yield None
        self.release.wait(60)
        yield None
