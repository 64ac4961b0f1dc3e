"""Turn a verdict into something to say, still in no language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from guard.core.helpline import Helplines, Line
from guard.core.knowledge import Knowledge
from guard.core.settings import Trusted
from guard.core.signs import OF_PAGES, Hint, Sign
from guard.core.verdict import Level, Verdict

TELLING: Final = (
    *("money_watched", "money_page"),
    *("session", "session_asked", "paste_command", "second_tool", "remote_tool"),
    *("scare_page", "scare_message", "scare_title"),
    *("tool_download", "disguised", "join_page", "installer_download", "full_screen", "shop_page"),
    *("viewer_tool", "installed_tool", "command_copied", "prompt_opened"),
)
"""Kinds of sign, the one that says most to the person first."""

MOST_REASONS: Final = 3
LETS_IN: Final = frozenset({"remote_tool", "installed_tool", "second_tool"})
"""Kinds whose thing is a program that lets somebody in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing the guard saw; ``about`` is a tool's name or a site's host, or empty."""

    kind: str
    about: str = ""
    hints: tuple[Hint, ...] = ()
    """What gave it away, the most telling first."""
    remedy: str = ""
    """What puts an end to it: a key under ``remedy`` in resources/words, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A program of a tool that runs: what "Stop it now" ends."""

    name: str
    """The tool's."""
    pid: int
    created: float
    """Seconds since the epoch; with the PID it is the same process and no later one."""
    stop: tuple[str, ...] = ()
    """The tool's own command to end it: program, then arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What the warning says: facts for sentences that lie in resources/words."""

    level: Level
    reasons: tuple[Reason, ...]
    """Most telling first, at most three."""
    helplines: tuple[Line, ...]
    """For the person's country and nation."""
    covers: bool
    """Every monitor is covered: anything less would lie under the page."""
    trusted: Trusted = field(default_factory=Trusted)
    """The person to ring, if one is named."""
    more: bool = False
    """More was seen than the reasons tell."""
    running: tuple[Process, ...] = ()
    """Programs through which somebody may be in."""
    page: str = ""
    """The thing that frightens, or empty; a page or window as its sense calls it."""

    @property
    def tools(self) -> tuple[str, ...]:
        """Return the names of the tools that run."""
        return tuple(dict.fromkeys(process.name for process in self.running))

    @property
    def firmness(self) -> tuple[Level, int]:
        """The level and, within it, how much the first reason says to the person."""
        first = self.reasons[0].kind if self.reasons else ""
        return self.level, -TELLING.index(first) if first in TELLING else -len(TELLING)

    scare_numbers: tuple[str, ...] = field(default=(), repr=False)
    """Telephone numbers that fake warnings have lately shown, the newest first."""


def advise(verdict: Verdict, knowledge: Knowledge, country: str, nation: str = "") -> Advice:
    """Say what was seen and whom to ring."""
    kinds = {sign.kind for sign in verdict.because}
    newest = {
        kind: next(sign for sign in reversed(verdict.because) if sign.kind == kind)
        for kind in kinds
    }
    told = sorted(newest.values(), key=lambda sign: TELLING.index(sign.kind))
    return Advice(
        level=verdict.level,
        reasons=tuple(_reason(sign) for sign in told[:MOST_REASONS]),
        helplines=helplines(knowledge, country, nation),
        covers=verdict.level is Level.DANGER or "full_screen" in kinds,
        more=len(told) > MOST_REASONS,
        running=running(verdict.because, knowledge),
        page=next((sign.thing for sign in told if sign.kind in OF_PAGES), ""),
        scare_numbers=verdict.numbers,
    )


def running(signs: Iterable[Sign], knowledge: Knowledge) -> tuple[Process, ...]:
    """Return the programs among the signs through which somebody may be in."""
    ways = {tool.name: tool.ending.stop for tool in knowledge.tools if tool.ending}
    found = {}
    for sign in signs:
        match sign.thing.split(" "):
            case ["process", pid, created] if sign.kind in LETS_IN:
                found[sign.thing] = Process(
                    name=sign.about,
                    pid=int(pid),
                    created=float(created),
                    stop=ways.get(sign.about, ()),
                )
    return tuple(found.values())


def _reason(sign: Sign) -> Reason:
    return Reason(kind=sign.kind, about=sign.about, hints=sign.hints, remedy=sign.remedy)


def asked(
    knowledge: Knowledge,
    country: str,
    nation: str = "",
    *,
    signs: Sequence[Sign] = (),
    numbers: tuple[str, ...] = (),
) -> Advice:
    """Give the advice for "someone is on the phone with me": no sign is needed."""
    return Advice(
        level=Level.CAUTION,
        reasons=(Reason(kind="asked"),),
        helplines=helplines(knowledge, country, nation),
        covers=False,
        running=running(signs, knowledge),
        scare_numbers=numbers,
    )


PRACTISED: Final = {
    Level.NOTICE: "tool_download",
    Level.CAUTION: "remote_tool",
    Level.DANGER: "session",
}
"""What a level is shown with when nothing has happened."""


def practised(level: Level, knowledge: Knowledge, country: str, nation: str = "") -> Advice:
    """Give an advice to practise with: it looks like one of this level, and nothing runs."""
    kind, about = PRACTISED[level], "AnyDesk"
    nothing = Process(name=about, pid=0, created=0)
    return Advice(
        level=level,
        reasons=(Reason(kind=kind, about=about),),
        helplines=helplines(knowledge, country, nation),
        covers=level is Level.DANGER,
        running=() if level is Level.NOTICE else (nothing,),
    )


def helplines(knowledge: Knowledge, country: str, nation: str) -> tuple[Line, ...]:
    """Return the lines that serve a nation of a country; all of them if it is not known.

    Each has the time zone of its hours.
    """
    lines = knowledge.helplines.get(country)
    if lines is None:
        return ()
    return tuple(
        msgspec.structs.replace(line, time_zone=line.time_zone or lines.time_zone)
        for line in lines.line
        if not line.nations or not nation or nation in line.nations
    )


def nations(lines: Helplines) -> tuple[str, ...]:
    """Return the parts of a country that have lines of their own."""
    return tuple(sorted({nation for line in lines.line for nation in line.nations}))
