"""What signs mean together that none of them means alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from guard.core.signs import Sign

OF_TOOLS: Final = frozenset(
    {
        *("remote_tool", "installed_tool", "viewer_tool", "session", "session_asked"),
        *("tool_download", "join_page", "second_tool"),
    }
)
"""Kinds that are about a tool: whoever vouches for the tool vouches for all of them."""
IN_USE: Final = frozenset(
    {"remote_tool", "installed_tool", "viewer_tool", "session", "session_asked"}
)
"""Kinds that show a tool being used as a family uses it: it has no need to fetch it anew."""
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
