"""A second start shows the first."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from guard.ui.only_one import OnlyOne

ROOT = Path(__file__).parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from guard.ui.only_one import OnlyOne
application = QCoreApplication([])
one = OnlyOne(Path(sys.argv[1]), sys.argv[2])
print(one.take(), flush=True)
if sys.argv[3:]:
    sys.stdin.read()
    import os
    os._exit(1)
"""


@pytest.fixture
def folder():
    """A short path: the name of a socket has room for about a hundred characters."""
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture
def first(qapp, folder):
    one = OnlyOne(folder, ":1")
    assert one.take()
    yield one
    one.leave()


@pytest.fixture
def start(folder):
    """Start the guard's door in a process of its own."""
    running = []

    def run(on, *stays):
        process = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(folder), on, *stays],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        running.append(process)
        return process

    yield run
    for process in running:
        process.stdin.close()
        process.stdout.close()
        process.wait(timeout=20)


def test_a_second_start_gives_way_and_shows_the_first(qtbot, first, start):
    with qtbot.waitSignal(first.asked, timeout=20_000):
        second = start(":1")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.stdout.read().strip() == "False"


def test_another_desktop_has_a_place_of_its_own(qtbot, first, start):
    other = start(":2")
    assert other.stdout.readline().strip() == "True"


def test_the_place_is_free_again_after_leaving(qapp, folder):
    for _ in range(2):
        one = OnlyOne(folder, ":1")
        assert one.take()
        one.leave()


def test_what_a_crash_left_behind_is_no_hindrance(qtbot, folder, start):
    crashing = start(":1", "stay")
    assert crashing.stdout.readline().strip() == "True"
    crashing.stdin.close()
    crashing.wait(timeout=20)
    assert list(folder.glob("scam-guard-*.lock"))
    after = OnlyOne(folder, ":1")
    assert after.take()
    after.leave()


def door(folder):
    (path,) = (each for each in folder.iterdir() if each.is_socket())
    return path


def test_only_this_person_may_knock(first, folder):
    assert stat.S_IMODE(door(folder).stat().st_mode) & 0o077 == 0


def test_whoever_talks_at_the_door_is_not_listened_to(qtbot, first, folder):
    caller = socket.socket(socket.AF_UNIX)
    caller.settimeout(10)
    with caller, qtbot.waitSignal(first.asked):
        caller.connect(str(door(folder)))
        try:
            caller.send(b"x" * 100_000)
        except OSError:
            return  # the door was closed in the face of the talker
    assert first._door.nextPendingConnection() is None


def test_a_crowd_at_the_door_does_not_stop_the_next(qtbot, first, folder, start):
    crowd = [socket.socket(socket.AF_UNIX) for _ in range(50)]
    for each in crowd:
        each.setblocking(False)
        each.connect_ex(str(door(folder)))
    with qtbot.waitSignal(first.asked, timeout=20_000):
        pass
    with qtbot.waitSignal(first.asked, timeout=20_000):
        second = start(":1")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    for each in crowd:
        each.close()
    assert second.stdout.read().strip() == "False"


def test_where_no_lock_can_be_written_the_guard_still_starts(qapp, folder):
    assert OnlyOne(folder / "not there", ":1").take()
