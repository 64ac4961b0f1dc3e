import io
import json
import subprocess
import sys

import pytest

from guard.commands.judge import LONGEST_LINE, judge
from knowing import ROOT, SCARE, mind


def judged(*lines):
    """Return the exit status and each answer."""
    raw = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    out = io.BytesIO()
    status = judge(io.BytesIO(raw), out, mind())
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_judged_alone():
    line = {"id": "a", "program": {"name": "AnyDesk.exe"}}

    assert judged(line, line) == (
        0,
        [{"id": "a", "level": "CAUTION", "because": [{"kind": "remote_tool", "about": "AnyDesk"}]}]
        * 2,
    )


def test_a_scare_page_in_full_screen_is_danger():
    line = {
        "id": 1,
        "title": "Alert",
        "text": SCARE,
        "url": "https://x.example/a",
        "marks": ["full-screen"],
    }
    _, (answer,) = judged(line)

    assert answer["level"] == "DANGER"
    assert {"kind": "scare_page", "about": "x.example"} in answer["because"]


def test_an_ordinary_line_is_calm():
    assert judged({"id": 7, "title": "Weather", "text": "Rain until Friday"})[1] == [
        {"id": 7, "level": "CALM", "because": []}
    ]


def test_unknown_keys_and_nulls_are_ignored():
    line = {
        "id": 1,
        "title": None,
        "colour": "red",
        "program": {"name": "x", "size": 9, "path": None},
    }

    assert judged(line) == (0, [{"id": 1, "level": "CALM", "because": []}])


@pytest.mark.parametrize(
    "bad", [b"nope", b"[1, 2]", b"\xff\xfe", b'{"title": 5}', b'{"program": 7}', b"[" * 100_000]
)
def test_a_bad_line_is_said_and_the_rest_goes_on(bad):
    status, (first, second) = judged(bad, {"id": 2})

    assert status == 1
    assert first["line"] == 1
    assert first["error"]
    assert second["id"] == 2


def test_a_line_without_end_does_not_fill_the_memory():
    status, answers = judged(b"x" * (LONGEST_LINE * 3), {"id": 2})

    assert status == 1
    assert [set(answer) for answer in answers] == [{"line", "error"}, {"id", "level", "because"}]


def test_it_answers_while_lines_still_come():
    door = subprocess.Popen(
        [sys.executable, "-m", "guard", "judge"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    door.stdin.write(b'{"id": 1}\n')
    door.stdin.flush()

    assert json.loads(door.stdout.readline())["id"] == 1
    door.stdin.close()
    assert door.wait(10) == 0
    door.stdout.close()


def test_it_reads_a_file_and_says_when_there_is_none(tmp_path):
    (tmp_path / "lines.jsonl").write_text('{"id": 1}\n')
    run = [sys.executable, "-m", "guard", "judge"]
    good = subprocess.run(
        [*run, tmp_path / "lines.jsonl"], cwd=ROOT, capture_output=True, check=False
    )
    bad = subprocess.run([*run, tmp_path / "none"], cwd=ROOT, capture_output=True, check=False)

    assert (good.returncode, json.loads(good.stdout)["level"]) == (0, "CALM")
    assert bad.returncode == 2
    assert b"none" in bad.stderr
