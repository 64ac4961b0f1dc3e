"""The whole way out for a person who sees nothing: heard and pressed through the reader alone."""

import stat
import time

import psutil
import pytest

import made_pages as pages
from desktop import until
from guard.ui.words import Words
from knowing import RESOURCES
from served import served

pytestmark = pytest.mark.desktop
WORDS = Words(RESOURCES / "words")
CHILDREN = "/bin/sleep 300 & /bin/sleep 301 & wait\n"


@pytest.fixture
def family(screen, guard, tmp_path):
    """Start a tool that has children of its own."""
    tool = tmp_path / "anydesk"
    tool.write_bytes(b"#!" + b"/bin/bash\n" + CHILDREN.encode())
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    process = psutil.Process(screen.start(str(tool)).pid)
    until(lambda: len(process.children()) == 2)
    return [process, *process.children()]


@pytest.fixture
def page(screen, guard):
    with served({"/scare": pages.SCARE}) as address:
        screen.browse("chromium", address + "/scare")
        yield address


def runs(process):
    """Tell whether it still does anything; what nobody has buried does not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_who_sees_nothing_hears_what_to_do_and_stops_it_all(screen, guard, reader, page, family):
    until(lambda: WORDS("question.call") in reader.hear(guard.pid), 60)
    heard = reader.hear(guard.pid)
    assert WORDS("reason.remote_tool", about="AnyDesk") in heard
    assert WORDS("warning.rule") in heard
    time.sleep(1)  # what is pressed before anyone can have read it does not count
    assert until(lambda: reader.press(guard.pid, WORDS("choice.no_call")))
    until(lambda: WORDS("stop.title") in reader.hear(guard.pid))
    time.sleep(1)
    assert until(lambda: reader.press(guard.pid, WORDS("choice.stop")))

    until(lambda: WORDS("done.ended", about="AnyDesk") in reader.hear(guard.pid), 60)
    assert not any(map(runs, family))
    assert WORDS("done.page_gone") in reader.hear(guard.pid)
    time.sleep(1)
    assert until(lambda: reader.press(guard.pid, WORDS("choice.close")))
    until(lambda: WORDS("done.bank") not in reader.hear(guard.pid))


def test_who_sees_nothing_may_say_yes_by_the_reader(screen, guard, reader, family):
    until(lambda: WORDS("question.call") in reader.hear(guard.pid), 60)
    time.sleep(1)
    assert until(lambda: reader.press(guard.pid, WORDS("choice.yes_call")))

    until(lambda: WORDS("pause.title") in reader.hear(guard.pid))
    assert all(map(runs, family))
