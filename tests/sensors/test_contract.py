"""What must hold for every sense, found the way the guard finds them."""

import sys
from contextlib import suppress
from threading import Event
from time import monotonic

import pytest

from desktop import until
from guard import sensors
from guard.core.sighting import Sighting
from guard.sensors import BlindSpot, Stop, Unavailable
from knowing import library
from listening import listening

every_sense = pytest.mark.parametrize(
    "sensor", list(sensors.find(library().knowledge)), ids=lambda sensor: sensor.name
)


@pytest.fixture(autouse=True)
def downloads(home):
    (home / "Downloads").mkdir()


def blind(listener):
    return isinstance(listener.failure, Unavailable)


def test_each_sense_is_called_what_its_module_is():
    assert [sensor.name for sensor in sensors.find(library().knowledge)] == sensors.names()


@every_sense
def test_it_reports_nothing_once_it_was_told_to_stop(sensor):
    stop = Event()
    stop.set()
    with suppress(Unavailable):
        assert list(sensor.watch(stop)) == []


@every_sense
@pytest.mark.parametrize("kind", [Stop, Event], ids=["by a nudge", "by a plain event"])
def test_it_stops_within_a_second(sensor, kind):
    # A busy machine may once take longer for it, but not each time.
    assert any(seconds_to_stop(sensor, kind()) < 1 for _ in range(3))


def seconds_to_stop(sensor, stop):
    with listening(sensor, stop) as listener:
        stop.set()
        began = monotonic()
        listener.thread.join()
        return monotonic() - began


@every_sense
def test_it_sees_or_says_why_not(sensor):
    with listening(sensor) as listener:
        assert listener.reports or blind(listener), listener.failure
    for report in listener.reports:
        assert report is None or isinstance(report, Sighting | BlindSpot)
    if blind(listener):
        assert listener.failure.why.isidentifier()


@every_sense
def test_what_it_reports_is_its_own_and_dated(sensor):
    with listening(sensor) as listener:
        until(lambda: None in listener.reports or blind(listener))
    for sighting in listener.sightings:
        assert sighting.sensor == sensor.name
        assert sighting.seen_at.utcoffset().total_seconds() == 0
        assert not sighting.title or sighting.title not in sighting.thing


@every_sense
def test_it_pulses_though_nothing_happens(sensor):
    with listening(sensor) as listener:
        until(lambda: listener.reports.count(None) > 1 or blind(listener), sensors.PULSE * 2)


@every_sense
def test_it_can_watch_anew(sensor):
    things = []
    for _ in range(2):
        with listening(sensor) as listener:
            until(lambda told=listener: None in told.reports or blind(told))
        things.append({sighting.thing for sighting in listener.sightings})
    first, second = things
    assert bool(first) == bool(second)


def test_a_module_that_is_dropped_in_is_found(tmp_path, monkeypatch):
    (tmp_path / "microphone.py").write_text(
        "class Microphone:\n    name = 'microphone'\n\n\ndef sensor(_):\n    return Microphone()\n",
        "utf-8",
    )
    monkeypatch.setattr(sensors, "__path__", [*sensors.__path__, str(tmp_path)])
    try:
        assert "microphone" in sensors.names()
        assert "microphone" in {sensor.name for sensor in sensors.find(library().knowledge)}
    finally:
        sys.modules.pop("guard.sensors.microphone", None)
        del sensors.microphone
