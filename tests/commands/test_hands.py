"""Stop it now, with real processes: what is ended, and what is said of the page."""

import shutil
import subprocess

import psutil
import pytest

from guard.actions.leave_page import Left
from guard.commands import hands as hands_module
from guard.commands.hands import hands
from guard.core.advice import Advice, Process
from guard.core.outcome import Page, Stopped
from guard.core.verdict import Level


def advice(*running, page=""):
    return Advice(
        level=Level.DANGER, reasons=(), helplines=(), covers=True, running=running, page=page
    )


def test_a_tool_is_gone_and_named(tmp_path):
    copy = shutil.copy("/bin/sleep", tmp_path / "anydesk")
    tool = subprocess.Popen([copy, "300"])
    born = psutil.Process(tool.pid).create_time()
    running = Process(name="AnyDesk", pid=tool.pid, created=born)

    assert hands(lambda: None).stop(advice(running)) == Stopped(ended=("AnyDesk",))
    assert tool.wait(10) != 0


def test_a_process_that_only_has_the_same_number_lives_on(tmp_path):
    other = subprocess.Popen(["/bin/sleep", "300"])
    born = psutil.Process(other.pid).create_time()
    running = Process(name="AnyDesk", pid=other.pid, created=born - 1_000)
    hands(lambda: None).stop(advice(running))

    assert other.poll() is None
    other.kill()
    other.wait()


@pytest.mark.parametrize(
    ("left", "page"),
    [
        (Left(gone=True, ended_browser=False), Page.GONE),
        (Left(gone=True, ended_browser=True), Page.BROWSER_ENDED),
        (Left(gone=False, ended_browser=False), Page.STAYS),
    ],
)
def test_what_became_of_the_page_is_told(monkeypatch, left, page):
    asked = []
    monkeypatch.setattr(hands_module, "leave_page", lambda thing: asked.append(thing) or left)
    monkeypatch.setattr(hands_module, "NOTICE", 0)

    assert hands(lambda: "page 7").stop(advice(page="page 1")).page is page
    assert asked == ["page 7"]


def test_a_page_that_has_gone_by_itself_is_not_looked_for(monkeypatch):
    monkeypatch.setattr(hands_module, "leave_page", lambda _thing: 1 / 0)

    assert hands(lambda: None).stop(advice(page="page 1")).page is Page.GONE
    assert hands(lambda: "page 7").stop(advice()).page is Page.NONE
