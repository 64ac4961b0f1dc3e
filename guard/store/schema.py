"""The tables of the journal, and how an older journal becomes one of today."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from guard.core.verdict import Level

VERSION: Final = 3
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
FACTS: Final = """
CREATE TABLE fact (
    incident INTEGER NOT NULL, -- id of its row
    kind TEXT NOT NULL,        -- a Kind of guard.core.evidence
    about TEXT NOT NULL,       -- the tool or site, as in signs
    value TEXT NOT NULL,       -- short and cleaned: an ID, an address, a moment, a number
    UNIQUE (incident, kind, about, value)
) STRICT;
"""
LEVELS: Final = "UPDATE incident SET level = level + 1 WHERE level > 0;"
"""In the first two versions caution was 1 and danger 2: nothing was only noticed."""
SINCE: Final = {0: SCHEMA, 1: FACTS, 2: LEVELS}
"""What brings a journal of each version to the next one."""

About = tuple[str, str]
"""Kind of sign, and the tool or site it is about."""


class NewerJournalError(Exception):
    """A later Scam Guard wrote this journal; this one must not touch it."""


def opened(path: Path | None) -> sqlite3.Connection:
    """Open or create a journal; raise sqlite3.DatabaseError or ValueError if damaged."""
    base = sqlite3.connect(path or ":memory:", timeout=2)
    try:
        _bring_up(base)
        _check(base)
    except BaseException:
        base.close()
        raise
    return base


def _bring_up(base: sqlite3.Connection) -> None:
    """Make an older journal one of today, whole or not at all."""
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise NewerJournalError
    if version < VERSION:
        steps = "".join(SINCE[each] for each in range(version, VERSION))
        base.executescript(f"BEGIN; {steps} PRAGMA user_version = {VERSION}; COMMIT;")


def _check(base: sqlite3.Connection) -> None:
    (health,) = base.execute("PRAGMA quick_check(1)").fetchone()
    if health != "ok":
        raise sqlite3.DatabaseError(health)
    for began, level, signs in base.execute("SELECT began, level, signs FROM incident"):
        datetime.fromisoformat(began)
        Level(level)
        msgspec.json.decode(signs, type=tuple[About, ...])
