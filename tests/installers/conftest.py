"""What the tests of the Windows installers share."""

import subprocess
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent)]

import winecomputer  # noqa: E402 -- its place comes first

STAYS = r"""
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


@pytest.fixture(scope="module")
def computer():
    with winecomputer.computer() as made:
        yield made


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """Build a program that stays, with a window of a title, as whatever it says it is."""
    folder = tmp_path_factory.mktemp("programs")
    (folder / "stays.c").write_text(STAYS)

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
