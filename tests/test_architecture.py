"""The mind loads nothing of the outside: import-linter forbids a list, this catches the rest."""

import subprocess
import sys

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
