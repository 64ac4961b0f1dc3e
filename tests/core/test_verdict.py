from guard.core.knowledge import Policy, Weighing
from guard.core.signs import Sign
from guard.core.verdict import Level, weigh

POLICY = Policy(
    notice=2,
    caution=3,
    danger=5,
    sign={
        "small": Weighing(weight=1, why="-"),
        "little": Weighing(weight=1, why="-"),
        "arrived": Weighing(weight=2, why="-"),
        "some": Weighing(weight=3, why="-", unless=("great",)),
        "great": Weighing(weight=5, why="-", again=True),
    },
)


def sign(kind):
    return Sign(kind, "x", kind)


def firmness(*kinds, vouched=()):
    return weigh([sign(k) for k in kinds], POLICY, {sign(k) for k in vouched}).firmness


def test_harmless_things_do_not_add_up():
    assert firmness("small", "little") == (Level.CALM, 0)
    assert firmness("small", "some") == (Level.CAUTION, 0)
    assert firmness("small", "little", "some") == (Level.DANGER, 0)


def test_what_is_worth_a_notice_stays_one_beside_harmless_things():
    assert firmness("arrived") == (Level.NOTICE, 0)
    assert firmness("arrived", "small", "little") == (Level.NOTICE, 0)
    assert firmness("arrived", vouched=["arrived"]) == (Level.CALM, 0)


def test_what_is_worth_a_notice_makes_danger_of_a_caution():
    assert firmness("arrived", "some") == (Level.DANGER, 0)


def test_a_grave_kind_counts_beside_the_level():
    assert firmness("great", "small") == (Level.DANGER, 1)


def test_a_kind_may_count_only_in_the_absence_of_another():
    assert [s.kind for s in weigh([sign("some"), sign("great")], POLICY).because] == ["great"]


def test_what_is_vouched_for_says_nothing_alone_and_counts_beside_another():
    assert firmness("great", vouched=["great"]) == (Level.CALM, 0)
    assert firmness("great", "small", vouched=["great"]) == (Level.CALM, 0)
    assert firmness("small", "little", "some", vouched=["small"]) == (Level.DANGER, 0)


def test_a_policy_without_weights_is_calm():
    assert weigh([sign("some")], Policy()).firmness == (Level.CALM, 0)
