"""What lies inside archives and disc images, one layer deep."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Final, NamedTuple, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pycdlib import PyCdlib
from pycdlib.pycdlibexception import PyCdlibException

from guard.files.kinds import DISCS, PROGRAMS, SCRIPTS, ZIPPED, ending
from guard.files.rationed import Rationed

LARGEST: Final = 32 << 20
"""Bytes of the largest member that is unpacked; of a larger one only the name is told."""
UNPACKED: Final = 64 << 20
"""Bytes that are unpacked of one archive."""
_OF_DISC: Final = 4 << 20
"""Bytes that are read of a disc image; its reader takes a second for each megabyte of folders."""
_ENCRYPTED: Final = 1
_PACKINGS: Final = (ZIP_STORED, ZIP_DEFLATED)
_OPENED: Final = PROGRAMS | SCRIPTS
_DAMAGED: Final = (
    *(BadZipFile, PyCdlibException, OSError, EOFError, ValueError, LookupError),
    *(NotImplementedError, struct.error, zlib.error),
)
"""What comes of a damaged file."""


class Member(NamedTuple):
    """Something in an archive that could start or lead somewhere."""

    name: str
    """With its folders, as the archive tells it."""
    content: BinaryIO
    """Empty where it is encrypted, damaged or too large."""


def members(kind: str, file: Rationed) -> Iterator[Member]:
    """Yield what could start in a file of a kind, as far as it is not damaged."""
    if kind in ZIPPED:
        yield from _zipped(file)
    elif kind in DISCS:
        yield from _on_disc(Rationed(file, _OF_DISC))


def _zipped(file: Rationed) -> Iterator[Member]:
    left = UNPACKED
    try:
        with ZipFile(file) as archive:
            for entry in archive.infolist():
                if ending(entry.filename) in _OPENED:
                    content = _unpacked(archive, entry, min(LARGEST, left))
                    left -= len(content)
                    yield Member(entry.filename, BytesIO(content))
    except _DAMAGED:
        return


def _unpacked(archive: ZipFile, entry: ZipInfo, largest: int) -> bytes:
    """Return what a member holds; other ways to pack than Windows' own have no bounds."""
    locked = entry.flag_bits & _ENCRYPTED
    if locked or entry.compress_type not in _PACKINGS or entry.file_size > largest:
        return b""
    try:
        with archive.open(entry) as member:
            return member.read(largest)
    except _DAMAGED:
        return b""


def _on_disc(file: Rationed) -> Iterator[Member]:
    disc = PyCdlib()
    try:
        disc.open_fp(cast("BinaryIO", file))
        names = _naming(disc)
        for folder, _, files in disc.walk(**{names: "/"}):
            for name in files:
                plain = name.partition(";")[0]
                if ending(plain) in _OPENED:
                    path = str(PurePosixPath(folder, name))
                    with disc.open_file_from_iso(**{names: path}) as content:
                        yield Member(str(PurePosixPath(folder, plain)), content)
    except _DAMAGED:
        return


def _naming(disc: PyCdlib) -> str:
    """Return the kind of names Windows would show."""
    if disc.has_udf():
        return "udf_path"
    return "joliet_path" if disc.has_joliet() else "iso_path"
