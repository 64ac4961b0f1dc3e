"""The Windows version resource, which survives renaming.

pefile finds where Windows would look; the way down to the one resource is ours: reading
them all takes seconds in a big program, and minutes in one made for it.
Facts: Microsoft's PE Format; VS_VERSIONINFO, StringFileInfo, StringTable and String.
"""

import struct
from array import array
from collections.abc import Iterator
from typing import Final, NamedTuple

import pefile

from guard.files.facts import LONGEST, NOTHING, Facts, clean
from guard.files.rationed import Rationed

_RESOURCES: Final = 2
"""Place of the resources among the data directories."""
_VERSION: Final = 16
"""RT_VERSION, the type of the resource."""
_MOST_SECTIONS: Final = 96
"""What Windows would load."""
_MOST_ENTRIES: Final = 1_024
"""Entries of one directory that are looked through; programs have a few dozen."""
_LONGEST_RESOURCE: Final = 0xFFFF
"""Bytes: its own length is told in 16 bits."""
_LONGEST_KEY: Final = 32

_HEAD: Final = struct.Struct("<HHH")
"""What each block begins with: its length, the length of its value, its type."""


class _Program(pefile.PE):  # type: ignore[misc]  # pefile has no types
    """The headers of a program."""

    def close(self) -> None:
        """Close nothing: pefile would collect the garbage of the whole guard at each damage."""


class _Block(NamedTuple):
    """One block of the resource: what it is called, and where what it holds lies."""

    key: str
    start: int
    value_length: int
    stop: int


def read(file: Rationed) -> Facts:
    """Return what a program says of itself, nothing if it is damaged or says nothing."""
    try:
        return _facts(_resource(file)) if _loadable(file) else NOTHING
    except (pefile.PEFormatError, OSError, LookupError, struct.error):
        return NOTHING


def _loadable(file: Rationed) -> bool:
    """Tell whether a file begins like a program of not too many sections."""
    (at,) = struct.unpack("<I", file[0x3C:0x40])
    signature, sections = struct.unpack("<4s2xH", file[at : at + 8])
    return bool(signature == b"PE\0\0" and sections <= _MOST_SECTIONS)


def _resource(file: Rationed) -> bytes:
    """Return the first version resource; raise LookupError if there is none."""
    program = _Program(data=file, fast_load=True)
    root = program.OPTIONAL_HEADER.DATA_DIRECTORY[_RESOURCES].VirtualAddress
    name = _entry(program, root, 0, _VERSION)
    language = _entry(program, root, name)
    leaf = _entry(program, root, language)
    where, size = struct.unpack("<II", program.get_data(root + leaf, 8))
    found: bytes = program.get_data(where, min(size, _LONGEST_RESOURCE))
    return found


def _entry(program: _Program, root: int, directory: int, wanted: int | None = None) -> int:
    """Return where an entry of a directory leads, or its first one; relative to the root."""
    at = root + directory
    named, numbered = struct.unpack("<12xHH", program.get_data(at, 16))
    size = 8 * min(named + numbered, _MOST_ENTRIES)
    entries: bytes = program.get_data(at + 16, size)
    for number, place in struct.iter_unpack("<II", entries[: len(entries) // 8 * 8]):
        if wanted in (None, number):
            return int(place & 0x7FFFFFFF)
    raise LookupError(wanted)


def _facts(data: bytes) -> Facts:
    """Take the facts from the first language that tells each of them."""
    said: dict[str, str] = {}
    for root in _blocks(data, 0, len(data)):
        for information in _blocks(data, root.start + _aligned(root.value_length), root.stop):
            if information.key == "StringFileInfo":
                for table in _blocks(data, information.start, information.stop):
                    for string in _blocks(data, table.start, table.stop):
                        said.setdefault(string.key, clean(_text(data, string.start, string.stop)))
    return Facts(
        original_name=said.get("OriginalFilename", ""),
        company=said.get("CompanyName", ""),
        product=said.get("ProductName", ""),
        description=said.get("FileDescription", ""),
        version=said.get("FileVersion", ""),
    )


def _blocks(data: bytes, start: int, stop: int) -> Iterator[_Block]:
    """Yield the blocks that lie one behind the other, until one is damaged."""
    while start + _HEAD.size <= stop:
        length, value_length, _ = _HEAD.unpack_from(data, start)
        if length <= _HEAD.size:
            return
        end = min(start + length, stop)
        key = _units(data, start + _HEAD.size, min(end, start + _HEAD.size + 2 * _LONGEST_KEY))
        inner = _aligned(start + _HEAD.size + 2 * len(key) + 2)
        yield _Block(_decoded(key), inner, value_length, end)
        start = _aligned(start + length)


def _text(data: bytes, start: int, stop: int) -> str:
    """Return the text at a place; the length it is said to have is often wrong."""
    return _decoded(_units(data, start, min(stop, start + 2 * LONGEST)))


def _units(data: bytes, start: int, stop: int) -> "array[int]":
    """Return the units of UTF-16 up to the first NUL."""
    units = array("H", data[start : start + max(stop - start, 0) // 2 * 2])
    return units[: units.index(0)] if 0 in units else units


def _decoded(units: "array[int]") -> str:
    return units.tobytes().decode("utf-16-le", "replace")


def _aligned(place: int) -> int:
    """Return the next place that a block or a value may begin at."""
    return (place + 3) & ~3
