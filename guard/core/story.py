"""Stories: what came and went, minute by minute, told by people who need not program."""

from collections.abc import Iterator, Sequence
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

Name = Literal["CALM", "NOTICE", "CAUTION", "DANGER"]
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
    answer: Literal["", "stopped", "unsure", "closed", "known"] = ""

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


class Says(Entry, frozen=True, kw_only=True):
    """What should be said at one minute."""

    minute: Minute
    level: Name
    because: Word | None = None
    """A kind of sign that is among its reasons; None: any."""
    number: Word | None = None
    """The telephone number it names first as theirs; None: any, or none."""


class Story(Entry, frozen=True, kw_only=True):
    """A whole story, and the firmest that the guard should say in it."""

    title: Word
    source: str = ""
    """Where such a thing has really happened, if it has."""
    ends: Name
    says: tuple[Says, ...] | None = None
    """Everything that should be said, in order; None: only how it ends matters."""
    moment: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said at one minute of a story."""

    minute: float
    verdict: Verdict

    def fits(self, wanted: Says) -> bool:
        """Tell whether it is what should be said."""
        kinds = {None, *(sign.kind for sign in self.verdict.because)}
        same = (self.minute, self.verdict.level.name) == (wanted.minute, wanted.level)
        named = {None, *self.verdict.numbers[:1]}
        return same and wanted.because in kinds and wanted.number in named


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


def goes_as_told(story: Story, said: Sequence[Said]) -> bool:
    """Tell whether what was said is what the story says should be."""
    if firmest(said).name != story.ends:
        return False
    wanted = story.says
    if wanted is None:
        return True
    return len(said) == len(wanted) and all(map(Said.fits, said, wanted))


def firmest(said: Sequence[Said]) -> Level:
    """Return the firmest level that was said."""
    return max((each.verdict.level for each in said), default=Level.CALM)
