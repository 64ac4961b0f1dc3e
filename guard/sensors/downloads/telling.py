"""Tell of a file and of what it holds or leads to, each as a thing of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from guard import files
from guard.core.sighting import DISGUISED, DOWNLOAD, Program, Sighting
from guard.core.text import stand_in
from guard.sensors import printable
from guard.sensors.downloads.origin import origin


class Teller:
    """Makes sightings of files that have come or gone, and remembers what they held."""

    def __init__(self, sensor: str) -> None:
        self._sensor = sensor
        self._held: dict[Path, int] = {}

    def come(self, path: Path) -> Iterator[Sighting]:
        """Tell of a file that is whole, then of what is inside, then of what was before."""
        inside = files.inside(path)
        yield self._sighting(path, 0, files.describe(path, _outside(path)), origin(path))
        for number, program in enumerate(inside, 1):
            yield self._sighting(path, number, program)
        yield from self._lost(path, len(inside))

    def gone(self, path: Path) -> Iterator[Sighting]:
        """Tell that a file is no longer there, and with it what it held."""
        yield self._sighting(path, 0, _outside(path), present=False)
        yield from self._lost(path, 0)

    def _lost(self, path: Path, held: int) -> Iterator[Sighting]:
        for number in range(held, self._held.pop(path, 0)):
            yield self._sighting(path, number + 1, Program(), present=False)
        if held:
            self._held[path] = held

    def _sighting(
        self, path: Path, number: int, program: Program, address: str = "", *, present: bool = True
    ) -> Sighting:
        thing = f"file {stand_in(str(path))}"
        marks = {DOWNLOAD, DISGUISED} if files.disguised(program.name) else {DOWNLOAD}
        return Sighting(
            sensor=self._sensor,
            thing=f"{thing} # {number}" if number else thing,
            seen_at=datetime.now(UTC),
            present=present,
            program=program,
            address=program.path if "://" in program.path else address,
            marks=frozenset(marks),
        )


def _outside(path: Path) -> Program:
    """Return what a file is called, in printable letters."""
    return Program(name=printable(path.name), path=printable(str(path)))
