"""Take no more memory than is needed, and give back what only the start needed."""

import ctypes
import gc
import linecache
import sys
from contextlib import suppress
from typing import Final

SETTLED: Final = 20_000
"""Milliseconds after which the start needs nothing more: each sense has looked at everything."""
CLOSED: Final = 1_000
"""The same for a warning that has gone."""
_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's malloc.h: how many heaps the threads of a program may have."""


def be_frugal() -> None:
    """Let all threads share one heap: they take turns anyway; before the first of them starts."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # another C library than glibc
            ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
    forget_sources()


def forget_sources() -> None:
    """Drop the source of each module: PySide looks through it, and Python keeps 7 MB of it."""
    linecache.clearcache()


def settle() -> None:
    """Give back what the start needed; what stays is never looked through for garbage again.

    It takes 50 ms to look through all that the guard knows, and nothing else moves meanwhile.
    """
    give_back()
    gc.freeze()


def give_back() -> None:
    """Return to the system what is no longer used."""
    forget_sources()
    gc.collect()
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
