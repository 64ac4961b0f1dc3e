import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

import portable

SCRIPT = Path(__file__).with_name("a_window.py")
POPUP_VISIBLE = 0x90000000
STYLE = -16
CLOSE = 0x10

user32 = ctypes.WinDLL("user32")


class Painted:
    """A window of another process, as one may change it from outside."""

    def __init__(self, title):
        order = [sys.executable, SCRIPT, title]
        self.process = subprocess.Popen(order, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.number = int(self.process.stdout.readline())

    def title(self, text):
        user32.SetWindowTextW(self.number, text)

    def fill_screen(self):
        user32.SetWindowLongW(self.number, STYLE, POPUP_VISIBLE)
        size = user32.GetSystemMetrics(0), user32.GetSystemMetrics(1)
        user32.SetWindowPos(self.number, None, 0, 0, *size, 0x20)

    def to_front(self):
        user32.SetForegroundWindow(self.number)

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def window():
    """Open windows with a title, each in a process of its own."""
    made = []

    def window(title):
        made.append(Painted(title))
        return made[-1]

    yield window
    for each in made:
        each.close()


@pytest.fixture
def start(tmp_path):
    """Start a Windows program that says these facts of itself."""
    running = []

    def start(name, *arguments, **facts):
        path = tmp_path / name
        path.write_bytes(portable.program(**facts))
        running.append(subprocess.Popen([path, *arguments], stdin=subprocess.DEVNULL))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()
