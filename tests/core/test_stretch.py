from guard.core.knowledge import Rule, Weighing
from guard.core.phrasebook import Hit
from guard.core.stretch import strongest


def rule(spared=10, **weights):
    signal = {key: Weighing(weight=value, why="because") for key, value in weights.items()}
    return Rule(signal=signal, window=320, spared=spared)


def test_signals_close_by_add_up():
    hits = [Hit("locked", 0), Hit("number", 100)]

    assert strongest(hits, (), rule(locked=3, number=2)) == ({"locked", "number"}, 5)


def test_signals_far_apart_do_not():
    hits = [Hit("locked", 0), Hit("number", 2_000)]

    assert strongest(hits, (), rule(locked=3, number=2))[1] == 3


def test_a_signal_said_twice_counts_once():
    assert strongest([Hit("locked", 0), Hit("locked", 90)], (), rule(locked=3))[1] == 3


def test_honest_talk_counts_from_anywhere():
    hits = [Hit("locked", 0), Hit("scam_talk", 7_000)]

    assert strongest(hits, (), rule(locked=3, scam_talk=-2))[1] == 1


def test_honest_talk_takes_off_no_more_than_it_may():
    hits = [Hit("locked", 0), Hit("scam_talk", 7_000)]

    assert strongest(hits, (), rule(locked=9, scam_talk=-9, spared=4))[1] == 5


def test_a_signal_that_nothing_weighs_is_nothing():
    assert strongest([Hit("unheard", 0)], (), rule(locked=3)) == (frozenset(), 0)
