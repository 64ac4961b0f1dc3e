"""Who is connected now: folded from what the sense of sessions reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from guard.core.mind import Mind
from guard.core.senses import SenseState
from guard.core.sighting import SESSION, SESSION_ASKED, Sighting
from guard.core.signs import tools_of

SENSE: Final = "sessions"
"""The sense that tells of them."""

Word = Literal["nobody", "somebody", "asked", "unknown"]


@dataclass(frozen=True, slots=True)
class Presence:
    """One thing that can be said of who is connected; ``word`` is a key under ``sessions``."""

    word: Word
    about: str = ""
    """The tool's name; empty where no tool is meant or known."""
    since: datetime | None = None
    """Aware, UTC; only with ``somebody`` and ``asked``."""


def _nothing() -> Mapping[str, Presence]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions that are open or asked for, by the thing that was seen."""

    seen: Mapping[str, Presence] = field(default_factory=_nothing)

    def after(self, sighting: Sighting, mind: Mind) -> "Sessions":
        """Return what is open once a sighting is taken in."""
        if sighting.sensor != SENSE:
            return self
        if not sighting.present:
            left = {thing: who for thing, who in self.seen.items() if thing != sighting.thing}
            return Sessions(MappingProxyType(left))
        if not sighting.program:
            return self
        tools = tools_of(sighting, mind)
        word = _word(sighting)
        if word is None or not tools:
            return self
        who = Presence(word, tools[0].name, sighting.since or sighting.seen_at)
        return Sessions(MappingProxyType({**self.seen, sighting.thing: who}))

    def told(self, states: Iterable[SenseState]) -> tuple[Presence, ...]:
        """Say who is connected, then what cannot be told; "nobody" only if all was seen."""
        own = [state for state in states if state.name == SENSE]
        unknown = [Presence("unknown", state.about) for state in own if state.why]
        if not own:
            unknown.append(Presence("unknown"))
        open_ = sorted(self.seen.values(), key=lambda who: (who.word == "asked", who.since))
        return (*open_, *unknown) or (Presence("nobody"),)


def _word(sighting: Sighting) -> Word | None:
    if SESSION in sighting.marks:
        return "somebody"
    return "asked" if SESSION_ASKED in sighting.marks else None
