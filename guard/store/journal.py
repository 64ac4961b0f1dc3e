"""What has happened: one row an incident, kept for 90 days."""

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from guard.core.evidence import Fact
from guard.core.signs import Sign
from guard.core.verdict import Level
from guard.store.aside import set_aside
from guard.store.schema import About, NewerJournalError, opened

log = logging.getLogger(__name__)

KEPT: Final = timedelta(days=90)
MOST_ROWS: Final = 1_000
"""Incidents kept at most; a page that makes them for ever must not fill the disk."""
MOST_FACTS: Final = 40
"""Facts kept of one incident; a session that flickers must not fill the disk."""
MOST_ABOUTS: Final = 256
"""Tools and sites whose incident is remembered, so that a late fact finds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One incident as it was written down."""

    began: datetime
    level: Level
    signs: tuple[About, ...]
    """Kind of sign, and the tool or site it is about."""
    answer: str
    facts: tuple[Fact, ...] = ()
    """What a bank may ask, in the order it was learnt."""


class Journal:
    """The journal on disk; in memory for this session if the disk cannot take it.

    ``trouble`` is a key under ``blind`` in resources/words; use from one thread.
    """

    def __init__(self, path: Path) -> None:
        self.trouble = ""
        self.kept = ""
        """Name of the damaged file that was set aside."""
        self._row: int | None = None
        self._rows: dict[str, int | None] = {}
        """The newest row about each tool and site."""
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
        self._belong(signs)
        self._prune(at)

    def rise(self, level: Level, signs: Sequence[Sign]) -> None:
        """Raise the level of the newest incident."""
        self._belong(signs)
        with self._writing():
            self._base.execute(
                "UPDATE incident SET level = ?, signs = ? WHERE id = ?",
                (int(level), _about(signs), self._row),
            )

    def answer(self, given: str) -> None:
        """Write down what the person chose in the newest incident."""
        with self._writing():
            self._base.execute("UPDATE incident SET answer = ? WHERE id = ?", (given, self._row))

    def note(self, facts: Sequence[Fact]) -> None:
        """Write down what else is known of an incident; what is about no incident is let go."""
        with self._writing():
            for fact in facts:
                if (row := self._rows.get(fact.about)) is not None:
                    self._base.execute(
                        "INSERT OR IGNORE INTO fact SELECT ?1, ?2, ?3, ?4"
                        " WHERE (SELECT count(*) FROM fact WHERE incident = ?1) < ?5",
                        (row, fact.kind, fact.about, fact.value, MOST_FACTS),
                    )

    def records(self) -> tuple[Record, ...]:
        """Return every incident, the newest first."""
        rows = self._base.execute(
            "SELECT id, began, level, signs, answer FROM incident ORDER BY id DESC"
        ).fetchall()
        facts = self._facts()
        return tuple(
            Record(
                began=datetime.fromisoformat(began),
                level=Level(level),
                signs=msgspec.json.decode(signs, type=tuple[About, ...]),
                answer=answer,
                facts=tuple(facts[row]),
            )
            for row, began, level, signs, answer in rows
        )

    def _facts(self) -> defaultdict[int, list[Fact]]:
        """Return what is known of each incident, by its row."""
        found: defaultdict[int, list[Fact]] = defaultdict(list)
        for row, *fact in self._base.execute(
            "SELECT incident, kind, about, value FROM fact ORDER BY rowid"
        ):
            found[row].append(Fact(*fact))
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _belong(self, signs: Sequence[Sign]) -> None:
        """Remember that the newest incident is about the same things as these signs."""
        news = dict.fromkeys((sign.about for sign in signs), self._row)
        older = {about: row for about, row in self._rows.items() if about not in news}
        self._rows = dict([*older.items(), *news.items()][-MOST_ABOUTS:])

    def _connect(self, path: Path) -> sqlite3.Connection:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return opened(path)
        except (OSError, sqlite3.OperationalError):  # a place that cannot be written
            self.trouble = "journal_not_writable"
        except NewerJournalError:
            self.trouble, self.kept = "journal_newer", path.name
        except (sqlite3.DatabaseError, ValueError, msgspec.MsgspecError):
            self.trouble, self.kept = "journal_set_aside", path.name
            try:
                self.kept = set_aside(path).name
                return opened(path)
            except (OSError, sqlite3.Error):
                self.trouble = "journal_not_writable"
        return opened(None)

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
            self._base.execute("DELETE FROM fact WHERE incident NOT IN (SELECT id FROM incident)")


def _about(signs: Sequence[Sign]) -> str:
    """Keep the kind of each sign and its tool or site; nothing else is written down."""
    return msgspec.json.encode(list(dict.fromkeys((s.kind, s.about) for s in signs))).decode()
