import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC
from threading import Event

import psutil
import pytest

from desktop import until
from guard.core.sighting import ALREADY, Program
from guard.sensors.processes import Life, ProcessSensor, listen
from guard.sensors.processes.bells import SETTLING, Poll
from listening import listening


def is_told():
    bell = listen()
    if bell is not None:
        bell.close()
    return bell is not None


netlink = pytest.mark.skipif(not is_told(), reason="this kernel does not tell us its events")
ways = pytest.mark.parametrize(
    "way", [pytest.param({}, marks=netlink), {"listen": lambda: None, "every": 0.1}],
    ids=["netlink", "poll"],
)  # fmt: skip


@pytest.fixture
def start(tmp_path):
    """Start a copy of ``sleep`` under another name."""
    running = []

    def start(name="anydesk", *arguments):
        path = tmp_path / name
        if not path.exists():
            shutil.copy(shutil.which("sleep"), path)
        running.append(subprocess.Popen([path, *(arguments or ["60"])]))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def of(process, name=None, *, present=True):
    """Tell whether a sighting is of this very process: others may run what is called alike."""

    def wanted(seen):
        right = name is None or (seen.program is not None and seen.program.name == name)
        return right and seen.present == present and seen.thing.split()[1] == str(process.pid)

    return wanted


@ways
def test_a_program_is_seen_to_start_and_to_end(start, way, tmp_path):
    with listening(ProcessSensor(**way)) as listener:
        process = start("anydesk", "60", "0")
        came = listener.hear(of(process, "anydesk"))
        process.kill()
        process.wait()
        gone = listener.hear(of(process, present=False))
    assert came.thing == gone.thing == f"process {process.pid} {came.thing.split()[2]}"
    assert came.program.path == str(tmp_path / "anydesk")
    assert came.program.command_line == f"{tmp_path / 'anydesk'} 60 0"
    assert came.program.parent == psutil.Process().name()
    assert came.seen_at.tzinfo is UTC


@ways
def test_what_already_runs_comes_first(start, way):
    process = start()
    with listening(ProcessSensor(**way)) as listener:
        assert ALREADY in listener.hear(of(process)).marks


@ways
def test_what_is_started_later_was_not_there_already(start, way):
    with listening(ProcessSensor(**way)) as listener:
        assert ALREADY not in listener.hear(of(start())).marks


@ways
def test_a_program_that_becomes_another_stays_the_same_thing(start, way, tmp_path):
    start().kill()
    script = tmp_path / "launcher"
    script.write_text(f"#!/bin/sh\nsleep 0.3\nexec {tmp_path / 'anydesk'} 60\n")
    script.chmod(0o755)
    with listening(ProcessSensor(**way)) as listener:
        process = subprocess.Popen([script])
        try:
            before = listener.hear(of(process))
            after = listener.hear(of(process, "anydesk"))
        finally:
            process.kill()
            process.wait()
    assert after.thing == before.thing


@ways
def test_a_fork_that_stays_what_its_parent_is_is_seen(way):
    fork = "import os, time; (pid := os.fork()) and print(pid, flush=True); time.sleep(60)"
    with (
        listening(ProcessSensor(**way)) as listener,
        subprocess.Popen(
            [sys.executable, "-c", fork], stdout=subprocess.PIPE, start_new_session=True
        ) as parent,
    ):
        try:
            child = int(parent.stdout.readline())
            listener.hear(lambda seen: seen.thing.startswith(f"process {child} "))
        finally:
            os.killpg(parent.pid, signal.SIGKILL)


@ways
def test_who_died_but_is_not_buried_does_not_run(way):
    with listening(ProcessSensor(**way)) as listener:
        zombie = subprocess.Popen(["true"])
        until(lambda: psutil.Process(zombie.pid).status() == psutil.STATUS_ZOMBIE)
        living = subprocess.Popen(["sleep", "60"])
        listener.hear(of(living))
        living.kill()
        living.wait()

        def told(*, present):
            return len([*filter(of(zombie, present=present), listener.sightings)])

        until(lambda: told(present=True) == told(present=False))
        zombie.wait()


@pytest.mark.parametrize("program", ["anydesk", "a" * 255, "name\nof\x07two lines"])
def test_a_name_is_told_as_it_is(start, program):
    with listening(ProcessSensor()) as listener:
        listener.hear(of(start(program), program))


def test_a_name_of_broken_bytes_is_told_in_printable_letters(start):
    with listening(ProcessSensor()) as listener:
        seen = listener.hear(of(start(os.fsdecode(b"any\xffdesk")), "any�desk"))
    (seen.program.name + seen.program.path + seen.program.command_line).encode()


