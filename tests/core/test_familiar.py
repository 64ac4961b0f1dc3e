import pytest

from guard.core.familiar import MOST, WELL_KNOWN, familiar
from knowing import library

TOOLS = library().knowledge.tools
NAMES = {tool.name for tool in TOOLS}


def test_every_well_known_tool_is_in_the_catalogue():
    assert set(WELL_KNOWN) <= NAMES


def test_what_is_on_this_computer_comes_first():
    assert familiar(TOOLS, {"SupRemo"}, "linux")[0] == "SupRemo"


def test_what_is_on_this_computer_and_well_known_is_offered_once():
    offered = familiar(TOOLS, {"AnyDesk"}, "linux")

    assert offered[0] == "AnyDesk"
    assert offered.count("AnyDesk") == 1


@pytest.mark.parametrize(("platform", "offered"), [("win32", True), ("linux", False)])
def test_only_what_runs_on_this_system_is_offered(platform, offered):
    assert ("Quick Assist" in familiar(TOOLS, (), platform)) is offered


def test_what_nobody_uses_honestly_is_never_offered():
    dishonest = {tool.name for tool in TOOLS if "nobody" in tool.honest}

    assert dishonest
    assert dishonest.isdisjoint(familiar(TOOLS, dishonest, "win32"))


def test_the_list_stays_short_enough_to_read():
    assert len(familiar(TOOLS, NAMES, "win32")) == MOST
