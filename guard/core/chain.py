"""What signs mean together that none of them means alone."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from guard.core.signs import Sign

OF_TOOLS: Final = frozenset(
    {
        *("remote_tool", "installed_tool", "viewer_tool", "session", "session_asked"),
        *("tool_download", "join_page", "second_tool"),
    }
)
"""Kinds that are about a tool: whoever vouches for the tool vouches for all of them."""
TAKEN_UP: Final = frozenset({"remote_tool", "session", "tool_download"})
"""Kinds that show a tool being fetched or used now."""


def second_tool(signs: Sequence[Sign]) -> Iterator[Sign]:
    """Yield a sign when another tool is taken up than the one the story began with.

    One program may be known as several tools; it is another only if it is none of the first.
    """
    taken_up = [sign for sign in signs if sign.kind in TAKEN_UP]
    first = {sign.about for sign in taken_up if sign.thing == taken_up[0].thing}
    same = {sign.thing for sign in taken_up if sign.about in first}
    for sign in taken_up:
        if sign.thing not in same:
            yield Sign("second_tool", sign.about, sign.thing)
            return


def paste_command(signs: Sequence[Sign]) -> Iterator[Sign]:
    """Yield a sign when a terminal has opened after a page put a command on the clipboard."""
    kinds = [sign.kind for sign in signs]
    if "command_copied" in kinds:
        after = signs[kinds.index("command_copied") :]
        opened = (sign for sign in after if sign.kind == "prompt_opened")
        yield from (Sign("paste_command", "", sign.thing) for sign in islice(opened, 1))
