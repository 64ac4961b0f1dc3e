"""A tool's own command for ending itself."""

import subprocess
from contextlib import suppress
from pathlib import PurePath
from typing import Final

from guard.actions.end_tool.family import Family

PATIENCE: Final = 3.0
"""Seconds the command may take."""


def ask(family: Family) -> None:
    """Run the command if it is the tool's own program that already runs.

    It is never searched for: what bears the name in a folder of the search path may be anything.
    """
    if not family.stop:
        return
    name, *arguments = family.stop
    for program in sorted(family.programs):
        if PurePath(program).name.casefold().removesuffix(".exe") == name.casefold():
            _run([program, *arguments])


def _run(command: list[str]) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 -- a list, no shell, and only what the tool's file says
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
