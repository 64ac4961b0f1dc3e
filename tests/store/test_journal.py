import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from guard.core.evidence import Fact
from guard.core.signs import Sign, read
from guard.core.verdict import Level
from guard.store import schema
from guard.store.journal import MOST_FACTS, MOST_ROWS, Journal
from knowing import SCARE, mind, page

TOOL = Sign("remote_tool", "AnyDesk", "process 1 1")
PAGE = Sign("scare_page", "scare.example", "page 1")
NOW = datetime.now(UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path):
    opened = Journal(path)
    yield opened
    opened.close()


def test_an_incident_is_one_row_that_rises_and_is_answered(journal):
    journal.begin(NOW, Level.CAUTION, [TOOL])
    journal.rise(Level.DANGER, [TOOL, PAGE])
    journal.answer("stopped")
    (record,) = journal.records()

    assert record.began == NOW
    assert record.level is Level.DANGER
    assert record.signs == (("remote_tool", "AnyDesk"), ("scare_page", "scare.example"))
    assert record.answer == "stopped"


def test_the_newest_comes_first(journal):
    for name in ("first", "second"):
        journal.begin(NOW, Level.CAUTION, [Sign("remote_tool", name, "t")])

    assert [record.signs[0][1] for record in journal.records()] == ["second", "first"]


def test_it_is_still_there_after_a_restart(path):
    for _ in range(2):
        journal = Journal(path)
        journal.begin(NOW, Level.CAUTION, [TOOL])
        journal.close()
    journal = Journal(path)

    assert len(journal.records()) == 2
    journal.close()


def test_no_word_of_a_page_reaches_the_disk(journal, path):
    seen = page(title="Locked by Zebra", text=SCARE, address="https://scare.example/zebra?x=1")
    journal.begin(NOW, Level.CAUTION, read(seen, mind()))
    written = path.read_bytes().lower()

    assert b"scare.example" in written
    assert b"zebra" not in written
    assert b"infected" not in written


def test_what_is_older_than_ninety_days_is_forgotten(journal):
    journal.begin(NOW - timedelta(days=91), Level.CAUTION, [TOOL])
    journal.begin(NOW, Level.CAUTION, [PAGE])

    assert len(journal.records()) == 1


