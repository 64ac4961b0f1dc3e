"""One record of a Windows event log, as the system renders it (XML)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from xml.parsers import expat

LONGEST: Final = 64 * 1024
"""Characters of a record; Windows itself cuts an event at 64 KB."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_TEXT: Final = 8_000
"""Characters of what a record says that are kept."""


@dataclass(slots=True)
class Event:
    """What is known of a record; its text may have been written by a criminal."""

    number: int = -1
    when: datetime = _NEVER
    text: str = field(default="", repr=False)


class _EntityError(Exception):
    """A record declares an entity, as no event does."""


def parsed(record: str) -> Event | None:
    """Return a record's event, None for what is none."""
    event, within = Event(), [""]
    parser = expat.ParserCreate(namespace_separator=" ")

    def begin(name: str, facts: dict[str, str]) -> None:
        within.append(name.rpartition(" ")[2])
        if within[-1] == "TimeCreated":
            event.when = datetime.fromisoformat(facts.get("SystemTime", "")).astimezone(UTC)

    def end(_: str) -> None:
        within.pop()

    def say(text: str) -> None:
        if within[-1] == "EventID":
            event.number = int(text)
        elif "EventData" in within or "UserData" in within:
            event.text = f"{event.text}{text}"[:_TEXT]

    def refuse(*_: object) -> None:
        raise _EntityError

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = say
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(record[:LONGEST], True)  # noqa: FBT003 -- it is whole
    except (expat.ExpatError, _EntityError, ValueError, OverflowError):
        return None
    return event if event.when > _NEVER and event.number >= 0 else None
