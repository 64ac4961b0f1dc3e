"""What can be found out about one tool, and how what several ways tell becomes one answer."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from fnmatch import fnmatchcase

from guard.core.tool import Tool


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is connected, or asks to be."""

    since: datetime
    asked: bool = False
    """They only ask so far."""
    address: str = ""
    """Their computer (IP), where that is shown."""
    number: str = ""
    """What the tool calls them, where its records show it."""


class Nothing(Enum):
    """No session is seen; why not."""

    NOBODY = auto()
    """One would be seen."""
    HIDDEN = auto()
    """One might be there: the system or the tool hides it."""
    SILENT = auto()
    """What was looked at never tells that nobody is there."""


Finding = Session | Nothing


def one(findings: Sequence[Finding]) -> Finding:
    """Return one answer from several: what is seen outweighs what is not, doubt outweighs no."""
    sessions = [found for found in findings if isinstance(found, Session)]
    if sessions:
        return _joined([s for s in sessions if not s.asked] or sessions)
    if Nothing.NOBODY in findings and Nothing.HIDDEN not in findings:
        return Nothing.NOBODY
    return Nothing.HIDDEN


def here(tool: Tool, names: Iterable[str]) -> bool:
    """Tell whether any of these names, maybe patterns, is of a program for this system.

    The absence of a program that only exists elsewhere says nothing.
    """
    systems = {
        "win32": tool.programs.windows,
        "darwin": tool.programs.macos,
        "linux": tool.programs.linux,
    }
    own = systems.pop(sys.platform, ())
    others = [name for elsewhere in systems.values() for name in elsewhere]
    return any(
        any(is_called(known, (name,)) for known in own)
        or (name.endswith(".exe") == (sys.platform == "win32") and not is_called(name, others))
        for name in names
    )


def is_called(name: str, names: Iterable[str]) -> bool:
    """Tell whether a program bears one of the names, maybe patterns; case does not count."""
    folded = name.casefold()
    return any(fnmatchcase(folded, each.casefold()) for each in names)


def _joined(sessions: Sequence[Session]) -> Session:
    first = min(sessions, key=lambda session: session.since)
    return replace(
        first,
        address=next((s.address for s in sessions if s.address), ""),
        number=next((s.number for s in sessions if s.number), ""),
    )