def test_it_does_not_grow_for_ever(journal):
    for _ in range(MOST_ROWS + 5):
        journal.begin(NOW, Level.CAUTION, [TOOL])

    assert len(journal.records()) == MOST_ROWS


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" * 99])
def test_a_damaged_journal_is_set_aside_with_a_date_and_a_new_one_begins(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    journal = Journal(path)
    journal.begin(NOW, Level.CAUTION, [TOOL])

    assert journal.trouble == "journal_set_aside"
    assert "damaged-20" in journal.kept
    assert (path.parent / journal.kept).read_bytes() == content
    assert len(journal.records()) == 1
    journal.close()


def test_rows_that_are_not_ours_count_as_damage(path):
    Journal(path).close()
    base = sqlite3.connect(path)
    with base:
        base.execute("INSERT INTO incident (began, level, signs) VALUES ('never', 99, '{}')")
    base.close()
    journal = Journal(path)

    assert journal.trouble == "journal_set_aside"
    journal.close()


def test_a_journal_of_the_first_version_keeps_its_levels(path):
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.executescript(
        "CREATE TABLE incident (id INTEGER PRIMARY KEY, began TEXT NOT NULL,"
        " level INTEGER NOT NULL, signs TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '') STRICT;"
        f"INSERT INTO incident (began, level, signs) VALUES ('{NOW.isoformat()}', 1, '[]');"
        f"INSERT INTO incident (began, level, signs) VALUES ('{NOW.isoformat()}', 2, '[]');"
        "PRAGMA user_version = 1;"
    )
    base.close()
    journal = Journal(path)

    assert [record.level for record in journal.records()] == [Level.DANGER, Level.CAUTION]
    assert journal.trouble == ""
    journal.close()


def test_a_journal_of_a_later_version_is_left_alone(path):
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()
    before = path.read_bytes()
    journal = Journal(path)
    journal.begin(NOW, Level.CAUTION, [TOOL])

    assert journal.trouble == "journal_newer"
    assert path.read_bytes() == before
    assert len(journal.records()) == 1
    journal.close()


def test_where_nothing_can_be_written_it_remembers_for_this_session(tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("in the way")
    journal = Journal(blocked / "data" / "journal.sqlite3")
    journal.begin(NOW, Level.CAUTION, [TOOL])

    assert journal.trouble == "journal_not_writable"
    assert len(journal.records()) == 1
    journal.close()


def full_disk(path, bytes_left):
    """Write incidents until the disk is full: the kernel refuses files beyond a size."""
    code = f"""
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from guard.core.signs import Sign
from guard.core.verdict import Level
from guard.store.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal(Path({str(path)!r}))
resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_left}, {bytes_left}))
for n in range(400):
    journal.begin(datetime.now(UTC), Level.CAUTION, [Sign("remote_tool", "x" * 200, "t")])
print(journal.trouble, len(journal.records()) > 0)
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


@pytest.mark.linux
def test_a_full_disk_is_said_and_ends_nothing(path):
    assert full_disk(path, 40_960).stdout.split() == ["journal_not_writable", "True"]


CAME = Fact("came", "AnyDesk", "2026-11-23T14:07:00+00:00")
SHOWN = Fact("shown", "scare.example", "18005550199")


def test_facts_stand_beside_the_incident_they_are_about(journal):
    journal.begin(NOW, Level.CAUTION, [TOOL])
    journal.note([CAME, SHOWN])
    journal.rise(Level.DANGER, [TOOL, PAGE])
    journal.note([SHOWN, CAME])
    (record,) = journal.records()

    assert record.facts == (CAME, SHOWN)


def test_a_fact_that_comes_late_finds_its_own_incident(journal):
    journal.begin(NOW, Level.CAUTION, [TOOL])
    journal.begin(NOW, Level.CAUTION, [PAGE])
    journal.note([CAME])
    newest, older = journal.records()

    assert (newest.facts, older.facts) == ((), (CAME,))


def test_a_fact_about_no_incident_is_not_written_down(journal):
    journal.note([CAME])

    assert journal.records() == ()


def test_a_session_that_flickers_for_ever_leaves_few_facts(journal):
    journal.begin(NOW, Level.DANGER, [TOOL])
    for minute in range(MOST_FACTS * 3):
        journal.note([Fact("came", "AnyDesk", f"2026-11-23T14:{minute}")])
    (record,) = journal.records()

    assert len(record.facts) == MOST_FACTS


def test_facts_go_with_their_incident(path):
    journal = Journal(path)
    journal.begin(NOW - timedelta(days=91), Level.DANGER, [TOOL])
    journal.note([CAME])
    journal.begin(NOW, Level.DANGER, [PAGE])
    journal.close()
    base = sqlite3.connect(path)

    assert base.execute("SELECT count(*) FROM fact").fetchone() == (0,)
    base.close()


def test_an_older_journal_keeps_its_incidents_and_learns_facts(path):
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.executescript(f"{schema.SCHEMA} PRAGMA user_version = 1;")
    with base:
        base.execute(
            "INSERT INTO incident (began, level, signs) VALUES (?, 1, ?)",
            (NOW.isoformat(), '[["remote_tool", "AnyDesk"]]'),
        )
    base.close()
    journal = Journal(path)
    journal.begin(NOW, Level.DANGER, [TOOL])
    journal.note([CAME])
    newest, older = journal.records()

    assert journal.trouble == ""
    assert newest.facts == (CAME,)
    assert (older.signs, older.facts) == ((("remote_tool", "AnyDesk"),), ())
    journal.close()
