"""What is carried to other computers is all that the guard needs, and nothing unpinned."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from knowing import ROOT

LOCKS = sorted((ROOT / "installer").glob("*/product*.lock"))
NEEDED = [
    Requirement(line)
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "dependencies"
    ]
]


def folded(name):
    return re.sub(r"[-_.]+", "-", name).casefold()


def world(lock):
    """Return the facts that decide which packages a lock must name."""
    number = re.search(r"cp3(\d+)", lock.stem)
    system = "win32" if lock.parent.name == "windows" else "linux"
    python = f"3.{number[1]}" if number else "3.13"
    return {"sys_platform": system, "python_version": python}


def pinned(lock):
    """Return the names and versions a lock names, each with a hash."""
    found = re.findall(
        r"^(\S+)==(\S+) \\\n    --hash=sha256:", lock.read_text("utf-8"), re.MULTILINE
    )
    return {folded(name): version for name, version in found}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_everything_the_guard_needs_there(lock):
    versions = pinned(lock)
    there = world(lock)
    for need in NEEDED:
        if need.marker is None or need.marker.evaluate(there):
            assert need.specifier.contains(versions[folded(need.name)]), need
