from threading import Thread, current_thread, main_thread

import pytest

from desktop import until
from fakes import Blind, Broken, Tape
from guard.core.incident import Answer
from guard.core.verdict import Level
from guard.watch import Watch
from knowing import mind, page, sighting, tool


@pytest.fixture
def watch_of(qapp):
    made = []

    def make(*sensors):
        made.append(Watch(sensors, mind()))
        return made[-1]

    yield make
    for watch in made:
        watch.stop()


def is_level(level):
    return lambda verdict: verdict.level is level


def test_verdicts_reach_the_thread_of_the_window_in_order(qtbot, watch_of):
    watch, heard = watch_of(Tape(tool(), page())), []
    watch.verdict.connect(lambda verdict: heard.append((verdict.level, current_thread())))
    with qtbot.waitSignal(watch.verdict, check_params_cb=is_level(Level.DANGER)):
        watch.start()

    assert heard == [(Level.CAUTION, main_thread()), (Level.DANGER, main_thread())]


def test_one_broken_sense_does_not_silence_the_rest(qtbot, watch_of, caplog):
    watch = watch_of(Broken(), Blind(), Tape(tool()))
    with qtbot.waitSignal(watch.verdict):
        watch.start()
    qtbot.waitUntil(lambda: {state.why for state in watch.states} == {"failed", "no_x11", ""})


def test_an_answer_silences_what_it_was_about(qtbot, watch_of):
    later = Tape(name="later")
    watch, heard = watch_of(Tape(tool()), later), []
    watch.verdict.connect(heard.append)
    with qtbot.waitSignal(watch.verdict):
        watch.start()
    watch.answer(heard[0], Answer.KNOWN)
    watch._deliver(tool("process 2 2"))
    qtbot.wait(50)

    assert len(heard) == 1


def test_a_storm_loses_nothing_that_fits_and_the_window_gets_its_turns(qtbot, watch_of):
    storm = [sighting(f"process {n} 1", program="make") for n in range(2_000)]
    watch = watch_of(Tape(*storm, tool()))
    with qtbot.waitSignal(watch.verdict, timeout=20_000):
        watch.start()

    assert {state.why for state in watch.states} == {""}


def test_a_sense_holds_its_breath_while_a_window_is_made(qtbot, watch_of, monkeypatch):
    monkeypatch.setattr("guard.watch.BREATH", 60)
    watch = watch_of(Tape(tool()))
    other = Thread(target=watch._deliver, args=(sighting("process 2 2", program="make"),))

    def make_a_window(_):
        other.start()
        other.join(0.05)
        assert other.is_alive()

    watch.verdict.connect(make_a_window)
    with qtbot.waitSignal(watch.verdict):
        watch.start()
    qtbot.waitUntil(lambda: not other.is_alive())


def test_a_flood_is_bounded_and_said(qtbot, watch_of, caplog):
    flood = [sighting(f"process {n} 1", program="make") for n in range(30_000)]
    watch = watch_of(Tape(*flood))
    watch._inbox._size = 100
    watch.start()

    qtbot.waitUntil(lambda: {state.why for state in watch.states} == {"flooded"}, timeout=20_000)


def test_it_stops_though_a_sense_hangs(watch_of):
    from fakes import Hanging

    hanging = Hanging()
    watch = watch_of(hanging)
    watch.start()
    until(lambda: hanging.starts)
    watch.stop()
    hanging.release.set()


def test_a_sense_that_rests_says_so_and_tells_nothing(qtbot, watch_of):
    watch = watch_of(Tape(tool()))
    heard = []
    watch.verdict.connect(heard.append)
    watch.start({"test"})
    qtbot.wait(100)

    assert [(state.seeing, state.why) for state in watch.states] == [(False, "resting")]
    assert heard == []


def test_a_rested_sense_sees_again_when_it_is_woken(qtbot, watch_of):
    watch = watch_of(Tape(tool()))
    watch.start({"test"})
    with qtbot.waitSignal(watch.verdict):
        watch.rest(())
    assert [state.why for state in watch.states] == [""]


def test_what_a_sense_saw_has_gone_once_it_rests(qtbot, watch_of):
    watch = watch_of(Tape(tool()))
    with qtbot.waitSignal(watch.verdict):
        watch.start()
    watch.rest({"test"})

    qtbot.waitUntil(lambda: watch._incident.faded != {})
    assert [state.why for state in watch.states] == ["resting"]
