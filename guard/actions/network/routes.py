"""Whether a way out of this computer is left, by the kernel's tables of routes."""

from pathlib import Path
from typing import Final

_TABLE: Final = Path("/proc/net/route")
_TABLE_6: Final = Path("/proc/net/ipv6_route")
_REJECTED: Final = 0x200
"""RTF_REJECT in linux/route.h: a route that leads nowhere; the kernel keeps one on ``lo``."""


def lead_out() -> bool:
    """Tell whether there is a default route, of whichever version."""
    return has_default(_read(_TABLE)) or has_default_6(_read(_TABLE_6))


def has_default(table: str) -> bool:
    """Read ``/proc/net/route``: interface, destination, gateway, flags, 3 numbers, mask."""
    rows = [line.split() for line in table.splitlines()[1:]]
    return any(_leads(row[1], row[3]) and int(row[7], 16) == 0 for row in rows if len(row) > 7)  # noqa: PLR2004


def has_default_6(table: str) -> bool:
    """Read ``/proc/net/ipv6_route``: destination, its length, 6 columns, flags, interface."""
    rows = [line.split() for line in table.splitlines()]
    return any(_leads(row[0], row[8]) and row[1] == "00" for row in rows if len(row) > 8)  # noqa: PLR2004


def _leads(destination: str, flags: str) -> bool:
    return int(destination, 16) == 0 and not int(flags, 16) & _REJECTED


def _read(table: Path) -> str:
    try:
        return table.read_text("ascii")
    except OSError:
        return ""