def test_a_name_of_any_length_is_cut(tmp_path):
    lie = "sleep" + "x" * 100_000
    shutil.copy(shutil.which("sleep"), tmp_path / "sleepxxxxxxxxxxxx")
    with (
        listening(ProcessSensor()) as listener,
        subprocess.Popen([lie, "60"], executable=tmp_path / "sleepxxxxxxxxxxxx") as process,
    ):
        try:
            seen = listener.hear(of(process))
        finally:
            process.kill()
    assert seen.program.name == lie[:1_000]


def test_a_long_command_line_is_cut(start):
    process = start("anydesk", "60", *["0"] * 5_000)
    with listening(ProcessSensor()) as listener:
        assert len(listener.hear(of(process)).program.command_line) == 1_000


@ways
def test_a_storm_of_starts_loses_no_program_that_lives(start, way):
    storm = "i=0; while [ $i -lt 2000 ]; do /bin/true; i=$((i+1)); done"
    with listening(ProcessSensor(**way)) as listener:
        storming = subprocess.Popen(["/bin/sh", "-c", storm])
        living = []
        while storming.poll() is None:
            living.append(start())
            time.sleep(0.4)
        for process in living:
            listener.hear(of(process))
            process.kill()
            process.wait()
        for process in living:
            listener.hear(of(process, present=False))
        assert listener.failure is None


@netlink
def test_events_that_were_lost_are_made_up_for(start):
    connector = listen()
    connector._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)  # room for a few
    reports = ProcessSensor(listen=lambda: connector).watch(Event())
    until(lambda: next(reports) is None)
    burst = {f"{start().pid}" for _ in range(50)}
    seen = set()

    def everyone():
        if report := next(reports):
            seen.add(report.thing.split()[1])
        return burst <= seen

    until(everyone)
    reports.close()


@netlink
def test_a_connection_that_dies_is_replaced_by_looking(start):
    connector = listen()
    with listening(ProcessSensor(listen=lambda: connector, every=0.1)) as listener:
        connector._socket.close()
        listener.hear(of(start()))
        assert listener.failure is None


class Fake:
    """A system whose processes are a dict: pid to who lives there, and its name."""

    def __init__(self, **lives):
        self.lives, self.told = {int(pid[1:]): life for pid, life in lives.items()}, []

    def sensor(self):
        return ProcessSensor(
            pids=lambda: list(self.lives),
            glance=lambda pid: Life(*self.lives[pid]) if pid in self.lives else None,
            describe=lambda pid: (float(pid), Program(name=self.lives[pid][1])),
            listen=lambda: None,
            every=0,
        )

    def play(self, *changes):
        """Apply each change in turn and return what was told of it."""
        stop, told = Event(), [[]]
        changes = iter(changes)
        for report in self.sensor().watch(stop):
            if report is not None:
                told[-1].append((report.thing, report.present and report.program.name))
                continue
            told.append([])
            if (change := next(changes, None)) is None:
                stop.set()
            else:
                change(self.lives)
        return told[:-1]


def test_a_number_used_again_is_another_thing():
    world = Fake(p7=("first", "anydesk"))
    assert world.play(
        lambda lives: lives.clear(),
        lambda lives: lives.update({7: ("second", "mail")}),
    ) == [
        [("process 7 7.0", "anydesk")],
        [("process 7 7.0", False)],
        [("process 7 7.0", "mail")],
    ]


def test_a_new_process_is_looked_at_again_until_it_bears_its_own_name():
    world = Fake()
    told = world.play(
        lambda lives: lives.update({7: ("it", "bash")}),
        lambda lives: lives.update({7: ("it", "anydesk")}),
    )
    assert told == [[], [("process 7 7.0", "bash")], [("process 7 7.0", "anydesk")]]


def test_a_clock_that_jumps_changes_nothing(monkeypatch):
    with listening(ProcessSensor(listen=lambda: None, every=0.05)) as listener:
        until(lambda: listener.reports.count(None) > SETTLING)
        before = len(listener.sightings)
        monkeypatch.setattr(psutil._pslinux, "boot_time", lambda: 1e6)
        until(lambda: listener.reports.count(None) > 3 * SETTLING)
        mine = [seen for seen in listener.sightings[before:] if f" {os.getpid()} " in seen.thing]
    assert mine == []


def test_everything_is_looked_at_again_after_a_while():
    poll, stop = Poll(lambda: [1, 2], every=0), Event()
    answers = [poll.wait(stop) for _ in range(120)]
    assert answers.count(None) == 2
    assert answers.count(set()) == 118
