"""Tools of which a family may say beforehand that it uses them."""

from collections.abc import Collection, Iterable
from typing import Final

from guard.core.tool import Tool

WELL_KNOWN: Final = (
    *("TeamViewer", "AnyDesk", "Quick Assist", "Chrome Remote Desktop", "RustDesk", "RealVNC"),
)
"""What families use most, the best known first."""
MOST: Final = 8
"""Tools that are offered at once; more would be a list to get lost in."""


def familiar(tools: Iterable[Tool], here: Collection[str], platform: str) -> tuple[str, ...]:
    """Name those to offer: what is on this computer, then what is well known on its system.

    What nobody uses honestly is never offered.
    """
    honest = {tool.name: tool for tool in tools if "nobody" not in tool.honest}
    found = sorted(name for name in here if name in honest)
    known = [name for name in WELL_KNOWN if name in honest and _runs(honest[name], platform)]
    return tuple(dict.fromkeys([*found, *known]))[:MOST]


def _runs(tool: Tool, platform: str) -> bool:
    """Tell whether a tool has programs for this system."""
    field = "windows" if platform == "win32" else platform
    return bool(getattr(tool.programs, field, ()))
