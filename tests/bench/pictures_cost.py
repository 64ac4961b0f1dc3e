"""What it costs to read a picture of the screen, in a program of its own."""

import os
import resource
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from figure import Figure, figure

from drawing import drawn
from guard.sensors.pictures.linux import Tesseract
from guard.sensors.pictures.screen import Picture
from knowing import SCARE

RUNS = 10
SIZES = ((1366, 768), (1920, 1080))


def measure(_: Path) -> Iterator[Figure]:
    """Yield time, processor and memory of reading a scare that fills the screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        picture = drawn(SCARE * 4, size=size)
        times, spent = zip(*(read(picture) for _ in range(RUNS)), strict=True)
        name = f"a picture of {size[0]}x{size[1]}"
        yield figure(f"{name} is read", "s", times, 2)
        yield figure(f"{name}: processor time", "s", spent, 2)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_024
    yield figure("memory of the program that reads, while it reads", "MB", [most], 150)
    del application


def read(picture: Picture) -> tuple[float, float]:
    """Read a picture; return the seconds it took, and those of the processor."""
    began, before = perf_counter(), os.times()
    with closing(Tesseract().begin(picture)) as reading:
        while reading.words(0.1) is None:
            pass
    after = os.times()
    used = sum(after[2:4]) - sum(before[2:4])
    return perf_counter() - began, used
