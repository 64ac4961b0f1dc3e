"""What is left to do for a person who let somebody in, or paid: the steps, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

from guard.core.evidence import Case
from guard.core.helpline import Forwarding, Line, Use
from guard.core.incident import Answer
from guard.core.settings import Trusted
from guard.core.tool import Removal, Tool
from guard.core.verdict import Level

Paid = Literal["not_said", "transfer", "card", "gift_card", "details", "nothing"]
"""How money left, or what was told of it; the answer to the one question of the plan."""

ANSWERS: Final[tuple[Paid, ...]] = ("transfer", "card", "gift_card", "details", "nothing")

SAME_STORY: Final = timedelta(days=1)
"""How long what happens after the first tick still belongs to the same plan."""
MOST_TOOLS: Final = 4
"""Tools that are named one by one; nobody has more put on."""

KNOWN: Final = Answer.KNOWN.value
_FIRST: Final = ("hang_up", "cable_out", "other_phone")
"""What must be done before money can be spoken of: nobody listens, nobody watches."""


Saying = tuple[str, str]
"""A key under ``how`` in resources/words, and what fills its sentences."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; ``key`` is a table under ``step`` in resources/words."""

    key: str
    about: str = ""
    """Fills the sentences: a tool's name or a person's."""
    uses: tuple[Use, ...] = ()
    """Helplines of which use are shown with it."""
    how: tuple[Saying, ...] = ()
    """What each country, tool or way of paying needs said of its own."""

    @property
    def mark(self) -> str:
        """Return what tells this step from all others, also after a new start."""
        return f"{self.key} {self.about}".strip()


class Aftercare(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How far somebody has come with the plan; it lies in the state folder."""

    begun: datetime | None = None
    """When the first thing was ticked or answered; aware, UTC."""
    paid: Paid = "not_said"
    done: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=300)], ...], msgspec.Meta(max_length=60)
    ] = ()
    """Marks of the steps that were ticked."""

    def ticked(self, mark: str, now: datetime, *, done: bool) -> "Aftercare":
        """Return the plan with one step ticked, or not any more."""
        left = tuple(each for each in self.done if each != mark)
        return msgspec.structs.replace(
            self, begun=self.begun or now, done=(*left, mark) if done else left
        )

    def answered(self, paid: Paid, now: datetime) -> "Aftercare":
        """Return the plan for how money left."""
        return msgspec.structs.replace(self, begun=self.begun or now, paid=paid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the plan depends on, beside how money left."""

    lines: tuple[Line, ...] = ()
    """Of the person's country and nation."""
    trusted: Trusted = field(default_factory=Trusted)
    tools: tuple[Tool, ...] = ()
    """Those that came up, the newest first."""
    forwarding: Forwarding | None = None
    """How calls come back in this country."""


def named(cases: Iterable[Case], tools: Iterable[Tool]) -> tuple[Tool, ...]:
    """Return the tools that the incidents are about, but for those of people who are known."""
    known = {tool.name: tool for tool in tools}
    abouts = (about for case in cases if case.answer != KNOWN for _, about in case.signs)
    return tuple(known[about] for about in dict.fromkeys(abouts) if about in known)


def steps(paid: Paid, there: Circumstances) -> tuple[Step, ...]:
    """Return what to do, the most urgent first."""
    return (
        *(Step(key) for key in _FIRST),
        Step("bank", uses=("bank",), how=() if paid == "not_said" else ((f"paid_{paid}", ""),)),
        *((Step("gift_card"),) if paid in {"gift_card", "not_said"} else ()),
        *((Step("trusted", there.trusted.name),) if there.trusted.number else ()),
        Step("passwords"),
        Step("forwarding", how=_forwarding(there.forwarding)),
        *_removals(there.tools),
        Step("leftovers"),
        Step("report", uses=("report", "advice")),
        Step("again"),
    )


def grave(cases: Iterable[Case]) -> tuple[datetime, ...]:
    """Return when each incident began after which the same people may ring again."""
    return tuple(
        case.began for case in cases if case.level is Level.DANGER and case.answer != KNOWN
    )


def going_on(care: Aftercare, incidents: Iterable[datetime]) -> Aftercare:
    """Return the plan as far as it has come; a later incident begins a new one."""
    later = max(incidents, default=None)
    if care.begun and later and later > care.begun + SAME_STORY:
        return Aftercare()
    return care


def shown(step: Step, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the helplines that stand with a step."""
    return tuple(line for line in lines if line.use in step.uses)


def _forwarding(codes: Forwarding | None) -> tuple[Saying, ...]:
    """Tell how calls come back; a code is only told where it is sure."""
    if codes is None:
        return (("forwarding_ask", ""),)
    told = (("forwarding_mobile", codes.mobile), ("forwarding_landline", codes.landline))
    return tuple((key, code) for key, code in told if code)


def _removals(tools: Iterable[Tool]) -> Iterable[Step]:
    """Yield how each tool goes; without one, where to look for it."""
    found = list(tools)[:MOST_TOOLS]
    for tool in found:
        way: Removal = tool.ending.remove if tool.ending else "ask"
        yield Step("remove", tool.name, how=((f"remove_{way}", tool.name),))
    if not found:
        yield Step("look_for_tools")
