"""What files say of themselves, whatever they are called: read, bounded, never run."""

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from guard.core.sighting import Program
from guard.files import script, signer
from guard.files.facts import NOTHING, Facts
from guard.files.kinds import DISCS, OLE, PE, SCRIPTS, ZIPPED, disguised, ending
from guard.files.rationed import Rationed, opened

if TYPE_CHECKING:
    from guard.files.archive import Member

__all__ = ["describe", "disguised", "inside"]

MOST: Final = 64
"""Programs that one file is said to hold or to lead to."""
_REMEMBERED: Final = 512
"""Files whose facts are kept; a busy computer runs about 300 programs."""
_READ: Final = 2 << 20
"""Bytes that are read of one file to know what it says."""
_WITH_CONTENT: Final = 72 << 20
"""Bytes that are read of one file and what is inside."""
_LONGEST_PATH: Final = 1_000


class _Stamp(NamedTuple):
    """What changes whenever a file does; the last of it cannot be set at will on Linux."""

    size: int
    written: int
    changed: int


def describe(path: Path, program: Program) -> Program:
    """Add what the file of a program says of itself; never raises.

    Fast for a file seen before. A cold one costs a few reads, whatever its size.
    """
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name may hold what no file system takes
        return program
    stamp = _Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    return _with(program, _facts(path, stamp))


def inside(path: Path) -> tuple[Program, ...]:
    """Return the programs a file holds or leads to, at most MOST; never raises.

    What is only spoken of in a script has its address, or nothing but a name, as ``path``.
    Of a damaged file it is what could be read before the damage.
    """
    found: list[Program] = []
    with suppress(OSError, ValueError), opened(path, _WITH_CONTENT) as file:
        for program in islice(_inside(ending(path.name), file), MOST):
            found.append(program)  # noqa: PERF402 -- what was found before a damage counts
    return tuple(found)


@lru_cache(_REMEMBERED)
def _facts(path: Path, _: _Stamp) -> Facts:
    """Return what a file says in the state it was in."""
    try:
        with opened(path, _READ) as file:
            return _said(file)._replace(signer=signer.subject(path))
    except (OSError, ValueError):
        return NOTHING


def _said(file: Rationed) -> Facts:
    """Return what a file says; what it is shows in its first bytes, not in its name.

    What reads a kind is loaded with the first of that kind: together they take 6 MB.
    """
    start = file[: len(OLE)]
    if start == OLE:
        from guard.files import msi  # noqa: PLC0415 -- see above

        return msi.read(file)
    if start.startswith(PE):
        from guard.files import version  # noqa: PLC0415 -- see above

        return version.read(file)
    return NOTHING


def _inside(kind: str, file: Rationed) -> Iterator[Program]:
    if kind in SCRIPTS:
        yield from _leads(file)
    for member in _members(kind, file):
        path = member.name.replace("\\", "/")[:_LONGEST_PATH]
        program = Program(name=path.rpartition("/")[2], path=path)
        content = Rationed(member.content, _READ)
        yield _with(program, _said(content))
        if ending(program.name) in SCRIPTS:
            yield from _leads(content)


def _members(kind: str, file: Rationed) -> Iterator["Member"]:
    """Yield what lies in an archive; what unpacks it is loaded with the first one."""
    if kind in ZIPPED | DISCS:
        from guard.files.archive import members  # noqa: PLC0415 -- see above

        yield from members(kind, file)


def _leads(file: Rationed) -> Iterator[Program]:
    for lead in script.read(file):
        yield Program(name=script.name(lead), path=lead)


def _with(program: Program, facts: Facts) -> Program:
    said = {name: fact for name, fact in facts._asdict().items() if fact}
    return msgspec.structs.replace(program, **said)
