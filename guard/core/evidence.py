"""What a bank or the police may ask of an incident: a few facts beside its signs."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal

from guard.core.numbers import numbers
from guard.core.sighting import SESSION_ASKED, Sighting
from guard.core.signs import Sign
from guard.core.text import LONGEST as LONGEST_TEXT
from guard.core.verdict import Level

Kind = Literal["version", "asked", "came", "went", "caller", "address", "shown"]
"""A tool's version; when somebody asked to be let in, came, went; what the tool calls them;
their computer (IP); a telephone number on a page. Keys under ``evidence``."""

KINDS: Final[tuple[Kind, ...]] = ("version", "asked", "came", "went", "caller", "address", "shown")
TIMES: Final = frozenset({"asked", "came", "went"})
"""Kinds whose value is a moment (ISO 8601, UTC)."""

LONGEST: Final = 80
"""Characters of one value."""
MOST_NUMBERS: Final = 3
"""Telephone numbers kept of one page."""
MOST_THINGS: Final = 64
"""Things whose facts are remembered; the oldest goes first."""

_SESSIONS: Final = frozenset({"session", "session_asked"})
_SCARES: Final = frozenset({"scare_page", "scare_title"})
_TOOLS: Final = frozenset({"remote_tool", "installed_tool", "viewer_tool", "tool_download"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing worth telling a bank; ``about`` is a tool's name or a site's host, as in a Sign."""

    kind: Kind
    about: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One incident as a bank may be told of it."""

    began: datetime
    level: Level
    signs: tuple[tuple[str, str], ...]
    """Kind of sign, and the tool or site it is about."""
    answer: str
    facts: tuple[Fact, ...] = ()


def facts(sighting: Sighting, signs: Sequence[Sign]) -> tuple[Fact, ...]:
    """Return what a sighting tells, given the signs that were found in its thing."""
    found = (fact for sign in signs for fact in _facts(sighting, sign) if fact.value)
    return tuple(dict.fromkeys(found))


def _facts(sighting: Sighting, sign: Sign) -> Iterator[Fact]:
    if sign.kind in _SESSIONS:
        yield from _of_session(sighting, sign.about)
    elif sign.kind in _SCARES and sighting.present:
        shown = f"{sighting.title}\n{sighting.text}\n{sighting.address}"[:LONGEST_TEXT]
        for _, digits in islice(numbers(shown), MOST_NUMBERS):
            yield Fact("shown", sign.about, digits)
    elif sign.kind in _TOOLS and sighting.program is not None:
        yield Fact("version", sign.about, _kept(sighting.program.version))


def _of_session(sighting: Sighting, tool: str) -> Iterator[Fact]:
    if not sighting.present:
        yield Fact("went", tool, sighting.seen_at.isoformat(timespec="seconds"))
        return
    since = sighting.since or sighting.seen_at
    kind: Kind = "asked" if SESSION_ASKED in sighting.marks else "came"
    yield Fact(kind, tool, since.isoformat(timespec="seconds"))
    yield Fact("caller", tool, _kept(sighting.text))
    yield Fact("address", tool, _kept(sighting.address))


def _kept(text: str) -> str:
    """Keep what can be seen of a short text from outside."""
    shown = (" " if each.isspace() else each for each in text[: LONGEST * 4])
    seen = "".join(each for each in shown if unicodedata.category(each)[0] != "C")
    return " ".join(seen.split())[:LONGEST]


def _nothing() -> Mapping[str, tuple[Fact, ...]]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The facts of things that are there now: an incident may begin with them."""

    there: Mapping[str, tuple[Fact, ...]] = field(default_factory=_nothing)

    def after(self, sighting: Sighting, found: tuple[Fact, ...]) -> "Evidence":
        """Return what is known once a sighting is taken in; itself if it tells nothing new."""
        if sighting.present and found and self.there.get(sighting.thing) == found:
            return self
        left = {thing: facts for thing, facts in self.there.items() if thing != sighting.thing}
        if sighting.present and found:
            left[sighting.thing] = found
        elif len(left) == len(self.there):
            return self
        return Evidence(MappingProxyType(dict(list(left.items())[-MOST_THINGS:])))

    def of(self, abouts: Collection[str]) -> tuple[Fact, ...]:
        """Return the facts about these tools and sites."""
        told = (fact for facts in self.there.values() for fact in facts if fact.about in abouts)
        return tuple(dict.fromkeys(told))
