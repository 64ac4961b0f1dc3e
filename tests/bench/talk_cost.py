"""What the conversation costs: until it is painted, in memory, and over three days of alarms."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import psutil
from figure import Figure, figure

from guard.core.advice import advise
from guard.core.incident import Answer, Incident, answer, step
from guard.core.outcome import Stopped
from guard.core.sighting import Sighting
from guard.core.verdict import Verdict
from knowing import RESOURCES, library, mind, page, sighting, tool

HOURS = 72
EVENTS_AN_HOUR = 500
MEGABYTE = 1 << 20


def measure(_: Path) -> Iterator[Figure]:
    """Yield the time to a painted window, and what stays behind after many of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    window = _window()
    yield figure("verdict to painted warning", "ms", _painted(application, window, 40), 100)
    _alarms(application, window, 200)  # what is made once is there now
    before = _memory()
    _alarms(application, window, 1_000)
    yield figure("memory after 1,000 warnings", "MB", [_memory() - before], 5)
    yield figure("100 alarms in a minute: windows", "windows", [_storm(application, window)], 1)
    yield from _soak(application, window)


def _window():
    from guard.ui.warning_hands import Hands
    from guard.ui.warning_window import WarningWindow
    from guard.ui.words import Words

    hands = Hands(stop=lambda _: Stopped(), cut=lambda: True, restore=lambda: True)
    return WarningWindow(Words(RESOURCES / "words"), RESOURCES / "icons", hands)


def _verdict(*seen: Sighting) -> Verdict:
    incident, last = Incident(), None
    for each in seen:
        incident, verdict = step(incident, each, mind())
        last = verdict or last
    assert last is not None
    return last


def _painted(application, window, runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        verdict = _verdict(tool("process 1 1.0"), page())
        began = perf_counter()
        window.give(advise(verdict, library().knowledge, "gb"))
        application.processEvents()
        window.sheet.grab()
        times.append((perf_counter() - began) * 1_000)
        window.withdraw()
        _settle(application)
    return times


def _alarms(application, window, count: int) -> None:
    told = advise(_verdict(tool("process 1 1.0"), page()), library().knowledge, "gb")
    for _ in range(count):
        window.give(told)
        application.processEvents()
        window.withdraw()
        _settle(application)


def _storm(application, window) -> float:
    from PySide6.QtWidgets import QApplication

    for number in range(100):
        seen = page(address=f"https://s{number}.example/")
        window.give(advise(_verdict(seen), library().knowledge, "gb"))
    application.processEvents()
    shown = sum(each.isVisible() for each in QApplication.topLevelWidgets())
    window.withdraw()
    _settle(application)
    return shown


def _soak(application, window) -> Iterator[Figure]:
    """Play three days, sped up, each with people's answers; nothing may grow."""
    process, incident = psutil.Process(), Incident()
    begun = None
    for hour in range(HOURS + 2):
        if hour == 2:
            begun = (_memory(), threading.active_count(), process.num_fds())
        for at in range(EVENTS_AN_HOUR):
            incident, verdict = step(incident, _event(hour, at), mind())
            if verdict is None:
                continue
            window.give(advise(verdict, library().knowledge, "gb"))
            application.processEvents()
            window.withdraw()
            now = _event(hour, at).seen_at
            incident = answer(incident, verdict, Answer.STOPPED, now, mind().policy)
        _settle(application)
    memory, threads, handles = begun
    yield figure("72 simulated hours: memory", "MB more", [_memory() - memory], 5)
    yield figure("72 simulated hours: threads", "more", [threading.active_count() - threads], 0)
    yield figure("72 simulated hours: handles", "more", [process.num_fds() - handles], 0)


def _event(hour: int, at: int) -> Sighting:
    minute, thing = hour * 60 + at * 60 / EVENTS_AN_HOUR, f"process {hour * 1_000 + at} 1.0"
    present = at % 2 == 0
    match at // 2 % 50:
        case 0:
            return tool(
                thing if present else f"process {hour * 1_000 + at - 1} 1.0",
                minute,
                present=present,
            )
        case 25:
            return page(f"page {hour} {at // 2}", minute, present=present)
        case _:
            return sighting(thing, minute, program="writer", present=present)


def _settle(application) -> None:
    from PySide6.QtCore import QEvent

    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()


def _memory() -> float:
    gc.collect()
    return psutil.Process().memory_info().rss / MEGABYTE
