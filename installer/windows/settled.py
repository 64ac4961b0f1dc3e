"""Take from an .msi what differs from build to build: when it was made, and its random name.

wixl 0.101 does not know SOURCE_DATE_EPOCH. Facts: [MS-OLEPS], FILETIME in [MS-DTYP].
"""

import re
import struct
from pathlib import Path
from typing import Final

import olefile

SUMMARY: Final = "\x05SummaryInformation"
TIMES: Final = frozenset({12, 13})
"""Created, last saved."""
NAME: Final = re.compile(rb"\{[0-9A-F-]{36}\}")
FILETIME: Final = 64
EPOCH_1601: Final = 11_644_473_600
"""Seconds from FILETIME's first moment to Unix'."""


def settle(package: Path, name: str, at: int) -> None:
    """Name a package, and date it with a time in seconds."""
    with olefile.OleFileIO(package, write_mode=True) as ole:
        summary = bytearray(ole.openstream(SUMMARY).read())
        (start,) = struct.unpack_from("<I", summary, 44)
        (count,) = struct.unpack_from("<I", summary, start + 4)
        for entry in range(count):
            kind, offset = struct.unpack_from("<II", summary, start + 8 + 8 * entry)
            if kind in TIMES and struct.unpack_from("<I", summary, start + offset)[0] == FILETIME:
                ticks = (at + EPOCH_1601) * 10_000_000
                struct.pack_into("<Q", summary, start + offset + 4, ticks)
        ole.write_stream(SUMMARY, NAME.sub(f"{{{name}}}".encode("ascii"), bytes(summary)))
