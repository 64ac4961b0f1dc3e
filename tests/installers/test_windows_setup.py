"""The Windows setup, from nothing to nothing, under Wine: ``make installers test-installers``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import until

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "installer" / "windows")]

import wine  # noqa: E402 -- its place comes first

pytestmark = [pytest.mark.installers, pytest.mark.timeout(300)]
SETUP = next((ROOT / "build" / "installers").glob("ScamGuard-*-setup.exe"), None)
LOCAL = wine.PREFIX / "drive_c" / "users" / os.environ.get("USER", "root") / "AppData" / "Local"
HOME = LOCAL / "Programs" / "ScamGuard"
NOTES = LOCAL / "scam-guard"
MENU = LOCAL.parent / "Roaming/Microsoft/Windows/Start Menu/Programs/Scam Guard.lnk"
RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ScamGuard"
SLEEPER = r"""
#include <windows.h>
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR title, int d)
{
    (void)a, (void)b, (void)d;
    if (*title == L'"') { /* a title with spaces comes in quotes */
        title++;
        title[wcslen(title) - 1] = 0;
    }
    if (*title)
        CreateWindowExW(0, L"STATIC", title, WS_OVERLAPPEDWINDOW | WS_VISIBLE, 50, 50, 500, 300,
                        NULL, NULL, NULL, NULL);
    for (MSG message; GetMessageW(&message, NULL, 0, 0) > 0; DispatchMessageW(&message))
        ;
    return 0;
}
"""
KILLS = """
import psutil
for each in psutil.process_iter(["cmdline"]):
    line = each.info["cmdline"] or [""]
    if line[-1] == "tray":
        each.terminate()
