import io

import pytest

from guard.commands.replay import replay
from guard.ui.words import Words
from knowing import RESOURCES, ROOT, mind


def told(path):
    out = io.StringIO()
    status = replay(path, out, mind(), Words(RESOURCES / "words"))
    return status, out.getvalue()


def test_a_story_is_told_with_its_minutes_and_reasons():
    status, lines = told(ROOT / "tests" / "scenarios" / "tool_left_open.toml")

    assert status == 0
    assert "00:00 CAUTION" in lines
    assert "04:00 DANGER" in lines
    assert "AnyDesk" in lines


def test_a_story_that_ends_otherwise_fails(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text('title = "t"\nends = "DANGER"\nmoment = [{ minute = 0, program = "notepad" }]')

    assert told(path)[0] == 1


@pytest.mark.parametrize(
    "content", [b"title = 1", b"\xff\xff", b'title = "t"\nends = "LOUD"\nmoment=[]']
)
def test_a_story_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    status, lines = told(path)

    assert status == 2
    assert "broken.toml" in lines


def test_a_story_that_is_not_there_is_named(tmp_path):
    status, lines = told(tmp_path / "none.toml")

    assert status == 2
    assert "none.toml" in lines
