"""Ending a tool, with real processes in its place."""

import os
import shutil
import subprocess
import sys
import time

import psutil
import pytest

from desktop import until
from guard.actions.end_tool import Outcome, Running, end_tools
from guard.actions.end_tool.family import alive, is_host

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-ins are shell scripts")
NOBODY = 65_534


@pytest.fixture
def place(tmp_path):
    """Return a folder that every user may look into; what runs from it ends with the test."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.geteuid() and folder.name.startswith("pytest"):
            folder.chmod(0o755)
    tmp_path.chmod(0o777)
    (tmp_path / "waits").write_text("while :; do sleep 0.1; done")
    for name in ("anydesk", "other", "editor"):
        shutil.copy(shutil.which("dash"), tmp_path / name)
    yield tmp_path
    for process in running_from(tmp_path):
        process.kill()


def running_from(place, name=""):
    """Return the processes whose program lies in a folder, and has this name."""
    found = []
    for process in psutil.process_iter():
        try:
            if alive(process) and process.exe().startswith(f"{place}/{name}"):
                found.append(process)
        except psutil.Error:
            continue
    return found


@pytest.fixture
def start(place):
    """Start a copy of the shell under a tool's name, and wait until it says that it is ready."""
    started = []

    def start(does, name="anydesk"):
        program = place / name
        if not program.exists():
            shutil.copy(shutil.which("dash"), program)
        ready = place / f"ready-{time.monotonic_ns()}"
        script = f"{does}\ntouch {ready}\nwhile :; do sleep 0.1; done"
        started.append(subprocess.Popen([program, "-c", script], start_new_session=True))
        until(ready.exists)
        return psutil.Process(started[-1].pid)

    yield start
    for process in started:
        process.kill()
        process.wait()


def seen(process, name="AnyDesk", stop=()):
    return Running(name, process.pid, process.create_time(), stop)


def kept_alive(start, place, name):
    """Return a process that another program starts again whenever it ends."""
    start(f"while :; do {place}/{name} {place}/waits; done &", name="keeper")
    return until(lambda: running_from(place, name))[0]


def test_a_tool_with_children_and_grandchildren_is_gone_with_all_of_them(start, place):
    tool = start("sh -c 'sleep 300 & sleep 300' & sleep 300 &")
    until(lambda: len(tool.children(recursive=True)) >= 4)
    family = [tool, *tool.children(recursive=True)]

    assert end_tools([seen(tool)]) == Outcome(("AnyDesk",), (), needs_administrator=False)
    assert not any(map(alive, family))


def test_another_copy_of_the_same_program_is_ended_as_well(start):
    tool, tray = start(""), start("")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert not alive(tray)


def test_a_tool_that_runs_in_an_interpreter_does_not_take_other_programs_of_it_along(start, place):
    tool, other = start("", name="python3.11"), start("", name="python3.11")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert alive(other)
    assert not alive(tool)


def test_a_program_that_a_tool_opened_too_does_not_end_elsewhere(start, place):
    editor = start("", name="editor")
    tool = start(f"{place}/editor {place}/waits &")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert alive(editor)


def test_a_tool_under_another_name_is_ended_by_its_process(start):
    tool = start("", name="invoice")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert not alive(tool)


def test_a_tool_that_does_not_listen_is_ended_by_force(start):
    tool = start("trap '' TERM")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert not alive(tool)


def test_a_tool_that_can_still_tidy_up_does(start, place):
    tool = start(f"trap 'touch {place}/tidy; exit' TERM")

    end_tools([seen(tool)])

    assert (place / "tidy").exists()


def test_a_tool_that_leaves_a_child_behind_when_asked_to_end_is_ended_with_it(start, place):
    tool = start(f"trap 'setsid {place}/anydesk {place}/waits & exit' TERM")

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert running_from(place) == []


def test_a_tool_that_something_starts_again_and_again_is_said_to_be_left(start, place):
    again = kept_alive(start, place, "anydesk")

    outcome = end_tools([seen(again)])

    assert outcome == Outcome((), ("AnyDesk",), needs_administrator=False)


def test_its_own_way_is_tried_first(start, place):
    tool = start(f"trap 'echo asked >>{place}/said' TERM")
    stop = ("anydesk", "-c", f"echo own way >>{place}/said")

    end_tools([seen(tool, stop=stop)])

    assert (place / "said").read_text().splitlines()[:2] == ["own way", "asked"]


def test_its_own_way_is_not_looked_for_outside_the_tool(start, place, monkeypatch):
    trap = place / "bin" / "teamviewer"
    trap.parent.mkdir()
    trap.write_text(f"#!/bin/sh\ntouch {place}/trapped\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", str(trap.parent), prepend=":")
    tool = start("", name="renamed")

    assert end_tools([seen(tool, stop=("teamviewer", "daemon", "stop"))]).ended == ("AnyDesk",)
    assert not (place / "trapped").exists()


def test_a_number_that_went_to_another_process_is_left_alone(start):
    stranger = start("", name="stranger")

    outcome = end_tools([Running("AnyDesk", stranger.pid, stranger.create_time() - 60)])

    assert outcome.ended == ("AnyDesk",)
    assert alive(stranger)


def test_the_program_that_started_a_tool_lives_on(start, place):
    browser = start(f"{place}/anydesk {place}/waits &", name="chromium")
    tool = until(lambda: running_from(place, "anydesk"))[0]

    assert end_tools([seen(tool)]).ended == ("AnyDesk",)
    assert alive(browser)


def test_a_server_that_holds_our_own_desktop_is_left_and_said_so():
    above = psutil.Process().parent()

    outcome = end_tools([Running("TigerVNC", above.pid, above.create_time())])

    assert outcome.left == ("TigerVNC",)
    assert alive(above)


def test_two_tools_are_told_apart(start, place):
    gone, stays = start(""), kept_alive(start, place, "other")

    outcome = end_tools([seen(gone), seen(stays, "Other")])

    assert outcome == Outcome(("AnyDesk",), ("Other",), needs_administrator=False)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a program as somebody else")
def test_a_tool_of_somebody_else_needs_an_administrator(start):
    tool = start("")
    os.setresuid(NOBODY, NOBODY, 0)  # root may come back, but not kill any more

    try:
        outcome = end_tools([seen(tool)])
    finally:
        os.setresuid(0, 0, 0)

    assert outcome == Outcome((), ("AnyDesk",), needs_administrator=True)
    assert alive(tool)


def test_nothing_to_end_ends_nothing():
    assert end_tools([]) == Outcome((), (), needs_administrator=False)


@pytest.mark.parametrize(
    "program", ["/usr/bin/python3.11", "C:\\Windows\\rundll32.exe", "/opt/wine64-preloader"]
)
def test_what_runs_others_is_a_host(program):
    from pathlib import PureWindowsPath

    assert is_host(str(PureWindowsPath(program).name))
