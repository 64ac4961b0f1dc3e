"""A second start shows the first."""

import os
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
def folder(tmp_path):
    return tmp_path


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


def bell(folder):
    (path,) = folder.glob("scam-guard-*.bell")
    return path


def test_only_this_person_may_ring(first, folder):
    assert stat.S_IMODE(bell(folder).stat().st_mode) & 0o077 == 0


def test_whoever_writes_on_the_bell_is_not_listened_to(qtbot, first, folder):
    with qtbot.waitSignal(first.asked):
        bell(folder).write_bytes(b"x" * 100_000)


def test_a_bell_that_somebody_took_away_is_hung_up_anew(qtbot, first, folder, start):
    with qtbot.waitSignal(first.asked):
        bell(folder).unlink()
    with qtbot.waitSignal(first.asked, timeout=20_000):
        second = start(":1")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.stdout.read().strip() == "False"


def test_nothing_is_left_of_the_bell_after_leaving(qapp, folder):
    one = OnlyOne(folder, ":1")
    assert one.take()
    one.leave()
    assert not list(folder.glob("*.bell"))


def test_who_came_second_leaves_the_bell_where_it_is(first, folder, start):
    assert start(":1").stdout.readline().strip() == "False"
    assert bell(folder).exists()


def test_where_no_lock_can_be_written_the_guard_still_starts(qapp, folder):
    assert OnlyOne(folder / "not there", ":1").take()
