"""What a Windows Installer package says of itself: its summary information.

Subject is the product's name, Author its manufacturer (Microsoft: Summary Information
Stream Reference). The properties are read here: olefile believes a count of billions.
Facts: [MS-OLEPS].
"""

import codecs
import struct
from collections.abc import Iterator
from typing import Final

from olefile import OleFileIO

from guard.files.facts import NOTHING, Facts, clean
from guard.files.rationed import Rationed

_SUMMARY: Final = "\x05SummaryInformation"
_LONGEST: Final = 16 << 10
"""Bytes of a summary; real ones have a few hundred."""
_MOST: Final = 64
"""Properties that are looked at; the format knows 19."""
_CODE_PAGE, _SUBJECT, _AUTHOR = 1, 3, 4
_NUMBER, _STRING = 2, 30
"""Types of a property: VT_I2, VT_LPSTR."""
_UTF_8: Final = 65001
_DAMAGED: Final = (
    *(OSError, ValueError, LookupError, struct.error),
    *(ArithmeticError, AttributeError, RecursionError, TypeError),
)
"""What comes of a damaged file; the last four from olefile alone, which misses sectors of
2^65535 bytes, a root that is not there, folders in one another, a stream that is a folder."""


def read(file: Rationed) -> Facts:
    """Return what a package says of itself, nothing if it is damaged or says nothing."""
    try:
        said = dict(_properties(_summary(file)))
        page = _code_page(said.get(_CODE_PAGE, b""))
        return Facts(
            company=clean(said.get(_AUTHOR, b"").decode(page, "replace")),
            product=clean(said.get(_SUBJECT, b"").decode(page, "replace")),
        )
    except _DAMAGED:
        return NOTHING


def _summary(file: Rationed) -> bytes:
    """Return the stream of the summary, none if it is not that of a package."""
    with OleFileIO(file) as package:
        if package.get_size(_SUMMARY) > _LONGEST:
            return b""
        found: bytes = package.openstream(_SUMMARY).read()
        return found


def _properties(summary: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each text, and of the code page, with its bytes."""
    (section,) = struct.unpack_from("<I", summary, 44)
    (count,) = struct.unpack_from("<I", summary, section + 4)
    for index in range(min(count, _MOST)):
        number, place = struct.unpack_from("<II", summary, section + 8 + 8 * index)
        kind, length = struct.unpack_from("<II", summary, section + place)
        start = section + place + 8
        if kind == _STRING:
            yield number, summary[start : start + length].partition(b"\0")[0]
        elif kind == _NUMBER:
            yield number, summary[start - 4 : start - 2]


def _code_page(number: bytes) -> str:
    """Return Python's name of a code page, that of Western Europe if it has none."""
    page = int.from_bytes(number, "little")
    try:
        return codecs.lookup("utf-8" if page == _UTF_8 else f"cp{page}").name
    except LookupError:
        return "cp1252"
