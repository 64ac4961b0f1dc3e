import pytest

from desktop import until
from guard.core.installed import Trace
from guard.core.sighting import INSTALLED, Program
from guard.sensors.installed import InstalledSensor
from knowing import library
from listening import listening

TOOLS = library().knowledge.tools
ANYDESK = Trace(program=Program(name="anydesk", path="/opt/anydesk/anydesk"))
EDITOR = Trace(program=Program(name="gedit", path="/usr/bin/gedit"))


class Computer:
    """Programs come and go on it."""

    def __init__(self, *traces):
        self.traces, self.looks = list(traces), 0

    def stamp(self):
        return len(self.traces)

    def look(self):
        self.looks += 1
        return iter(self.traces)

    def sensor(self):
        return InstalledSensor(TOOLS, traces=self.look, stamp=self.stamp, every=0.01)


@pytest.fixture
def computer():
    return Computer(EDITOR, ANYDESK, ANYDESK)


def test_a_tool_is_reported_once_however_many_traces_it_leaves(computer):
    with listening(computer.sensor()) as listener:
        until(lambda: len(listener.reports) > 3)
    (sighting,) = listener.sightings
    assert (sighting.title, sighting.marks) == ("AnyDesk", {INSTALLED})


def test_a_tool_that_is_removed_is_gone_and_one_that_comes_is_told(computer):
    with listening(computer.sensor()) as listener:
        listener.hear(lambda each: each.present)
        computer.traces = [EDITOR]
        gone = listener.hear(lambda each: not each.present)
        assert gone.thing == "installed AnyDesk"
        computer.traces = [EDITOR, Trace(program=Program(name="rustdesk"))]
        listener.hear(lambda each: each.title == "RustDesk")


def test_nothing_is_looked_through_again_while_nothing_changes(computer):
    with listening(computer.sensor()) as listener:
        until(lambda: len(listener.reports) > 20)
    assert computer.looks == 1
