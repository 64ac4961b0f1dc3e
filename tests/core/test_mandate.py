import pytest

from guard.core.mandate import FIELDS, Mandate, mandate
from guard.core.settings import Settings, Trusted


def test_without_a_mandate_the_person_decides():
    assert Mandate().over({"size": "large"}) == Settings(size="large")


def test_a_default_holds_until_the_person_chooses():
    decided = mandate({"defaults": {"size": "large", "look": "night"}})

    assert decided.over({"look": "day"}) == Settings(size="large", look="day")


def test_what_is_locked_holds_whatever_the_person_chose():
    decided = mandate({"defaults": {"nation": "wales"}, "locked": ["nation", "read_aloud"]})

    assert decided.over({"nation": "scotland", "read_aloud": True}) == Settings(nation="wales")


def test_a_person_to_ring_may_be_decided_too():
    decided = mandate({"defaults": {"trusted": {"name": "Help desk", "number": "159"}}})

    assert decided.over({}).trusted == Trusted(name="Help desk", number="159")


@pytest.mark.parametrize(
    ("raw", "troubles"),
    [
        ({"defaults": {"size": "huge", "look": "night"}}, ("defaults.size",)),
        ({"defaults": {"sise": "large", "look": "night"}}, ("defaults.sise",)),
        ({"defaults": {"trusted": {"nmae": "x"}, "look": "night"}}, ("defaults.trusted",)),
        ({"defaults": {"look": "night"}, "locked": ["quit"]}, ("locked",)),
        ({"defaults": {"look": "night"}, "locked": 7}, ("locked",)),
        ({"defaults": {"look": "night"}, "lock": ["look"]}, ("lock",)),
    ],
)
def test_a_part_that_cannot_be_followed_is_named_and_the_rest_holds(raw, troubles):
    decided = mandate(raw)

    assert decided.troubles == troubles
    assert decided.over({}) == Settings(look="night")


@pytest.mark.parametrize("defaults", [7, [], "country"])
def test_defaults_that_are_no_table_are_named(defaults):
    assert mandate({"defaults": defaults, "locked": ["look"]}).troubles == ("defaults",)


def test_a_file_of_nothing_but_mistakes_is_not_named_at_length():
    assert len(mandate({f"x{at}": 1 for at in range(1_000)}).troubles) == 8


def test_there_is_no_choice_that_quits():
    assert not any("quit" in field for field in FIELDS)
