"""What import-linter cannot say of the shape of the house."""

import subprocess
import sys

import pytest

from knowing import ROOT

OUTSIDE = (
    "PySide6",
    "psutil",
    "watchdog",
    "ctypes",
    "sqlite3",
    "socket",
    "threading",
    "subprocess",
)


def test_the_core_loads_alone():
    code = (
        "import sys, msgspec, ahocorasick_rs; before = set(sys.modules); "
        "import guard.core.story, guard.core.advice, guard.core.senses; "
        f"print(sorted((set(sys.modules) - before) & set({OUTSIDE!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.linux
def test_no_part_of_the_x_protocol_is_loaded_after_the_first_connection():
    speakers = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "guard").rglob("*.py")
        if "xcffib" in path.read_text("utf-8")
    )
    code = (
        "import importlib, xcffib, guard.desktop.x11; known = set(xcffib.extensions)\n"
        f"for speaker in {speakers!r}: importlib.import_module(speaker)\n"
        "print(len(set(xcffib.extensions) - known))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "guard.sensors.screen.x11" in speakers
    assert done.stdout.strip() == "0"


def test_one_place_connects_to_an_x_server():
    connecting = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "guard").rglob("*.py")
        if "xcffib.connect(" in path.read_text("utf-8")
    ]

    assert connecting == ["guard/desktop/x11.py"]
