"""Sessions as a tool's own records tell them, followed as they grow."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from glob import iglob
from itertools import islice
from pathlib import Path
from typing import Final

from guard.core.tool import LogEvidence
from guard.sensors.sessions.finding import Finding, Nothing, Session
from guard.sensors.sessions.lines import Line, Shape, when, words
from guard.sensors.sessions.records import Record
from guard.sensors.sessions.running import Running

HOLDS: Final = timedelta(hours=2)
"""How long a session is believed to last whose end no readable record will tell."""
ASKS: Final = timedelta(minutes=2)
"""How long somebody is believed to ask; after that they may be in or may have given up."""
MOST_FILES: Final = 20
"""Files that one pattern may name."""
_PLACE: Final = re.compile("%([^%/]+)%")


class Meaning:
    """What the lines of one kind of record mean."""

    def __init__(self, evidence: LogEvidence) -> None:
        self.files = evidence.files
        self.asks = evidence.shows == "open"
        self.every = evidence.every
        self.starts = [Shape(says) for says in evidence.starts]
        self.ends = [Shape(says) for says in evidence.ends]
        self.peers = [Shape(says) for says in evidence.peers]


class Traces:
    """The records of one tool.

    The first look also reads what was there before: a session may be open already. A record
    that never tells an end cannot tell that, so only what is added to it counts.
    """

    def __init__(self, evidence: Iterable[LogEvidence]) -> None:
        meanings = sorted(map(Meaning, evidence), key=lambda meaning: bool(meaning.ends))
        self._meanings: Sequence[Meaning] = meanings
        self._records: dict[Path, Record] = {}
        self._session: Session | None = None
        self._peer = ("", "")
        self._first = True

    def look(self, running: Sequence[Running]) -> Finding:
        """Read what is new; ``running`` are the processes of the tool."""
        readable = hidden = False
        for path, meanings in self._files().items():
            record = self._records.setdefault(path, Record(path))
            try:
                lines = record.lines()
            except OSError:
                hidden = True
                continue
            readable |= record.exists and any(meaning.every for meaning in meanings)
            if not self._first or any(meaning.ends for meaning in meanings):
                self._read(map(words, lines), meanings)
        if self._first:
            self._forget_old(running)
        elif not readable:
            self._forget_endless()
        self._first = False
        if self._session and not self._is_unsure():
            return self._session
        if self._session or hidden:
            return Nothing.HIDDEN
        return Nothing.NOBODY if readable else Nothing.SILENT

    def _files(self) -> dict[Path, list[Meaning]]:
        """Return each file with what its lines may mean, those first that never tell an end."""
        files: dict[Path, list[Meaning]] = {}
        for meaning in self._meanings:
            for path in places(meaning.files):
                files.setdefault(path, []).append(meaning)
        return files

    def _read(self, lines: Iterable[Line], meanings: Sequence[Meaning]) -> None:
        for line in lines:
            for meaning in meanings:
                self._note_peer(line, meaning)
                if any(shape.fits(line) for shape in meaning.ends):
                    self._session, self._peer = None, ("", "")
                elif any(shape.fits(line) for shape in meaning.starts):
                    self._begin(line, asks=meaning.asks)

    def _begin(self, line: Line, *, asks: bool) -> None:
        """Note a session: who is in cannot ask, but who asks may come in."""
        if self._session and (asks or not self._session.asked):
            return
        now = datetime.now(UTC)
        since = min(when(line) or now, now) if self._first else now
        number, address = self._peer
        self._session = Session(since, asked=asks, number=number, address=address)

    def _note_peer(self, line: Line, meaning: Meaning) -> None:
        """Keep who the other side is: first its number, then where it is."""
        for shape in meaning.peers:
            number, address = shape.peer(line)
            if number:
                self._peer = number, ""
            elif address and self._peer[0]:
                self._peer = self._peer[0], address

    def _forget_old(self, running: Sequence[Running]) -> None:
        """Drop a session that began before the tool did: it has not survived that."""
        began = min((each.born for each in running), default=datetime.now(UTC))
        if self._session and self._session.since < began - timedelta(seconds=1):
            self._session = None

    def _is_unsure(self) -> bool:
        """Tell whether somebody asked long ago, and neither a beginning nor an end followed."""
        session = self._session
        return bool(session and session.asked and datetime.now(UTC) - session.since > ASKS)

    def _forget_endless(self) -> None:
        if self._session and datetime.now(UTC) - self._session.since > HOLDS:
            self._session = None


def places(files: Iterable[str]) -> Iterator[Path]:
    """Yield the paths that ``~``, ``%APPDATA%`` and ``*`` stand for on this computer."""
    for file in files:
        filled = _PLACE.sub(lambda found: os.environ.get(found[1], found[0]), file)
        if _PLACE.search(filled):
            continue  # there is no such place here
        path = os.path.expanduser(filled)  # noqa: PTH111 -- glob takes text
        if "*" in path:
            yield from map(Path, islice(iglob(path), MOST_FILES))  # noqa: PTH207 -- absolute
        elif Path(path).is_absolute():
            yield Path(path)
