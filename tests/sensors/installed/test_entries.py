import pytest

from guard.core.installed import Recognition
from guard.sensors.installed.entries import (
    LONGEST,
    application,
    command,
    launched,
    packaged,
    uninstallable,
    without_version,
)
from knowing import library

RECOGNITION = Recognition(library().knowledge.tools)


def tools(trace):
    return [tool.name for tool in RECOGNITION.find(trace)]


@pytest.mark.parametrize(
    ("line", "program"),
    [
        ("/usr/bin/anydesk %u", "/usr/bin/anydesk"),
        ('"C:\\Program Files\\A B\\a.exe" --service', "C:\\Program Files\\A B\\a.exe"),
        ("C:\\Program Files\\A B\\a.EXE --service", "C:\\Program Files\\A B\\a.EXE"),
        ('"', ""),
        ("", ""),
    ],
)
def test_a_command_line_names_its_program(line, program):
    assert command(line) == program


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("TeamViewer 15", "TeamViewer"),
        ("RustDesk version 1.3.8", "RustDesk"),
        ("TightVNC 2.8.85 (64-bit)", "TightVNC"),
        ("AnyDesk", "AnyDesk"),
        ("2048", "2048"),
        ("", ""),
    ],
)
def test_the_name_of_an_app_is_read_without_its_version(shown, name):
    assert without_version(shown) == name


def test_a_launcher_names_a_tool_whatever_its_file_is_called():
    lines = ["[Desktop Entry]", "Name=Photos", "Exec=/usr/bin/anydesk %u", "[Other]", "Exec=/bin/x"]
    assert tools(launched(lines)) == ["AnyDesk"]


@pytest.mark.parametrize(
    "lines", [[], ["[Desktop Entry]", "Name=AnyDesk"], ["Exec=/usr/bin/anydesk"]]
)
def test_a_launcher_that_starts_nothing_names_nothing(lines):
    assert launched(lines) is None


def test_a_package_counts_while_it_is_installed():
    lines = [
        *("Package: anydesk", "Status: install ok installed", ""),
        *("Package: rustdesk", "Status: deinstall ok config-files", ""),
    ]
    assert [tools(trace) for trace in packaged(lines)] == [["AnyDesk"]]


def test_a_bundle_names_its_application():
    assert tools(application("com.rustdesk.RustDesk")) == ["RustDesk"]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"DisplayName": "AnyDesk", "Publisher": "AnyDesk Software GmbH"}, ["AnyDesk"]),
        ({"DisplayName": "TeamViewer 15", "Publisher": "TeamViewer"}, ["TeamViewer"]),
        ({"DisplayName": "Help", "DisplayIcon": '"C:\\P F\\AnyDesk\\AnyDesk.exe",0'}, ["AnyDesk"]),
        ({"DisplayName": "NVDA", "Publisher": "NV Access"}, []),
        ({"DisplayName": "Notes about AnyDesk"}, []),
        ({}, []),
    ],
)
def test_the_list_of_apps_of_windows_names_tools(values, found):
    assert tools(uninstallable(values)) == found


def test_an_entry_of_any_length_is_cut():
    values = {"DisplayName": "x" * 10**6, "Publisher": "\ud800" * 10**6, "DisplayIcon": "y" * 10**6}
    program = uninstallable(values).program
    assert max(map(len, (program.product, program.company, program.path))) <= LONGEST
