"""Turn a verdict into something to say, still in no language."""

from dataclasses import dataclass
from typing import Final

from guard.core.knowledge import Knowledge, Line
from guard.core.signs import Hint, Sign
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
class Advice:
    """What the warning says: facts for sentences that lie in resources/words."""

    level: Level
    reasons: tuple[Reason, ...]
    """Most telling first, at most three."""
    helplines: tuple[Line, ...]
    """For the person's country and nation."""
    covers: bool
    """Every monitor is covered: anything less would lie under the page."""


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
    )


def _reason(sign: Sign) -> Reason:
    return Reason(kind=sign.kind, about=sign.about, hints=sign.hints, remedy=sign.remedy)


def asked(knowledge: Knowledge, country: str, nation: str = "") -> Advice:
    """Give the advice for "someone is on the phone with me": no sign is needed."""
    return Advice(
        level=Level.CAUTION,
        reasons=(Reason(kind="asked"),),
        helplines=helplines(knowledge, country, nation),
        covers=False,
    )


def helplines(knowledge: Knowledge, country: str, nation: str) -> tuple[Line, ...]:
    """Return the lines that serve a nation of a country; all of them if it is not known."""
    lines = knowledge.helplines.get(country)
    if lines is None:
        return ()
    return tuple(
        line for line in lines.line if not line.nations or not nation or nation in line.nations
    )
