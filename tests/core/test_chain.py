import pytest

from guard.core.chain import OF_TOOLS, TAKEN_UP, paste_command, second_tool
from guard.core.signs import KINDS, Sign


def started(tool, thing):
    return Sign("remote_tool", tool, thing)


def seconds(*signs):
    return [sign.about for sign in second_tool(signs)]


def test_one_tool_is_no_second():
    assert seconds(started("A", "1"), started("A", "2"), Sign("session", "A", "3")) == []


def test_another_tool_is_a_second_once():
    assert seconds(started("A", "1"), started("B", "2"), started("C", "3")) == ["B"]


def test_a_program_known_as_several_tools_is_one():
    assert seconds(started("A", "1"), started("B", "1")) == []
    assert seconds(started("A", "1"), started("B", "1"), started("B", "2")) == []
    assert seconds(started("A", "1"), started("A", "2"), started("B", "2")) == []


@pytest.mark.parametrize("kind", ["installed_tool", "viewer_tool", "join_page", "scare_page"])
def test_what_nobody_takes_up_is_no_second(kind):
    assert seconds(started("A", "1"), Sign(kind, "B", "2")) == []


def test_a_story_without_tools_has_no_second():
    assert seconds(Sign("scare_page", "a.example", "1")) == []


def test_kinds_of_tools_are_kinds():
    assert TAKEN_UP <= OF_TOOLS <= {*KINDS, "second_tool"}


COPIED = Sign("command_copied", "", "clipboard 1")


def opened(thing):
    return Sign("prompt_opened", "", thing)


def pastes(*signs):
    return [sign.thing for sign in paste_command(signs)]


def test_a_terminal_that_opens_after_a_page_copied_a_command_is_a_sign():
    assert pastes(COPIED, opened("a"), opened("b")) == ["a"]


def test_a_terminal_that_was_open_before_is_none():
    assert pastes(opened("a"), COPIED) == []
    assert pastes(opened("a"), COPIED, opened("b")) == ["b"]


def test_a_terminal_or_a_command_alone_is_none():
    assert pastes(opened("a")) == pastes(COPIED) == []
