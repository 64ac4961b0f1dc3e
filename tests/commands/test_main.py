import subprocess
import sys

import pytest

from guard import __version__
from guard.__main__ import main
from knowing import ROOT


def run(*arguments, **environ):
    return subprocess.run(
        [sys.executable, "-m", "guard", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_tells_its_version():
    assert __version__ in run("--version").stdout


def test_an_unknown_command_is_refused():
    assert run("dance").returncode == 2


def test_help_names_every_command():
    said = run("--help").stdout

    assert all(door in said for door in ("watch", "self-check", "judge", "replay", "prepare"))


def test_without_resources_it_says_so_in_one_line(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("guard.store.paths.resources", lambda: tmp_path / "nowhere")

    assert main(["self-check"]) == 2
    assert "not whole" in capsys.readouterr().err


def test_a_broken_language_file_of_ours_is_said(monkeypatch, tmp_path, capsys):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.toml").write_bytes(b"\xff")
    monkeypatch.setattr("guard.store.paths.resources", lambda: tmp_path)

    assert main(["replay", "x.toml"]) == 2
    assert "not whole" in capsys.readouterr().err


@pytest.mark.parametrize("story", sorted((ROOT / "tests" / "scenarios").glob("*.toml")))
def test_every_story_can_be_replayed(story, capsys):
    assert main(["replay", str(story)]) == 0
    assert "= " in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_trouble():
    line = '{"id": 1}\n' * 20_000
    done = subprocess.run(
        f"'{sys.executable}' -m guard judge | head -n 1",
        shell=True,
        cwd=ROOT,
        input=line,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout.startswith('{"id":1')
    assert "Traceback" not in done.stderr
