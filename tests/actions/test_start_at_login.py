"""Starting with the computer, as desktops read it."""

import shlex
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("autostart files are Linux's", allow_module_level=True)

from guard.actions.start_at_login import linux, start_at_login, starts_at_login


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "all"))
    return tmp_path


def put_in_place_for_everybody(folders):
    path = folders / "all" / linux.NAME
    path.parent.mkdir(parents=True)
    path.write_text(linux.ENTRY.format('"scam-guard"'))


def test_at_first_it_does_not_start():
    assert not starts_at_login()


def test_it_starts_once_the_person_wishes_it(folders):
    assert start_at_login(True)
    assert starts_at_login()
    entry = (folders / "own" / linux.NAME).read_text()
    (line,) = (line for line in entry.splitlines() if line.startswith("Exec="))

    assert shlex.split(line.removeprefix("Exec=")) == [sys.executable, "-m", "guard"]


def test_it_no_longer_starts_once_the_person_wishes_that():
    start_at_login(True)
    assert start_at_login(False)

    assert not starts_at_login()


def test_what_a_package_put_there_can_be_refused_and_taken_back(folders):
    put_in_place_for_everybody(folders)
    assert starts_at_login()
    assert start_at_login(False)
    assert not starts_at_login()
    assert start_at_login(True)

    assert starts_at_login()
    assert not (folders / "own" / linux.NAME).exists()


def test_a_folder_that_cannot_be_written_is_told(folders):
    (folders / "own").write_text("a file where a folder should be")

    assert not start_at_login(True)


def test_what_a_shell_would_change_is_quoted(folders):
    linux.turn(on=True, command=('/opt/a "b" $c/`d`', "100%"))

    entry = (folders / "own" / linux.NAME).read_text()
    assert '"/opt/a \\\\"b\\\\" \\\\$c/\\\\`d\\\\`" "100%%"' in entry
