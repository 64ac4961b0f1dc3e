"""Sessions as records in Windows' event logs tell them."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final

from guard.core.tool import EventEvidence
from guard.sensors.sessions.event import Event, parsed
from guard.sensors.sessions.finding import Finding, Nothing, Session
from guard.sensors.sessions.running import Running

if sys.platform == "win32":
    from guard.sensors.sessions.win32 import records
else:

    def records(log: str, query: str) -> list[str] | None:  # noqa: ARG001 -- as on Windows
        """Say nothing: only Windows has such logs."""
        return []


EVERY: Final = 4.0
"""Seconds between two questions."""
HOLDS: Final = timedelta(hours=2)
"""How long a session is believed to last whose end no record will tell."""

Records = Callable[[str, str], list[str] | None]
"""Returns the newest records of a log that a query finds, as XML, None where it may not look."""


class Events:
    """The event logs that tell of one tool."""

    def __init__(self, evidence: Iterable[EventEvidence], ask: Records = records) -> None:
        self._evidence = tuple(evidence)
        self._ask = ask
        self._due = 0.0
        self._finding: Finding = Nothing.SILENT

    def look(self, running: Sequence[Running]) -> Finding:
        """Tell whether the newest record begins a session, every few seconds anew."""
        if self._evidence and running and monotonic() >= self._due:
            self._due = monotonic() + EVERY
            began = min(each.born for each in running)
            found = [self._judge(each, began) for each in self._evidence]
            sessions = [each for each in found if isinstance(each, Session)]
            self._finding = min(sessions, key=lambda session: session.since, default=found[0])
        return self._finding

    def _judge(self, evidence: EventEvidence, began: datetime) -> Finding:
        since = began if evidence.ends else max(began, datetime.now(UTC) - HOLDS)
        found = self._ask(evidence.log, query(evidence, since))
        if found is None:
            return Nothing.HIDDEN
        newest = next((event for each in found if (event := _telling(each, evidence))), None)
        if newest and newest.number in evidence.starts:
            when = min(max(newest.when, since), datetime.now(UTC))
            return Session(when, asked=evidence.shows == "open")
        return Nothing.NOBODY if evidence.every else Nothing.SILENT


def query(evidence: EventEvidence, since: datetime) -> str:
    """Return the XPath that finds the records of an evidence."""
    numbers = " or ".join(f"EventID={each}" for each in (*evidence.starts, *evidence.ends))
    provider = evidence.provider.replace("'", "")
    stamp = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return (
        f"*[System[Provider[@Name='{provider}'] and ({numbers})"
        f" and TimeCreated[@SystemTime>='{stamp}']]]"
    )


def _telling(record: str, evidence: EventEvidence) -> Event | None:
    """Return the event of a record that begins or ends a session, None for any other."""
    event = parsed(record)
    if event is None or event.number in evidence.ends:
        return event
    holds = all(word.casefold() in event.text.casefold() for word in evidence.holds)
    return event if event.number in evidence.starts and holds else None
