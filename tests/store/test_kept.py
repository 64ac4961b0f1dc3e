"""What the guard keeps for itself: nothing is lost, and nothing damaged stops it."""

from datetime import UTC, datetime

import pytest

from guard.core.plan import Aftercare
from guard.store.kept import Kept

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CARE = Aftercare(begun=NOW, paid="card", done=("hang_up", "remove AnyDesk"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "state" / "aftercare.toml"


def test_what_was_kept_is_there_after_a_new_start(path):
    assert Kept(path, Aftercare()).keep(CARE)
    assert Kept(path, Aftercare()).value == CARE


def test_nothing_kept_is_nothing_begun(path):
    assert Kept(path, Aftercare()).value == Aftercare()
    assert Kept(path, Aftercare()).keep(Aftercare())
    assert Kept(path, Aftercare()).value == Aftercare()


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"paid = 'beans'", b"done = [1]", b"colour = 'red'", b"[" * 50_000]
)
def test_a_damaged_file_is_set_aside_and_it_begins_anew(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert Kept(path, Aftercare()).value == Aftercare()
    assert [kept.read_bytes() for kept in path.parent.iterdir()] == [content]


def test_where_nothing_can_be_written_it_holds_until_the_end(tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("in the way")
    kept = Kept(blocked / "aftercare.toml", Aftercare())
    assert not kept.keep(CARE)
    assert kept.value == CARE


def test_a_write_that_fails_leaves_what_was_kept(path, monkeypatch):
    Kept(path, Aftercare()).keep(CARE)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "disk full")))
    assert not Kept(path, Aftercare()).keep(Aftercare())
    assert Kept(path, Aftercare()).value == CARE
