"""The Windows setup, from nothing to nothing, under Wine: ``make installers test-installers``."""

import pytest
from winecomputer import BUILT, HOME, MENU, NOTES, PROGRAM, RUN, UNINSTALL, setup

from desktop import until

pytestmark = [pytest.mark.installers, pytest.mark.timeout(300)]
MEGABYTE = 1_000_000
ANYDESK = """1 VERSIONINFO FILEVERSION 9,0,0,0 PRODUCTVERSION 9,0,0,0 BEGIN
BLOCK "StringFileInfo" BEGIN BLOCK "040904B0" BEGIN
VALUE "CompanyName", "AnyDesk Software GmbH" VALUE "FileDescription", "AnyDesk"
VALUE "ProductName", "AnyDesk" END END
BLOCK "VarFileInfo" BEGIN VALUE "Translation", 0x409, 1200 END END
"""


@pytest.fixture(scope="module")
def installed(computer):
    """Install without questions."""
    assert computer.do(setup(), "/S") == 0
    return computer


@pytest.fixture
def watching(installed):
    """Start the guard by its file, and wait until it watches."""
    installed.start(PROGRAM)
    see_it_watch(installed)
    yield installed
    installed.end("ScamGuard.exe")
    until(lambda: not installed.guards(), 30)


def see_it_watch(computer):
    """Wait for the guard and its icon, which lies in a window of Wine's."""
    until(computer.guards, 90)
    until(lambda: any("tray" in title.casefold() for title in computer.titles()), 90)


def warned(computer):
    return any(title.startswith("Please ") for title in computer.titles())


def ended(computer, guards):
    """End the guard, and see that those that ran are gone."""
    computer.kill_guard()
    until(lambda: not guards & computer.guards(), 30)


def test_the_setup_takes_no_more_than_thirty_megabytes():
    assert setup().stat().st_size <= 30 * MEGABYTE


def test_everything_is_in_its_place(installed):
    assert MENU.is_file()
    assert installed.knows(RUN, "/v", "ScamGuard")
    assert installed.knows(UNINSTALL, "/v", "QuietUninstallString")
    assert {path.name for path in HOME.iterdir()} == {
        "ScamGuard.exe", "Uninstall.exe", "licences", "runtime", "sbom.json",
    }  # fmt: skip


def test_it_takes_no_more_room_than_a_hundred_and_ten_megabytes(installed):
    room = sum(file.stat().st_size for file in HOME.rglob("*") if file.is_file())
    assert room <= 110 * MEGABYTE


def test_all_parts_of_it_are_there(installed):
    told = installed.ask(PROGRAM, "self-check", "--json")

    assert '"tools": 2' in told
    assert '"troubles": []' in told


def test_the_start_menu_starts_it(installed):
    installed.start("start", "/unix", MENU)

    see_it_watch(installed)
    installed.end("ScamGuard.exe")


def test_it_starts_when_the_person_logs_in(installed):
    installed.log_in()

    see_it_watch(installed)
    installed.end("ScamGuard.exe")


@pytest.mark.parametrize(("name", "version"), [("AnyDesk.exe", ""), ("photo-viewer.exe", ANYDESK)])
def test_a_tool_that_starts_is_warned_of(watching, program, name, version):
    watching.start(program(name, version))
    try:
        until(lambda: warned(watching), 60)
        watching.picture(BUILT / f"warning-{name}.png")
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
    ended(watching, watching.guards())

    until(watching.guards, 30)


def test_one_that_dies_five_times_gives_up_and_says_so(watching):
    for _ in range(5):
        ended(watching, until(watching.guards, 60))

    until(lambda: "Scam Guard" in watching.titles(), 60)
    assert not watching.guards()


def test_a_new_version_takes_the_place_of_one_that_runs_and_runs_itself(watching):
    before, old = watching.guards(), HOME / "runtime" / "old.pyc"
    old.touch()

    assert watching.do(setup(), "/S") == 0

    assert PROGRAM.is_file()
    assert not old.exists()
    until(lambda: watching.guards() - before, 90)


def test_a_new_version_does_not_start_with_the_computer_if_the_person_does_not_wish_it(installed):
    installed.do("reg", "delete", RUN, "/v", "ScamGuard", "/f")

    installed.do(setup(), "/S")

    assert not installed.knows(RUN, "/v", "ScamGuard")


def test_nothing_but_the_persons_own_notes_stays_behind(installed):
    NOTES.mkdir(exist_ok=True)
    installed.do(HOME / "Uninstall.exe", "/S")
    until(lambda: not HOME.exists(), 60)

    assert not MENU.exists()
    assert not installed.knows(RUN, "/v", "ScamGuard")
    assert not installed.knows(UNINSTALL)
    assert NOTES.is_dir()
