"""What Edge, Chrome, Firefox and Windows keep, in a real registry and in their folders."""

import os
import winreg
from pathlib import Path

import pytest

from choosing_files import MALWARE, browsing, firefox, profile
from guard.core.blockers import Blocker
from guard.files import blockers

pytestmark = pytest.mark.win32
MACHINE, PERSON = winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER
EDGE = r"Software\Policies\Microsoft\Edge"
CHROME = r"Software\Policies\Google\Chrome"
FIREFOX = r"Software\Policies\Mozilla\Firefox"
SYSTEM = r"Software\Policies\Microsoft\Windows\System"
EXPLORER = r"Software\Microsoft\Windows\CurrentVersion\Explorer"
APPS = r"Software\Microsoft\Windows\CurrentVersion\AppHost"
CHOSEN = r"Software\Microsoft\Edge\SmartScreenEnabled"
ACCESS = winreg.KEY_ALL_ACCESS | winreg.KEY_WOW64_64KEY


@pytest.fixture
def write():
    """Write numbers and texts into the registry, and take them away in the end."""
    written = []

    def write(root, path, name, value, kind=None):
        kind = kind or (winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ)
        with winreg.CreateKeyEx(root, path, 0, ACCESS) as key:
            winreg.SetValueEx(key, name, 0, kind, value)
        written.append((root, path, name))

    yield write
    for root, path, name in written:
        with winreg.OpenKey(root, path, 0, ACCESS) as key:
            winreg.DeleteValue(key, name)


@pytest.fixture
def edge(home):
    return profile(Path(os.environ["LOCALAPPDATA"], r"Microsoft\Edge\User Data"), {}).parent


def found(kind):
    (one,) = (each for each in blockers.look() if each.kind == kind)
    return one.word, one.held


def test_without_browsers_only_windows_is_named(home):
    assert blockers.look() == (Blocker(browser="windows", kind="programs", word="on"),)


def test_what_nobody_chose_in_edge_is_on_but_for_what_edge_does_not_tell(edge):
    assert found("smartscreen") == ("on", False)
    assert found("scareware") == ("unknown", False)


def test_smartscreen_that_is_off_in_edges_own_file_is_off(edge):
    (edge / "Local State").write_text('{"smartscreen": {"enabled": false}}', "utf-8")
    assert found("smartscreen") == ("off", False)


def test_smartscreen_that_is_off_in_windows_security_is_off(edge, write):
    write(PERSON, CHOSEN, "", 0)
    assert found("smartscreen") == ("off", False)


@pytest.mark.parametrize(("value", "word"), [(0, "off"), (1, "on")])
@pytest.mark.parametrize(
    ("kind", "name"),
    [("smartscreen", "SmartScreenEnabled"), ("scareware", "ScarewareBlockerProtectionEnabled")],
)
def test_an_organisation_decides_about_edge(edge, write, kind, name, value, word):
    write(MACHINE, EDGE, name, value)
    assert found(kind) == (word, True)


def test_the_order_for_the_computer_outranks_that_for_the_person(edge, write):
    write(PERSON, EDGE, "SmartScreenEnabled", 1)
    write(MACHINE, EDGE, "SmartScreenEnabled", 0)
    assert found("smartscreen") == ("off", True)


def test_what_is_recommended_holds_for_those_who_choose_nothing(edge, write):
    write(MACHINE, EDGE + r"\Recommended", "SmartScreenEnabled", 0)
    assert found("smartscreen") == ("off", False)


def test_chrome_is_read_in_its_folder_and_its_policy(home, write):
    folder = Path(os.environ["LOCALAPPDATA"], r"Google\Chrome\User Data")
    profile(folder, browsing(enabled=True, enhanced=True), "Profile 1")
    assert [found(kind) for kind in ("pages", "enhanced")] == [("on", False)] * 2

    write(MACHINE, CHROME, "SafeBrowsingProtectionLevel", 1)
    assert [found(kind) for kind in ("pages", "enhanced")] == [("on", True), ("off", True)]


def test_firefox_is_read_in_its_folder_and_its_policy(home, write):
    firefox(Path(os.environ["APPDATA"], r"Mozilla\Firefox"), place=r"Profiles\a.default")
    assert found("deceptive") == ("on", False)

    locked = f'{{"{MALWARE}": {{"Value": false, "Status": "locked"}}}}'
    write(MACHINE, FIREFOX, "Preferences", [locked], winreg.REG_MULTI_SZ)
    assert found("deceptive") == ("off", True)


@pytest.mark.parametrize(
    ("value", "word"), [("Off", "off"), ("Warn", "on"), ("RequireAdmin", "on"), (b"\0", "unknown")]
)
def test_windows_itself_is_read(home, write, value, word):
    kind = winreg.REG_BINARY if isinstance(value, bytes) else winreg.REG_SZ
    write(MACHINE, EXPLORER, "SmartScreenEnabled", value, kind)
    assert found("programs") == (word, False)


def test_windows_that_looks_at_no_app_of_the_store_is_off(home, write):
    write(PERSON, APPS, "EnableWebContentEvaluation", 0)
    assert found("programs") == ("off", False)


def test_an_organisation_decides_about_windows(home, write):
    write(MACHINE, SYSTEM, "EnableSmartScreen", 0)
    assert found("programs") == ("off", True)
