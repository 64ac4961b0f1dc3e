"""Where the log goes: a small file of our own words; text from outside never enters it."""

import logging
from pathlib import Path
from typing import Final

from guard.store import paths

LARGEST: Final = 256 * 1024
"""Bytes from which a log is put aside at the next start; one older log is kept."""


def begin() -> None:
    """Log to the platform's place; without a writable one the log is not kept.

    ``logging.handlers`` could turn the file over while running, for 2.4 MB of memory.
    """
    handler: logging.Handler
    try:
        handler = logging.FileHandler(_fresh(paths.log()), encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.raiseExceptions = False  # a full disk must not print on the person's terminal


def _fresh(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".old.log"))
    return path
