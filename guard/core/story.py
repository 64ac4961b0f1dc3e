"""Stories: what came and went, minute by minute, told by people who need not program."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

from guard.core.entry import Entry, Word
from guard.core.incident import Answer, Incident, answer, step
from guard.core.mind import Mind
from guard.core.sighting import Program, Sighting
from guard.core.verdict import Level, Verdict

BEGIN: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""When every story begins; stories have a clock of their own."""

Minute = Annotated[float, msgspec.Meta(ge=0, le=60 * 24 * 365)]


class Moment(Entry, frozen=True, kw_only=True):
    """One thing that comes or goes, or the person's answer to what was last said."""

    minute: Minute
    thing: str = ""
    present: bool = True
    program: str | Program = ""
    """A file name, or all that is known of it."""
    title: str = ""
    text: str = ""
    address: str = ""
    marks: frozenset[str] = frozenset()
    answer: Literal["", "stopped", "known"] = ""

    def sighting(self) -> Sighting:
        """Return what a sense would report at this moment."""
        program = Program(name=self.program) if isinstance(self.program, str) else self.program
        return Sighting(
            sensor="story",
            thing=self.thing,
            seen_at=BEGIN + timedelta(minutes=self.minute),
            present=self.present,
            program=program if self.program else None,
            title=self.title,
            text=self.text,
            address=self.address,
            marks=self.marks,
        )


class Story(Entry, frozen=True, kw_only=True):
    """A whole story, and the firmest that the guard should say in it."""

    title: Word
    source: str = ""
    """Where such a thing has really happened, if it has."""
    ends: Literal["CALM", "CAUTION", "DANGER"]
    moment: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said at one minute of a story."""

    minute: float
    verdict: Verdict


def play(story: Story, mind: Mind) -> Iterator[Said]:
    """Yield what would be said, when."""
    incident, last = Incident(), Verdict(Level.CALM, ())
    for moment in story.moment:
        sighting = moment.sighting()
        if moment.answer:
            given = Answer(moment.answer)
            incident = answer(incident, last, given, sighting.seen_at, mind.policy)
            continue
        incident, verdict = step(incident, sighting, mind)
        if verdict is not None:
            last = verdict
            yield Said(moment.minute, verdict)
