"""The voices of a Linux desktop."""

import sys

assert sys.platform == "linux"

import shutil
from typing import Final

SPEED: Final = "140"
"""Words a minute; a person speaks about 150."""


def commands(language: str) -> tuple[tuple[str, ...], ...]:
    """Return what is there of espeak-ng and its elder."""
    found = (shutil.which(name) for name in ("espeak-ng", "espeak"))
    return tuple(
        (path, "-v", language, "-s", SPEED, "--stdin") for path in found if path is not None
    )
