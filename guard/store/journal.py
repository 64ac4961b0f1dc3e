"""What has happened: one row an incident, kept for 90 days."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from guard.core.signs import Sign
from guard.core.verdict import Level
from guard.store.aside import set_aside

log = logging.getLogger(__name__)

KEPT: Final = timedelta(days=90)
MOST_ROWS: Final = 1_000
"""Incidents kept at most; a page that makes them for ever must not fill the disk."""
VERSION: Final = 2
SCHEMA: Final = """
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    began TEXT NOT NULL,       -- ISO 8601, UTC
    level INTEGER NOT NULL,    -- the firmest that was said: 1 notice, 2 caution, 3 danger
    signs TEXT NOT NULL,       -- JSON: [[kind, tool or site], ...]; never words of a page
    answer TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incident_began ON incident (began);
"""
SINCE: Final = {1: "UPDATE incident SET level = level + 1 WHERE level > 0;"}
"""What brings an older journal to the next version: in the first one caution was 1."""

About = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One incident as it was written down."""

    began: datetime
    level: Level
    signs: tuple[About, ...]
    """Kind of sign, and the tool or site it is about."""
    answer: str


class NewerJournalError(Exception):
    """A later Scam Guard wrote this journal; this one must not touch it."""


class Journal:
    """The journal on disk; in memory for this session if the disk cannot take it.

    ``trouble`` is a key under ``blind`` in resources/words; use from one thread.
    """

    def __init__(self, path: Path) -> None:
        self.trouble = ""
        self.kept = ""
        """Name of the damaged file that was set aside."""
        self._row: int | None = None
        self._base = self._connect(path)
        self._prune(datetime.now(UTC))

    def begin(self, at: datetime, level: Level, signs: Sequence[Sign]) -> None:
        """Begin the row of a new incident."""
        with self._writing():
            cursor = self._base.execute(
                "INSERT INTO incident (began, level, signs) VALUES (?, ?, ?)",
                (at.astimezone(UTC).isoformat(), int(level), _about(signs)),
            )
            self._row = cursor.lastrowid
        self._prune(at)

    def rise(self, level: Level, signs: Sequence[Sign]) -> None:
        """Raise the level of the newest incident."""
        with self._writing():
            self._base.execute(
                "UPDATE incident SET level = ?, signs = ? WHERE id = ?",
                (int(level), _about(signs), self._row),
            )

    def answer(self, given: str) -> None:
        """Write down what the person chose in the newest incident."""
        with self._writing():
            self._base.execute("UPDATE incident SET answer = ? WHERE id = ?", (given, self._row))

    def records(self) -> tuple[Record, ...]:
        """Return every incident, the newest first."""
        rows = self._base.execute("SELECT began, level, signs, answer FROM incident ORDER BY id")
        return tuple(
            Record(
                began=datetime.fromisoformat(began),
                level=Level(level),
                signs=msgspec.json.decode(signs, type=tuple[About, ...]),
                answer=answer,
            )
            for began, level, signs, answer in reversed(rows.fetchall())
        )

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _connect(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _opened(path)
        except (OSError, sqlite3.OperationalError):  # a place that cannot be written
            self.trouble = "journal_not_writable"
        except NewerJournalError:
            self.trouble, self.kept = "journal_newer", path.name
        except (sqlite3.DatabaseError, ValueError, msgspec.MsgspecError):
            self.trouble, self.kept = "journal_set_aside", path.name
            try:
                self.kept = set_aside(path).name
                return _opened(path)
            except (OSError, sqlite3.Error):
                self.trouble = "journal_not_writable"
        return _opened(None)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Commit what happens inside; a full disk is said, never raised."""
        try:
            with self._base:
                yield
        except sqlite3.Error as error:
            self.trouble = "journal_not_writable"
            log.warning("journal: %s", type(error).__name__)

    def _prune(self, now: datetime) -> None:
        with self._writing():
            self._base.execute(
                "DELETE FROM incident WHERE began < ? OR id <= (SELECT max(id) FROM incident) - ?",
                ((now - KEPT).astimezone(UTC).isoformat(), MOST_ROWS),
            )


def _about(signs: Sequence[Sign]) -> str:
    """Keep the kind of each sign and its tool or site; nothing else is written down."""
    return msgspec.json.encode(list(dict.fromkeys((s.kind, s.about) for s in signs))).decode()


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open or create a journal; raise sqlite3.DatabaseError or ValueError if damaged."""
    base = sqlite3.connect(path or ":memory:", timeout=2)
    try:
        _check(base)
    except BaseException:
        base.close()
        raise
    return base


def _check(base: sqlite3.Connection) -> None:
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerJournalError
    if version < VERSION:
        steps = "".join(SINCE[each] for each in range(version, VERSION)) if version else SCHEMA
        base.executescript(f"BEGIN; {steps} PRAGMA user_version = {VERSION}; COMMIT;")
    (health,) = base.execute("PRAGMA quick_check(1)").fetchone()
    if health != "ok":
        raise sqlite3.DatabaseError(health)
    for began, level, signs in base.execute("SELECT began, level, signs FROM incident"):
        datetime.fromisoformat(began)
        Level(level)
        msgspec.json.decode(signs, type=tuple[About, ...])
