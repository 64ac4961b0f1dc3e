"""How a sense that waits for something else is told to return."""

from threading import Event

from guard.sensors import PULSE, Stop, waits


class Adapter:
    def __init__(self):
        self.woken = 0

    def wake(self):
        self.woken += 1


def test_what_waits_is_woken_when_it_shall_stop():
    stop, adapter = Stop(), Adapter()
    with waits(stop, adapter, 0.5) as seconds:
        stop.set()

    assert (adapter.woken, seconds) == (1, PULSE)


def test_what_begins_to_wait_after_that_is_woken_at_once():
    stop, adapter = Stop(), Adapter()
    stop.set()
    with waits(stop, adapter, 0.5):
        assert adapter.woken == 1


def test_what_has_ended_its_wait_is_left_alone():
    stop, adapter = Stop(), Adapter()
    with waits(stop, adapter, 0.5):
        pass
    stop.set()

    assert adapter.woken == 0


def test_what_cannot_be_woken_looks_up_by_itself():
    with waits(Stop(), object(), 0.5) as seconds:
        assert seconds == 0.5


def test_nor_can_anything_where_nobody_tells_of_the_end():
    with waits(Event(), Adapter(), 0.5) as seconds:
        assert seconds == 0.5
