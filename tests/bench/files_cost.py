"""What it costs to ask a file who it is."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

from figure import Figure, figure

import portable
from choosing_files import browsing, profile
from guard import files
from guard.core.incident import Incident, step
from guard.core.sighting import Program
from guard.files.blockers.profiles import enhanced, pages
from knowing import mind, sighting

BIG = 50 << 20
RUNS = 30
ANYDESK = {
    "original_name": "AnyDesk.exe",
    "company": "AnyDesk Software GmbH",
    "product": "AnyDesk",
    "description": "AnyDesk",
}


def measure(folder: Path) -> Iterator[Figure]:
    """Yield the cost of a program, an archive and a link, all unknown so far."""
    program = folder / "photo-viewer.exe"
    program.write_bytes(_noise(portable.program(padding=BIG, **ANYDESK)))
    archive = folder / "photos.zip"
    archive.write_bytes(_zipped(portable.program(padding=5 << 20, **ANYDESK)))
    link = folder / "photos.url"
    link.write_text("[InternetShortcut]\nURL=https://x.example/AnyDesk.exe\n", "ascii")

    def judge() -> None:
        seen = sighting(program=files.describe(program, Program(name=program.name)))
        step(Incident(), seen, mind())

    judge()
    assert files.describe(program, Program()).product == "AnyDesk"
    assert files.inside(archive)[0].product == "AnyDesk"
    yield figure("a new program of 50 MB judged, cold", "ms", _times(program, judge), 20)
    yield figure("the same program judged again", "ms", _times(program, judge, new=False), 1)
    asked = {
        "an archive with a tool of 5 MB looked into, cold": (
            archive,
            lambda: files.inside(archive),
        ),
        "a link looked into, cold": (link, lambda: files.inside(link)),
    }
    for what, (path, ask) in asked.items():
        yield figure(what, "ms", _times(path, ask))
    yield _choices(folder)


def _choices(folder: Path) -> Figure:
    """Measure a profile of 3 MB, as many extensions and years of use make it."""
    said = {"extensions": {f"id {number}": "x" * 280 for number in range(10_000)}}
    path = profile(folder, said | browsing(enabled=True)) / "Preferences"
    what = "two choices read in a browser's profile of 3 MB, cold"
    return figure(what, "ms", _times(path, lambda: (pages(path.parent), enhanced(path.parent))))


def _noise(program: bytes) -> bytes:
    """Fill the padding of a program with what no disk can leave out."""
    hole = program.index(bytes(1 << 20))
    return program[:hole] + os.urandom(BIG - (1 << 20)) + program[hole + BIG - (1 << 20) :]


def _zipped(program: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("viewer.exe", program)
    return made.getvalue()


def _times(path: Path, ask: Callable[[], object], *, new: bool = True) -> list[float]:
    """Return how long it takes in ms, with the file forgotten by us and by the system."""
    times = []
    for _ in range(RUNS):
        if new:
            _forget(path)
        began = perf_counter()
        ask()
        times.append((perf_counter() - began) * 1_000)
    return times


def _forget(path: Path) -> None:
    files._facts.cache_clear()
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)
