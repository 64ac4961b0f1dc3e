"""Fold signs that belong together into one story."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from guard.core.chain import OF_TOOLS, paste_command, second_tool
from guard.core.knowledge import Policy
from guard.core.mind import Mind
from guard.core.shown import Shown, remember, theirs
from guard.core.sighting import Sighting
from guard.core.signs import Sign, read
from guard.core.verdict import Firmness, Level, Verdict, weigh

MOST_SIGNS: Final = 256
"""Signs one story keeps; a page that makes new ones for ever loses the oldest."""

LONGEST_SLOT: Final = timedelta(days=1)
"""Nothing is vouched for beyond it: never for ever."""

Subject = tuple[str, str]
"""What a silence is about: a kind of sign and its tool or site."""

UNTOLD: Final[Firmness] = (Level.CALM, 0)


class Answer(Enum):
    """What the person chose."""

    STOPPED = "stopped"
    """No, they rang me: the story so far has been heard."""
    UNSURE = "unsure"
    """I am not sure: the same, and it is kept that they did not know."""
    CLOSED = "closed"
    """The warning was closed without a word: the same."""
    KNOWN = "known"
    """Yes, I rang someone I know: what it is about stays silent until a slot ends."""


def _nothing() -> Mapping[Any, datetime]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Incident:
    """Signs that still matter, and what has been said and answered about them."""

    signs: tuple[Sign, ...] = ()
    faded: Mapping[Sign, datetime] = field(default_factory=_nothing)
    """When a sign was last there: its thing has gone, or shows it no more."""
    told: Firmness = UNTOLD
    """The firmest that was spoken of what is still there."""
    heard: frozenset[str] = frozenset()
    """Things the person has answered about: only something new may speak again."""
    silent: Mapping[Subject, datetime] = field(default_factory=_nothing)
    """Until when a subject says nothing."""
    numbers: tuple[Shown, ...] = ()
    """Telephone numbers that scares have shown, the newest last."""


def step(incident: Incident, sighting: Sighting, mind: Mind) -> tuple[Incident, Verdict | None]:
    """Take one sighting in; give back a verdict only when it is firmer than what was told.

    A sign matters while it is there, and for a while after it has gone.
    """
    found = read(sighting, mind) if sighting.present else ()
    if not (found or incident.signs or incident.numbers):
        return incident, None
    faded = {sign: at for sign, at in incident.faded.items() if sign not in found}
    for sign in incident.signs:
        if sign.thing == sighting.thing and sign not in found:
            faded.setdefault(sign, sighting.seen_at)
    kept = _remember(incident, faded, sighting.seen_at, mind.policy)
    still = min(kept.told, _loudness(kept, mind.policy).firmness)
    new = tuple(sign for sign in found if sign not in kept.signs)
    numbers = remember(incident.numbers, sighting, found, mind.policy)
    signs = (*kept.signs, *new)[-MOST_SIGNS:]
    grown = replace(kept, signs=signs, told=still, numbers=numbers)
    return _speak(grown, sighting.seen_at, mind.policy)


def answer(
    incident: Incident,
    verdict: Verdict,
    given: Answer,
    now: datetime,
    policy: Policy,
    end: datetime | None = None,
) -> Incident:
    """Take the person's answer to a verdict in.

    Every answer ends what was said: the same things stay quiet, a new thing may speak.
    KNOWN also silences every subject of the verdict until ``end``, by itself for
    ``known_minutes`` and for a day at the most, and vouches for its tools, whatever they do next.
    """
    things = frozenset(sign.thing for sign in incident.signs)
    after = replace(incident, told=UNTOLD, heard=incident.heard | things)
    if given is not Answer.KNOWN:
        return after
    end = min(end or now + timedelta(minutes=policy.known_minutes), now + LONGEST_SLOT)
    subjects = {(sign.kind, sign.about): end for sign in verdict.because}
    return replace(after, silent=MappingProxyType({**incident.silent, **subjects}))


def page_of(incident: Incident) -> str | None:
    """Return the thing of the page that frightens now, the newest; None when there is none.

    A page is told better by its words than by a dialog on it or by the title of its window.
    """
    there = [sign for sign in reversed(incident.signs) if sign not in incident.faded]
    for kind, of in (("scare_page", "page "), ("scare_page", ""), ("scare_title", "")):
        for sign in there:
            if sign.kind == kind and sign.thing.startswith(of):
                return sign.thing
    return None


def _remember(
    incident: Incident, faded: Mapping[Sign, datetime], now: datetime, policy: Policy
) -> Incident:
    """Keep what is there or has only just gone; forget the rest and each ended silence."""
    horizon = now - timedelta(minutes=policy.memory_minutes)
    signs = tuple(sign for sign in incident.signs if faded.get(sign, now) >= horizon)
    things = {sign.thing for sign in signs}
    return Incident(
        signs=signs,
        faded=MappingProxyType({sign: faded[sign] for sign in signs if sign in faded}),
        told=incident.told,
        heard=incident.heard & things,
        silent=MappingProxyType({what: end for what, end in incident.silent.items() if end > now}),
    )


def _there(incident: Incident, policy: Policy) -> Incident:
    """Leave out what has gone and is fleeting: a bank that was closed before he came in."""
    fleeting = {kind for kind, weighing in policy.sign.items() if weighing.fleeting}
    gone = {sign for sign in incident.faded if sign.kind in fleeting}
    return replace(incident, signs=tuple(sign for sign in incident.signs if sign not in gone))


def _loudness(incident: Incident, policy: Policy) -> Verdict:
    """Weigh the signs of the story and what they mean together.

    A tool can be vouched for, with whoever uses it; a page that frightens cannot.
    """
    together = (*second_tool(incident.signs), *paste_command(incident.signs))
    signs = (*incident.signs, *together)
    tools = {about for kind, about in incident.silent if kind in OF_TOOLS}
    vouched = {sign for sign in signs if sign.kind in OF_TOOLS and sign.about in tools}
    return weigh(signs, policy, vouched)


def _speak(incident: Incident, now: datetime, policy: Policy) -> tuple[Incident, Verdict | None]:
    """Speak if it has become firmer and something not yet answered is part of it."""
    verdict = _loudness(_there(incident, policy), policy)
    new = any(
        sign.thing not in incident.heard and (sign.kind, sign.about) not in incident.silent
        for sign in verdict.because
    )
    if new and verdict.firmness > incident.told:
        numbers = theirs(incident.numbers, now, policy)
        firmer = replace(verdict, before=incident.told[0], numbers=numbers)
        return replace(incident, told=verdict.firmness), firmer
    return incident, None
