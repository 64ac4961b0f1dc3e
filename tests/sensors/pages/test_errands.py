from threading import Event

import pytest

from guard.sensors.pages.errands import MOST, Errands


@pytest.fixture
def stuck():
    held = Event()
    yield held.wait
    held.set()


def errands(patience=30.0):
    return Errands(int, (ValueError,), patience)


def test_an_errand_brings_its_answer():
    assert errands().run(lambda: "words", "") == "words"


def test_one_that_hangs_costs_a_time_out_and_not_the_sense(stuck):
    impatient = errands(0.05)
    assert impatient.run(stuck, None) is None
    assert errands().run(lambda: "words", "") == "words"


def test_too_many_that_hang_are_told(stuck):
    impatient = errands(0.05)
    for _ in range(MOST):
        impatient.run(stuck, None)
    with pytest.raises(OSError, match="unanswered"):
        impatient.run(stuck, None)


def test_a_harmless_failure_is_as_good_as_no_answer():
    assert errands().run(lambda: int("x"), 7) == 7


def test_any_other_failure_is_told():
    with pytest.raises(ZeroDivisionError):
        errands().run(lambda: 1 // 0, 7)
