import pytest

from guard.core.prepared import FIELDS, Misfit, Possible, prepared
from guard.core.settings import Settings, Trusted

POSSIBLE = Possible(
    regions={"gb": ("england", "scotland"), "ie": ()},
    languages=("en", "de"),
    tools=("AnyDesk", "TeamViewer", "Quick Assist"),
)


def misfit(raw):
    with pytest.raises(Misfit) as caught:
        prepared(raw, POSSIBLE)
    return caught.value


def test_every_choice_a_relative_may_make_is_taken():
    trusted = {"name": "Sarah", "relation": "daughter", "number": "07700 900123"}
    raw = {
        "country": "gb",
        "nation": "scotland",
        "language": "en",
        "trusted": trusted,
        "size": "large",
        "look": "night",
        "read_aloud": True,
        "family_tools": ["TeamViewer"],
    }

    assert set(raw) == set(FIELDS)
    assert prepared(raw, POSSIBLE) == raw | {
        "trusted": Trusted(**trusted),
        "family_tools": ("TeamViewer",),
    }


def test_a_tool_may_be_written_in_any_case():
    assert prepared({"family_tools": [" teamviewer "]}, POSSIBLE)["family_tools"] == ("TeamViewer",)


def test_another_country_lets_go_of_the_part_of_the_old_one():
    assert prepared({"country": "ie"}, POSSIBLE) == {"country": "ie", "nation": ""}


@pytest.mark.parametrize(
    ("raw", "place", "choice"),
    [
        ({"naton": "scotland"}, "naton", "nation"),
        ({"trusted": {"nmae": "Sarah"}}, "trusted.nmae", "trusted.name"),
    ],
)
def test_a_misspelt_word_is_named_with_the_one_that_was_meant(raw, place, choice):
    found = misfit(raw)

    assert (found.place, found.choices[0], found.known) == (place, choice, False)


@pytest.mark.parametrize(
    ("raw", "place", "choice"),
    [
        ({"country": "uk"}, "country", "gb"),
        ({"nation": "bavaria"}, "nation", "england"),
        ({"country": "ie", "nation": "scotland"}, "nation", None),
        ({"language": "fr"}, "language", "en"),
        ({"size": "huge"}, "size", "usual"),
        ({"look": 7}, "look", "system"),
        ({"read_aloud": "yes"}, "read_aloud", "true"),
        ({"family_tools": ["Teamveiwer"]}, "family_tools", "TeamViewer"),
        ({"family_tools": "TeamViewer"}, "family_tools", None),
        ({"trusted": "Sarah"}, "trusted", None),
        ({"trusted": {"number": "ask Sarah"}}, "trusted.number", None),
        ({"trusted": {"name": "x" * 81}}, "trusted", None),
    ],
)
def test_what_does_not_fit_is_named_with_what_would(raw, place, choice):
    found = misfit(raw)

    assert (found.place, found.known) == (place, True)
    assert next(iter(found.choices), None) == choice


@pytest.mark.parametrize("name", sorted(set(Settings.__struct_fields__) - set(FIELDS)))
def test_a_file_from_a_stranger_cannot_switch_anything_off(name):
    assert misfit({name: ["pages"]}).known is False
