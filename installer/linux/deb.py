"""The package for Debian 12 and 13 and Ubuntu 24.04 and later."""

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parent)]

import carried  # noqa: E402 -- beside this file
import needs  # noqa: E402 -- likewise
import payload  # noqa: E402 -- found by carried

DEBIAN: Final = Path(__file__).parent / "debian"
ROOM: Final = carried.BUILD / "deb"
MAINTAINER: Final = "The Scam Guard maintainers <maintainers@scam-guard.invalid>"
SINCE_2024: Final = {"libcups2": "libcups2t64", "libglib2.0-0": "libglib2.0-0t64"}
"""New names that Debian 13 and Ubuntu 24.04 gave packages with 64-bit times."""
PYTHON: Final = ("python3 (>= 3.11)", "python3 (<< 3.14)", "libc6 (>= 2.34)")
ICONS: Final = "usr/share/icons/hicolor/scalable/apps/scam-guard.svg"
PLACES: Final = {
    "scam-guard": "usr/bin/scam-guard",
    "start-in-session": "usr/lib/scam-guard/start-in-session",
    "scam-guard.service": "usr/lib/systemd/user/scam-guard.service",
    "scam-guard.desktop": "usr/share/applications/scam-guard.desktop",
    "autostart.desktop": "etc/xdg/autostart/scam-guard.desktop",
    "scam-guard.metainfo.xml": "usr/share/metainfo/scam-guard.metainfo.xml",
    "lintian-overrides": "usr/share/lintian/overrides/scam-guard",
    "copyright": "usr/share/doc/scam-guard/copyright",
}
"""Where each file of debian/ goes."""


def make(out: Path, version: str = "") -> Path:
    """Build the package into a folder, by default of the guard's own version."""
    version = version or payload.version()
    shutil.rmtree(ROOM, ignore_errors=True)
    carried.make(ROOM / "usr" / "lib" / "scam-guard")
    _put(version)
    carried.settle(ROOM)
    _describe(version)
    return pack(out / f"scam-guard_{version}_amd64.deb")


def pack(made: Path, level: int = 9) -> Path:
    """Pack what is laid out; one thread, because more would leave other bytes."""
    order = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1", "--build"]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(payload.epoch())}
    subprocess.run([*order, ROOM, made], env=environ, check=True, stdout=subprocess.DEVNULL)
    return made


def _put(version: str) -> None:
    """Lay out what is not the guard itself."""
    for name, place in PLACES.items():
        _new(place).write_bytes((DEBIAN / name).read_bytes())
    _new(ICONS).write_bytes((payload.ROOT / "resources/icons/watching.svg").read_bytes())
    _new("usr/share/man/man1/scam-guard.1.gz").write_bytes(_gzip(DEBIAN / "scam-guard.1"))
    log = carried.BUILD / "changelog"
    log.write_text(_changelog(version), "utf-8")
    _new("usr/share/doc/scam-guard/changelog.gz").write_bytes(_gzip(log))
    for name in ("licences", "sbom.json"):
        shutil.move(ROOM / "usr/lib/scam-guard" / name, ROOM / "usr/share/doc/scam-guard" / name)


def _new(place: str) -> Path:
    path = ROOM / place
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _gzip(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9, mtime=0)


def _changelog(version: str) -> str:
    when = format_datetime(datetime.fromtimestamp(payload.epoch(), UTC))
    what = f"  * Version {version} of Scam Guard; its CHANGELOG.md tells what is new."
    head = f"scam-guard ({version}) stable; urgency=medium"
    return f"{head}\n\n{what}\n\n -- {MAINTAINER}  {when}\n"


def _describe(version: str) -> None:
    """Write the package's own description and scripts."""
    files = sorted(path for path in ROOM.rglob("*") if path.is_file())
    folder = ROOM / "DEBIAN"
    folder.mkdir()
    facts = {
        "version": version, "maintainer": MAINTAINER, "depends": ", ".join(depends()),
        "kilobytes": sum(-(-file.stat().st_size // 1024) for file in files),
    }  # fmt: skip
    (folder / "control").write_text((DEBIAN / "control").read_text("utf-8").format(**facts))
    (folder / "conffiles").write_text("/etc/xdg/autostart/scam-guard.desktop\n")
    sums = [
        f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(ROOM)}\n"
        for file in files
    ]
    (folder / "md5sums").write_text("".join(sums))
    for script in ("postinst", "prerm"):
        shutil.copy(DEBIAN / script, folder)
    carried.settle(folder)


def depends() -> list[str]:
    """Name what must be installed with it: Python, and what Qt and the senses load."""
    names = sorted({*needs.LIBRARIES.values(), "at-spi2-core"})
    return [
        *PYTHON,
        *(f"{SINCE_2024[name]} | {name}" if name in SINCE_2024 else name for name in names),
    ]
