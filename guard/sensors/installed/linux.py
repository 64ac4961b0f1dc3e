"""Where Linux keeps programs, launchers, services and the list of packages.

Facts: the XDG base directories and Desktop Entry specifications, systemd.unit(5), dpkg(1),
flatpak(1), and what snap exports. The database of rpm is not read.
"""

import sys

assert sys.platform == "linux"

import os
from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from guard.core.installed import Trace
from guard.sensors.installed.entries import LONGEST, application, launched, packaged, program

MOST: Final = 20_000
"""Names of one folder that are looked at; /usr/bin of a full desktop has 3,000."""
LAUNCHER: Final = 64 << 10
"""Bytes of one launcher that are read."""
PACKAGES: Final = 64 << 20
"""Bytes of the list of packages that are read; 2,000 packages take 3 MB."""
STATUS: Final = Path("/var/lib/dpkg/status")
BUNDLES: Final = (Path("/var/lib/flatpak/app"), Path("~/.local/share/flatpak/app"), Path("/snap"))
SERVICES: Final = (
    *(Path("/etc/systemd/system"), Path("/usr/lib/systemd/system"), Path("/lib/systemd/system")),
    *(Path("~/.config/systemd/user"), Path("~/.local/share/systemd/user")),
)


def traces() -> Iterator[Trace]:
    """Yield what every installed program leaves."""
    for folder in _programs():
        yield from (Trace(program=program(f"{folder}/{name}")) for name in _names(folder))
    for folder in _launchers():
        for name in _names(folder):
            if name.endswith(".desktop") and (trace := launched(_lines(folder / name, LAUNCHER))):
                yield trace
    for folder in _there(SERVICES):
        units = (name for name in _names(folder) if name.endswith(".service"))
        yield from (Trace(program=program(""), service=name) for name in units)
    for folder in _there(BUNDLES):
        yield from map(application, _names(folder))
    yield from packaged(_lines(STATUS, PACKAGES))


def stamp() -> Hashable:
    """Return what changes whenever something is installed or removed."""
    places = (*_programs(), *_launchers(), *_there(SERVICES), *_there(BUNDLES), STATUS)
    return tuple(map(_changed, places))


def _programs() -> list[Path]:
    """Return the folders in which programs lie: those of the shell, and each under /opt."""
    found = {Path(name) for name in os.get_exec_path()} | {Path("/usr/local/bin")}
    found |= {Path.home() / ".local/bin", Path("/usr/bin"), Path("/usr/sbin")}
    for name in _names(Path("/opt")):
        own = Path("/opt", name)
        found |= {own, *(own / part for part in ("bin", "sbin"))}
        found |= {own / maker for maker in _names(own)[:100] if (own / maker).is_dir()}
    return sorted(folder for folder in found if folder.is_dir())


def _launchers() -> list[Path]:
    """Return the folders of launchers, those of flatpak and snap among them."""
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    named = {Path(home), *map(Path, data.split(":")), Path("/var/lib/flatpak/exports/share")}
    named |= {Path("/var/lib/snapd/desktop"), Path.home() / ".local/share/flatpak/exports/share"}
    found = (folder / "applications" for folder in named if folder.is_absolute())
    return sorted(folder for folder in found if folder.is_dir())


def _there(folders: Iterable[Path]) -> list[Path]:
    return [known for folder in folders if (known := folder.expanduser()).is_dir()]


def _names(folder: Path) -> list[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry.name for entry in islice(entries, MOST)]
    return []


def _lines(path: Path, most: int) -> Iterator[str]:
    """Yield the lines in the first bytes of a file that is one, in any encoding.

    A line is cut where it is too long, and what follows counts as the next.
    """
    with suppress(OSError):
        if not path.is_file():
            return
        with path.open("rb") as file:
            while most > 0 and (line := file.readline(LONGEST)):
                most -= len(line)
                yield line.decode(errors="replace").rstrip("\n")


def _changed(place: Path) -> tuple[str, int]:
    with suppress(OSError):
        return str(place), place.stat().st_mtime_ns
    return str(place), 0
