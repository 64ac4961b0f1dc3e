"""The whole way out for a person who sees nothing: heard and pressed through the reader alone."""

import stat

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


def press_until(reader, guard, choice, heard):
    """Press a choice until its step is heard: before anyone can have read it, it does not count."""

    def came():
        if heard in reader.hear(guard.pid):
            return True
        reader.press(guard.pid, choice)
        return False

    until(came, 60, every=1)


def test_who_sees_nothing_hears_what_to_do_and_stops_it_all(screen, guard, reader, page, family):
    told = (
        WORDS("question.call"),
        WORDS("reason.remote_tool", about="AnyDesk"),
        WORDS("reason.scare_page", about="127.0.0.1"),
        WORDS("warning.rule"),
    )
    until(lambda: (said := reader.hear(guard.pid)) and all(each in said for each in told), 60)
    press_until(reader, guard, WORDS("choice.no_call"), WORDS("stop.title"))
    press_until(reader, guard, WORDS("choice.stop"), WORDS("done.ended", about="AnyDesk"))

    assert not any(map(runs, family))
    until(lambda: WORDS("done.page_gone") in reader.hear(guard.pid))
    until(lambda: closed(reader, guard), every=1)


def closed(reader, guard):
    reader.press(guard.pid, WORDS("choice.close"))
    return WORDS("done.bank") not in reader.hear(guard.pid)


def test_who_sees_nothing_may_say_yes_by_the_reader(screen, guard, reader, family):
    until(lambda: WORDS("question.call") in reader.hear(guard.pid), 60)
    press_until(reader, guard, WORDS("choice.yes_call"), WORDS("pause.title"))
    assert all(map(runs, family))
