"""The folder a Linux package carries: Qt, other packages, the guard, what it knows, licences.

One folder serves Python 3.11 to 3.13: what is compiled for one of them says so in its name.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "windows")]

import bill  # noqa: E402 -- beside this folder
import licences  # noqa: E402 -- likewise
import payload  # noqa: E402 -- likewise

BUILD: Final = payload.ROOT / "build" / "linux"
PYTHONS: Final = ("311", "312", "313")
LOCKS: Final = tuple(HERE / f"product-cp{python}.lock" for python in PYTHONS)
PURE: Final = "xcffib"
"""Comes as source only, in which nothing is compiled."""

QT_MODULES: Final = ("Core", "Gui", "Widgets", "Network", "DBus", "PrintSupport", "Svg")
QT_PLUGINS: Final = (
    *("platforms/libqxcb.so", "platforms/libqoffscreen.so", "iconengines/libqsvgicon.so"),
    *("imageformats/libqsvg.so", "printsupport/libcupsprintersupport.so"),
    *("platformthemes/libqgtk3.so", "platformthemes/libqxdgdesktopportal.so"),
    *(
        "xcbglintegrations/libqxcb-egl-integration.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
    ),
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
)
"""Without the one for Wayland: there the guard's windows stay on top by way of XWayland only."""
SCRIPTS: Final = frozenset({"bin", "include", "share", "tests", "__pycache__"})
"""Folders of packages that nobody needs to run them."""
FOR_PYTHON_2: Final = ("olefile/olefile2.py", "OleFileIO_PL.py")


def make(folder: Path) -> None:
    """Fill a folder anew; its licences lie in a folder within."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for python, lock in zip(PYTHONS, LOCKS, strict=True):
        _merge(_fetched(python, lock), folder)
    for name in FOR_PYTHON_2:
        (folder / name).unlink()
    _trim_qt(folder)
    for library in folder.rglob("*.so*"):
        subprocess.run(["strip", "--strip-unneeded", library], check=True)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(payload.ROOT / "guard", folder / "guard", ignore=ignored)
    shutil.copytree(payload.ROOT / "resources", folder / "guard" / "resources", ignore=ignored)
    _licences(folder)
    bill.write(folder / "sbom.json", LOCKS)
    settle(folder)


def _fetched(python: str, lock: Path) -> Path:
    """Install the locked wheels for one Python, unless they are there."""
    folder = BUILD / f"cp{python}"
    stamp = folder / "lock"
    if not (stamp.is_file() and stamp.read_bytes() == lock.read_bytes()):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        wheels, source = _split(lock.read_text("utf-8"))
        platforms = [f"--platform=manylinux_2_{version}_x86_64" for version in (17, 28, 34)]
        _install(folder, wheels, "--only-binary=:all:", f"--python-version={python}",
                 "--implementation=cp", *platforms, "--platform=manylinux2014_x86_64")  # fmt: skip
        _install(folder, source, "--no-binary=:all:")
        shutil.copy(lock, stamp)
    return folder


def _split(lock: str) -> tuple[str, str]:
    """Part what comes as wheels from what comes as source."""
    wheels, name, rest = lock.partition(f"\n{PURE}==")
    return wheels + "\n", name + rest


def _install(folder: Path, lock: str, *how: str) -> None:
    wanted = BUILD / "wanted.lock"
    wanted.write_text(lock, "utf-8")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    told = [
        "--no-deps",
        "--no-compile",
        "--upgrade",
        "--require-hashes",
        "--root-user-action=ignore",
    ]
    subprocess.run([*pip, *told, *how, "--target", folder, "-r", wanted], check=True)


def _merge(source: Path, folder: Path) -> None:
    """Put the files of one Python to those of the others; the same name means the same file."""
    for file in sorted(source.rglob("*")):
        path = file.relative_to(source)
        if not file.is_file() or SCRIPTS.intersection(path.parts) or path.name == "lock":
            continue
        if path.parts[0].endswith(".dist-info") and not path.name.startswith(licences.NAMES):
            continue
        there = folder / path
        if there.is_file() and there.read_bytes() != file.read_bytes():
            raise RuntimeError(f"{path} differs from Python to Python")
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, there)


def _trim_qt(folder: Path) -> None:
    """Keep of PySide6 what the guard imports, what Qt loads for it, and what these need."""
    qt = folder / "PySide6"
    kept = {qt / f"Qt{module}.abi3.so" for module in QT_MODULES}
    kept |= set(qt.glob("_*.py"))
    kept |= {qt / "Qt" / "plugins" / plugin for plugin in QT_PLUGINS}
    binding = folder / "shiboken6"
    kept |= {*binding.glob("*.so*"), *binding.glob("*.py")}
    libraries = {file.name: file for file in [*qt.glob("Qt/lib/*"), *qt.glob("*.so.*")]}
    _follow(kept, libraries)
    for part in (qt, binding):
        for path in sorted(part.rglob("*"), reverse=True):
            if path.is_file() and path not in kept:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def _follow(kept: set[Path], libraries: dict[str, Path]) -> None:
    """Add every library that a kept one is linked with."""
    todo = list(kept)
    while todo:
        file = todo.pop()
        for name in _linked(file) if ".so" in file.name else ():
            library = libraries.get(name)
            if library is not None and library not in kept:
                kept.add(library)
                todo.append(library)


def _linked(library: Path) -> Iterator[str]:
    """Yield the names of the libraries that this one needs."""
    order = ["readelf", "--dynamic", "--wide", library]
    told = subprocess.run(order, capture_output=True, text=True, check=True).stdout
    for line in told.splitlines():
        if "(NEEDED)" in line:
            yield line.partition("[")[2].rstrip("]")


def _licences(folder: Path) -> None:
    """Put every licence in one folder, and how Qt's libraries can be replaced."""
    licences.gather(folder, HERE / "qt.txt", folder / "licences")
    licences.check(folder / "licences", LOCKS)
    for info in folder.glob("*.dist-info"):
        shutil.rmtree(info)


def settle(folder: Path) -> None:
    """Give every file the time of the commit and plain rights, so that two builds are the same."""
    at = payload.epoch()
    for path in [*folder.rglob("*"), folder]:
        runs = path.is_dir() or (path.suffix == "" and path.read_bytes()[:2] == b"#!")
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (at, at))