"""
ANYDESK = """1 VERSIONINFO FILEVERSION 9,0,0,0 PRODUCTVERSION 9,0,0,0 BEGIN
BLOCK "StringFileInfo" BEGIN BLOCK "040904B0" BEGIN
VALUE "CompanyName", "AnyDesk Software GmbH" VALUE "FileDescription", "AnyDesk"
VALUE "ProductName", "AnyDesk" END END
BLOCK "VarFileInfo" BEGIN VALUE "Translation", 0x409, 1200 END END
"""


class Computer:
    """A Windows computer of Wine's, with its screen."""

    def __init__(self, display):
        self.display = display
        self.environ = wine.environment(display)
        self.started = []

    def do(self, *order):
        """Run a program to its end and return its status and what it printed."""
        done = subprocess.run(
            ["wine", *map(str, order)],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )
        return done.returncode, done.stdout.decode(errors="replace")

    def start(self, *order):
        """Start a program and leave it running."""
        running = subprocess.Popen(
            ["wine", *map(str, order)],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.started.append(running)
        return running

    def end(self, name):
        self.do("taskkill", "/F", "/IM", name)

    def kill_guard(self):
        """End the guard as Windows ends programs, and nothing that watches over it."""
        self.do(wine.PYTHON / "python.exe", "-c", KILLS)

    def titles(self):
        """Return the titles of the windows that can be seen."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", ".+", "getwindowname", "%@"],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.splitlines()

    def guards(self):
        """Return the process numbers of the guards that run, not of what watches over them."""
        found = subprocess.run(
            ["pgrep", "-f", r"ScamGuard\.exe.? tray"], capture_output=True, text=True, check=False
        )
        return found.stdout.split()

    def knows(self, key, *name):
        return self.do("reg", "query", key, *name)[0] == 0

    def picture(self, path):
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
        )


@pytest.fixture(scope="module")
def computer():
    assert SETUP is not None, "'make installers' builds the setup"
    with wine.screen() as display:
        wine.set_up(display)
        made = Computer(display)
        yield made
        subprocess.run(["wineserver", "--kill"], env=made.environ, check=False)
        for each in made.started:
            each.wait(20)


@pytest.fixture(scope="module")
def installed(computer):
    """Install without questions, and take away at the end whatever a test left."""
    status, _ = computer.do(SETUP, "/S")
    assert status == 0
    yield computer
    if HOME.exists():
        computer.do(HOME / "Uninstall.exe", "/S")


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """Build a program that stays, with a window of a title, as whatever it says it is."""
    folder = tmp_path_factory.mktemp("programs")
    (folder / "stays.c").write_text(SLEEPER)

    def make(name, version=""):
        parts = [str(folder / "stays.c")]
        if version:
            (folder / "version.rc").write_text(version)
            subprocess.run(
                ["x86_64-w64-mingw32-windres", "version.rc", "version.o"], cwd=folder, check=True
            )
            parts.append(str(folder / "version.o"))
        made = folder / name
        subprocess.run(
            ["x86_64-w64-mingw32-gcc", "-municode", "-mwindows", "-o", str(made), *parts],
            check=True,
        )
        return made

    return make


@pytest.fixture
def watching(installed):
    """Start the guard as the Start menu does, and wait until it watches."""
    installed.start(HOME / "ScamGuard.exe")
    until(installed.guards, 90)
    until(lambda: any("tray" in title.casefold() for title in installed.titles()), 60)
    yield installed
    installed.end("ScamGuard.exe")
    until(lambda: not installed.guards(), 30)


def warned(computer):
    return any(title.startswith("Please ") for title in computer.titles())


def test_everything_is_in_its_place(installed):
    assert (HOME / "ScamGuard.exe").is_file()
    assert MENU.is_file()
    assert installed.knows(RUN, "/v", "ScamGuard")
    assert installed.knows(UNINSTALL, "/v", "QuietUninstallString")
    assert {path.name for path in HOME.iterdir()} == {
        "ScamGuard.exe", "Uninstall.exe", "licences", "runtime", "sbom.json",
    }  # fmt: skip


def test_it_takes_no_more_room_than_a_hundred_megabytes_or_so(installed):
    assert sum(file.stat().st_size for file in HOME.rglob("*") if file.is_file()) <= 110e6


def test_all_parts_of_it_are_there(installed):
    _, told = installed.do(HOME / "ScamGuard.exe", "self-check", "--json")

    assert '"tools": 2' in told
    assert '"troubles": []' in told


@pytest.mark.parametrize(("name", "version"), [("AnyDesk.exe", ""), ("photo-viewer.exe", ANYDESK)])
def test_a_tool_that_starts_is_warned_of(watching, program, name, version):
    watching.start(program(name, version))
    try:
        until(lambda: warned(watching), 60)
    finally:
        watching.end(name)


def test_a_window_titled_like_a_scare_is_warned_of(watching, program):
    title = "Windows Defender Security Center - Google Chrome"
    watching.start(program("chrome.exe"), title)
    try:
        until(lambda: warned(watching), 60)
    finally:
        watching.end("chrome.exe")


def test_a_guard_that_is_killed_comes_back(watching):
    (before,) = watching.guards()
    watching.kill_guard()

    until(lambda: watching.guards() not in ([], [before]), 30)


def test_one_that_dies_five_times_gives_up_and_says_so(watching):
    for _ in range(5):
        (guard,) = until(watching.guards, 60)
        watching.kill_guard()
        until(lambda guard=guard: guard not in watching.guards(), 30)

    until(lambda: "Scam Guard" in watching.titles(), 60)
    assert watching.guards() == []


def test_a_new_version_takes_the_place_of_one_that_runs(watching):
    status, _ = watching.do(SETUP, "/S")

    assert status == 0
    until(lambda: not watching.guards())
    assert (HOME / "ScamGuard.exe").is_file()


def test_nothing_but_the_persons_own_notes_stays_behind(installed):
    NOTES.mkdir(exist_ok=True)
    installed.do(HOME / "Uninstall.exe", "/S")
    until(lambda: not HOME.exists(), 60)

    assert not MENU.exists()
    assert not installed.knows(RUN, "/v", "ScamGuard")
    assert not installed.knows(UNINSTALL)
    assert NOTES.is_dir()
    shutil.rmtree(NOTES)
