"""A folder for a volunteer's stick, for Linux and for Windows: it runs without being set up.

A file ``portable`` beside the program tells it to keep its notes there.
"""

import gzip
import shutil
import sys
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path[:0] = [str(HERE / "linux")]

import carried  # noqa: E402 -- in that folder
import payload  # noqa: E402 -- found by carried

MARK: Final = "portable"
MARKED: Final = "Scam Guard keeps its notes beside this file as long as it is here.\n"


def linux(out: Path) -> Path:
    """Build ScamGuard-x.y.z-portable-linux.tar.gz into a folder."""
    name = f"ScamGuard-{payload.version()}-portable-linux"
    folder = carried.BUILD / "portable" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    carried.make(folder / "lib")
    for moved in ("licences", "sbom.json"):
        shutil.move(folder / "lib" / moved, folder / moved)
    shutil.copy(HERE / "linux" / "scam-guard-on-stick", folder / "scam-guard")
    (folder / MARK).write_text(MARKED, "utf-8")
    carried.settle(folder)
    made = out / f"{name}.tar.gz"
    with (
        made.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            archive.add(path, path.relative_to(folder.parent), recursive=False, filter=_nobodys)
    return made


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def windows(out: Path, folder: Path) -> Path:
    """Pack what Windows gets, and the mark, into ScamGuard-x.y.z-portable-windows.zip."""
    made = out / f"ScamGuard-{payload.version()}-portable-windows.zip"
    when = datetime.fromtimestamp(payload.epoch(), UTC).timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
        for place, path in sorted(files.items()):
            _add(archive, place.as_posix(), path.read_bytes(), when)
        _add(archive, MARK, MARKED.encode(), when)
    return made


def _add(archive: zipfile.ZipFile, place: str, content: bytes, when: tuple[int, ...]) -> None:
    member = zipfile.ZipInfo(f"ScamGuard/{place}", when)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, content, compresslevel=9)
