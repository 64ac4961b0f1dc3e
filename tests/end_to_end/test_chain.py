"""The whole story of one scam, live: page, download, tool, somebody in, bank."""

import json
import shutil
import sqlite3
import time
from datetime import UTC, datetime

import pytest

import made_pages as pages
from desktop import until
from guard.ui.words import Words
from knowing import RESOURCES
from pressing import safely_answered
from served import served

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(240)]
WORDS = Words(RESOURCES / "words")
BANK = "<title>Barclays | Log in</title><h1>Welcome</h1><p>Your membership number, please.</p>"
GET = '<title>Help</title><a id=a href="/AnyDesk.exe" download>get</a><script>a.click()</script>'


@pytest.fixture
def site():
    found = {"/scare": pages.SCARE, "/get": GET, "/AnyDesk.exe": "MZ not really", "/bank": BANK}
    with served(found) as address:
        yield address


@pytest.fixture
def screen(screen):
    (screen.home / ".anydesk").mkdir()
    return screen


@pytest.fixture
def guard(guard):
    time.sleep(3)  # until every sense has had its first look
    return guard


@pytest.fixture
def headline(screen, guard, onlooker):
    """Wait for a warning, return what it said and, unless told otherwise, stop all it names."""

    def wait(*, stop=True):
        (window,) = until(lambda: onlooker.of(guard.pid))
        if stop:
            until(lambda: safely_answered(screen, onlooker, guard))
        return window.title

    return wait


def write(screen, line):
    with (screen.home / ".anydesk" / "anydesk.trace").open("a") as record:
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.000")
        record.write(f"   info {now}       back   4668   6440   {line}\n")


def test_each_step_of_the_story_is_told_and_the_bank_the_most_firmly(screen, site, guard, headline):
    screen.browse("chromium", site + "/scare")
    assert headline() == WORDS("headline.scare_page")

    screen.browse("chromium", site + "/get")
    assert headline() == WORDS("headline.danger")
    assert (screen.home / "Downloads" / "AnyDesk.exe").exists()

    write(screen, "main - * Client ID")
    tool = shutil.copy("/bin/sleep", screen.home / "anydesk")
    helper = screen.start(str(tool), "300")
    assert headline(stop=False) == WORDS("headline.danger")

    write(screen, "app.session - 3: Authenticated by local user.")
    until(lambda: "session" in kinds(screen))
    assert headline() == WORDS("headline.danger")
    assert helper.wait(10) != 0

    screen.browse("chromium", site + "/bank")
    assert headline() == WORDS("headline.danger_money_watched", about="Barclays")

    told = kinds(screen)
    assert {"scare_page", "tool_download", "remote_tool", "session", "money_watched"} <= told


def kinds(screen):
    """Return every kind of sign that the journal keeps."""
    base = sqlite3.connect(screen.home / ".local/share/scam-guard/journal.sqlite3")
    rows = base.execute("SELECT signs FROM incident").fetchall()
    base.close()
    return {kind for (signs,) in rows for kind, _ in json.loads(signs)}
