"""A Windows computer of Wine's, on which the setup is tried, with a screen of its own."""

import contextlib
import os
import pwd
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

from desktop import until

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "installer" / "windows")]

import wine  # noqa: E402 -- its place comes first

BUILT: Final = ROOT / "build" / "installers"
PERSON: Final = pwd.getpwuid(os.getuid()).pw_name
"""What Wine calls the person."""
LOCAL: Final = wine.PREFIX / "drive_c" / "users" / PERSON / "AppData" / "Local"
HOME: Final = LOCAL / "Programs" / "ScamGuard"
PROGRAM: Final = HOME / "ScamGuard.exe"
NOTES: Final = LOCAL / "scam-guard"
MENU: Final = LOCAL.parent / "Roaming/Microsoft/Windows/Start Menu/Programs/Scam Guard.lnk"
RUN: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
KEY: Final = r"HKCU\Software\ScamGuard"
UNINSTALL: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ScamGuard"
GUARD: Final = re.compile(r"ScamGuard\.exe.? tray")
"""What the launcher starts."""
ENDS_GUARDS: Final = """
import psutil
for each in psutil.process_iter(["cmdline"]):
    line = each.info["cmdline"] or [""]
    if line[-1] == "tray" and line[0].endswith("ScamGuard.exe"):
        each.terminate()
"""
READS: Final = """
import ctypes
user32 = ctypes.windll.user32
text = ctypes.create_unicode_buffer(2000)

@ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
def read(window, _):
    if user32.IsWindowVisible(window):
        user32.SendMessageTimeoutW(window, 13, 2000, text, 2, 1000, None)
        print(text.value.replace("&", "").replace("\\r\\n", " "))
        user32.EnumChildWindows(window, read, 0)
    return True

user32.EnumWindows(read, 0)
"""
"""Prints the text of every window and of its parts (13: WM_GETTEXT, 2: not of the hung)."""


def setup() -> Path:
    """Return the setup that was built."""
    found = next(BUILT.glob("ScamGuard-*-setup.exe"), None)
    assert found is not None, "'make installers' builds the setup"
    return found


class Computer:
    """What a person could do at it, and what can be seen."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.environ = wine.environment(display)
        self._started: list[subprocess.Popen[bytes]] = []

    def do(self, *order: str | Path) -> int:
        """Run a program to its end and return its status.

        What it starts may stay, and would keep a pipe open.
        """
        return self.start(*order).wait(180)

    def ask(self, *order: str | Path) -> str:
        """Run a program to its end and return what it printed."""
        done = subprocess.run(
            ["wine", *map(str, order)],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=180,
            check=False,
        )
        return done.stdout.decode(errors="replace")

    def start(self, *order: str | Path, **environ: str) -> subprocess.Popen[bytes]:
        """Start a program and leave it running."""
        running = subprocess.Popen(
            ["wine", *map(str, order)],
            env=self.environ | environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._started.append(running)
        return running

    def end(self, name: str) -> None:
        """End every program of a name."""
        self.do("taskkill", "/F", "/IM", name)

    def kill_guard(self) -> None:
        """End the guard as Windows ends programs, and nothing that watches over it."""
        self.do(wine.PYTHON / "python.exe", "-c", ENDS_GUARDS)

    def guards(self) -> frozenset[int]:
        """Return the process numbers of the guards that run, not of what watches over them."""
        return frozenset(number for number, line in self.programs() if GUARD.search(line))

    def programs(self) -> Iterator[tuple[int, str]]:
        """Yield the command lines of this computer's programs, by process number."""
        for each in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if each.environ().get("WINEPREFIX") == str(wine.PREFIX):
                    yield each.pid, " ".join(each.cmdline())

    def log_in(self) -> None:
        """End everything, and let Windows start what is to be started at login."""
        self.switch_off()
        self.do("wineboot")

    def switch_off(self) -> None:
        """End everything that runs on this computer, as pulling the plug does."""
        subprocess.run(["wineserver", "--kill"], env=self.environ, check=False)
        subprocess.run(["wineserver", "--wait"], env=self.environ, check=False, timeout=60)
        for each in self._started:
            each.wait(20)
        self._started.clear()

    def titles(self) -> list[str]:
        """Return the titles of the windows that can be seen."""
        return self._xdotool("--name", ".+", "getwindowname", "%@")

    def _xdotool(self, *order: str) -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", *order],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.splitlines()

    def read(self) -> list[str]:
        """Return what stands in windows and on their parts, as far as they are Windows' own."""
        return self.ask(wine.PYTHON / "python.exe", "-c", READS).splitlines()

    def press(self, title: str, *keys: str) -> None:
        """Press keys in the window of a title; the last that is found lies on top."""
        window = until(lambda: self._xdotool("--name", title))[-1]
        order = ["xdotool", "windowfocus", "--sync", window, "key", "--clearmodifiers", *keys]
        subprocess.run(order, env={**os.environ, "DISPLAY": self.display}, check=True)

    def knows(self, key: str, *name: str) -> bool:
        """Tell whether the registry has a key, or a value of it (``/v``, its name)."""
        return self.do("reg", "query", key, *name) == 0

    def picture(self, path: Path) -> Path:
        """Keep what is on the screen as a picture."""
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
        )
        return path

    def forget(self) -> None:
        """Take away whatever an earlier try has left."""
        self.switch_off()
        for folder in (HOME, NOTES):
            shutil.rmtree(folder, ignore_errors=True)
        MENU.unlink(missing_ok=True)
        self.do("reg", "delete", RUN, "/v", "ScamGuard", "/f")
        for key in (KEY, UNINSTALL):
            self.do("reg", "delete", key, "/f")


@contextmanager
def computer() -> Iterator[Computer]:
    """Hold a computer on which Scam Guard never was."""
    with wine.screen() as display:
        wine.set_up(display)
        made = Computer(display)
        made.forget()
        try:
            yield made
        finally:
            made.switch_off()
