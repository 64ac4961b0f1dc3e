"""Choices that a real Chromium and a real Firefox write down, and orders as they lie on Linux."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from choosing_files import MALWARE, PHISHING, browsing, firefox, profile
from desktop import CHROMIUM_FLAGS, until
from guard.core.blockers import Blocker, Choice
from guard.files import blockers
from guard.files.blockers import linux, profiles

CHROMIUM = ("chromium", "--headless", "--remote-debugging-pipe", *CHROMIUM_FLAGS)
CHOOSE = (
    "new Promise(then => chrome.settingsPrivate.setPref('generated.safe_browsing', %d, '', then))"
)
"""What the settings of Chromium themselves do; 0: none, 1: standard, 2: enhanced."""
READY = "typeof chrome.settingsPrivate"


class Pipe:
    """Speaks the DevTools protocol with a browser, one JSON text and a NUL at a time."""

    def __init__(self, into, out):
        self._into, self._out, self._number = into, out, 0

    def ask(self, method, session=None, **parameters):
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        order |= {"sessionId": session} if session else {}
        os.write(self._into, json.dumps(order).encode() + b"\0")
        while (said := self._message()).get("id") != self._number:
            pass
        return said["result"]

    def _message(self):
        said = b""
        while not said.endswith(b"\0"):
            said += os.read(self._out, 1)
        return json.loads(said[:-1])


@contextmanager
def chromium(folder):
    """Run Chromium without a screen; it takes orders through descriptor 3 and answers on 4."""
    theirs_in, ours_in = os.pipe()
    ours_out, theirs_out = os.pipe()
    order = [sys.executable, "-c", LAUNCH, str(theirs_in), str(theirs_out), *CHROMIUM]
    browser = subprocess.Popen(
        [*order, f"--user-data-dir={folder}"],
        pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for each in (theirs_in, theirs_out):
        os.close(each)
    pipe = Pipe(ours_in, ours_out)
    try:
        yield pipe
        pipe.ask("Browser.close")
        browser.wait(30)
    finally:
        browser.kill()
        browser.wait()
        for each in (ours_in, ours_out):
            os.close(each)


LAUNCH = """
import fcntl, os, sys
into, out = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 10) for each in sys.argv[1:3])
os.dup2(into, 3)
os.dup2(out, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""


def choose(folder, level):
    """Let a real Chromium take a choice as if somebody clicked it in its settings."""
    with chromium(folder) as pipe:
        page = pipe.ask("Target.createTarget", url="chrome://settings/security")["targetId"]
        session = pipe.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]

        def run(code):
            said = pipe.ask("Runtime.evaluate", session, expression=code, awaitPromise=True)
            return said["result"].get("value")

        until(lambda: run(READY) == "object")
        assert run(CHOOSE % level)


@pytest.mark.parametrize(
    ("level", "pages", "enhanced"),
    [(0, Choice.OFF, Choice.OFF), (2, Choice.ON, Choice.ON)],
)
def test_what_is_chosen_in_a_real_chromium_is_read(tmp_path, level, pages, enhanced):
    choose(tmp_path, level)

    (profile,) = profiles.used(tmp_path)
    assert (profiles.pages(profile), profiles.enhanced(profile)) == (pages, enhanced)


def test_a_real_chromium_in_which_nobody_chose_anything_says_so(tmp_path):
    with chromium(tmp_path):
        until((tmp_path / "Default" / "Preferences").is_file)

    (profile,) = profiles.used(tmp_path)
    assert profiles.pages(profile) is Choice.NONE


@pytest.mark.parametrize(
    ("wish", "choice"), [("", Choice.NONE), (f'user_pref("{PHISHING}", false);', Choice.OFF)]
)
def test_what_is_chosen_in_a_real_firefox_is_read(home, tmp_path, wish, choice):
    place = tmp_path / "a.default"
    place.mkdir()
    (place / "user.js").write_text(wish, "utf-8")
    order = ["firefox-esr", "--headless", "--profile", place, "--screenshot", tmp_path / "a.png"]
    subprocess.run([*order, "about:blank"], check=True, capture_output=True, timeout=60)

    assert list(profiles.firefox(tmp_path)) == [choice]


@pytest.fixture
def policies(tmp_path, monkeypatch):
    """Let an organisation write its orders for Chrome and Firefox into a folder of the test."""
    monkeypatch.setattr(linux, "POLICIES", dict.fromkeys(linux.POLICIES, tmp_path))
    monkeypatch.setattr(linux, "FIREFOX", (tmp_path / "none", tmp_path / "policies.json"))

    def write(said, name="managed/a.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")

    return write


def chrome(home, **choices):
    return profile(home / ".config" / "google-chrome", browsing(**choices))


def test_browsers_that_nobody_uses_are_not_named(policies):
    assert blockers.look() == ()


def test_each_browser_that_somebody_uses_is_named(home, policies):
    chrome(home, enabled=True, enhanced=False)
    firefox(home / ".mozilla" / "firefox", f'user_pref("{PHISHING}", false);')

    assert blockers.look() == (
        Blocker(browser="chrome", kind="pages", word="on"),
        Blocker(browser="chrome", kind="enhanced", word="off"),
        Blocker(browser="firefox", kind="deceptive", word="off"),
    )


def test_a_build_without_googles_keys_is_never_called_on(home, policies):
    profile(home / ".config" / "chromium", browsing(enabled=True))
    assert blockers.look() == (Blocker(browser="chromium", kind="pages", word="unknown"),)


def test_the_last_order_wins(home, policies):
    chrome(home, enabled=True)
    policies({"SafeBrowsingProtectionLevel": 2})
    policies({"SafeBrowsingProtectionLevel": 0}, "managed/b.json")

    assert [(each.word, each.held) for each in blockers.look()] == [("off", True)] * 2


def test_what_is_recommended_counts_for_those_who_choose_nothing(home, policies):
    chrome(home)
    policies({"SafeBrowsingProtectionLevel": 0}, "recommended/a.json")

    assert [(each.word, each.held) for each in blockers.look()] == [("off", False)] * 2


def test_orders_that_cannot_be_read_leave_everything_open(home, policies):
    chrome(home, enabled=True)
    policies("// nonsense")

    assert [(each.word, each.held) for each in blockers.look()] == [("unknown", False)] * 2


def test_firefox_takes_orders_from_its_own_file(home, policies):
    firefox(home / ".mozilla" / "firefox")
    locked = {"Value": False, "Status": "locked"}
    policies({"policies": {"Preferences": {MALWARE: locked}}}, "policies.json")

    (found,) = blockers.look()
    assert (found.word, found.held) == ("off", True)
