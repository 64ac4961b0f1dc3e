"""The folder that is put on a Windows computer: launcher, Python, packages, the guard, licences.

The parts of PySide6 that are kept are those the guard imports and those that Qt loads for them.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import licences  # noqa: E402 -- in the folder above
import wine  # noqa: E402 -- beside this file

ROOT: Final = wine.ROOT
BUILD: Final = ROOT / "build" / "windows"
PAYLOAD: Final = BUILD / "payload"
RUNTIME: Final = PAYLOAD / "runtime"
PACKAGES: Final = RUNTIME / "Lib" / "site-packages"
HERE: Final = Path(__file__).parent
LAUNCHER: Final = HERE / "launcher"
LOCK: Final = HERE / "product.lock"
DLL: Final = "python313.dll"
SEARCHED: Final = "python313.zip\r\n.\r\nLib\\site-packages\r\n"
"""What Python finds modules in, and nothing else (python313._pth)."""

LEFT_OUT: Final = ("python.exe", "pythonw.exe", "python.cat", "_pth", "_wmi.pyd")
"""Of CPython: what the launcher takes the place of, and what only asks WMI."""
QT: Final = ("Core", "Gui", "Widgets", "Network", "PrintSupport", "Svg")
"""Modules of Qt that are kept."""
PLUGINS: Final = (
    *("platforms/qwindows.dll", "styles/qmodernwindowsstyle.dll", "iconengines/qsvgicon.dll"),
    *("imageformats/qsvg.dll", "imageformats/qico.dll"),
)
BESIDE: Final = ("pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py")
AS_SOURCE: Final = "pycdlib"
"""Its licence asks for that."""
FOREIGN: Final = ("tests", "bin", "include", "__pycache__")
"""Folders of packages that nobody needs to run them."""


def make() -> Path:
    """Build the folder anew and return it."""
    shutil.rmtree(PAYLOAD, ignore_errors=True)
    PACKAGES.mkdir(parents=True)
    _python()
    _packages()
    _trim_qt()
    _guard()
    _compile()
    _launcher()
    _licences()
    _settle_times()
    return PAYLOAD


def _python() -> None:
    """Unpack CPython without what starts it."""
    with wine.embeddable() as python:
        for each in python.infolist():
            if not each.is_dir() and not each.filename.endswith(LEFT_OUT):
                (RUNTIME / Path(each.filename).name).write_bytes(python.read(each))
    (RUNTIME / "python313._pth").write_text(SEARCHED, "ascii", newline="")


def _packages() -> None:
    wine.install(LOCK, PACKAGES)
    (PACKAGES / "olefile" / "olefile2.py").unlink()  # for Python 2
    for record in PACKAGES.glob("*.dist-info/RECORD"):
        record.unlink()  # tells the sums of scripts that name this computer's Python
    for folder in list(PACKAGES.rglob("*")):
        if folder.is_dir() and folder.name in FOREIGN:
            shutil.rmtree(folder)


def _trim_qt() -> None:
    """Keep of PySide6 what the guard imports; the newest C runtime goes beside Python."""
    qt = PACKAGES / "PySide6"
    for runtime in qt.glob("*140*.dll"):
        if runtime.name.startswith(("msvcp140", "vcruntime140")) and "codecvt" not in runtime.name:
            shutil.copy(runtime, RUNTIME)
    kept = {f"Qt{module}.pyd" for module in QT} | {f"Qt6{module}.dll" for module in QT}
    kept |= {*BESIDE, *(f"plugins/{plugin}" for plugin in PLUGINS)}
    _keep(qt, kept)
    _keep(PACKAGES / "shiboken6", {"Shiboken.pyd", "shiboken6.abi3.dll", "__init__.py",
                                   "_config.py", "_git_shiboken_module_version.py"})  # fmt: skip


def _keep(folder: Path, kept: Iterable[str]) -> None:
    wanted = frozenset(kept)
    for file in list(folder.rglob("*")):
        if file.is_file() and file.relative_to(folder).as_posix() not in wanted:
            file.unlink()
    for empty in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()


def _guard() -> None:
    """Copy the guard and what it knows, as the wheel has them."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "guard", PACKAGES / "guard", ignore=ignored)
    shutil.copytree(ROOT / "resources", PACKAGES / "guard" / "resources", ignore=ignored)


def _compile() -> None:
    """Compile with the Python that will run it; of most of other people's code keep only that.

    The guard's own source stays: it is what it claims to be, for anyone to read.
    """
    with wine.screen() as display:
        wine.set_up(display)
        for arguments in (["-b", "-x", r"[\\/]guard[\\/]", "."], ["guard"]):
            order = ["-E", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
            if wine.python([*order, *arguments], display, PACKAGES):
                raise RuntimeError(f"could not compile {arguments}")
        subprocess.run(["wineserver", "--kill"], env=wine.environment(), check=False)
    for source in PACKAGES.rglob("*.py"):
        if source.with_suffix(".pyc").is_file() and AS_SOURCE not in source.parts:
            source.unlink()


def _launcher() -> None:
    """Build ScamGuard.exe with its icon, its version and its few words."""
    made = BUILD / "launcher"
    made.mkdir(parents=True, exist_ok=True)
    _owls(made)
    (made / "version.h").write_text(_version_header(), "ascii")
    (made / "words.h").write_text(words_header(), "utf-8")
    for name in ("launcher.rc", "launcher.manifest"):
        shutil.copy(LAUNCHER / name, made)
    _run("x86_64-w64-mingw32-windres", "launcher.rc", "-O", "coff", "-o", "launcher.res", at=made)
    _run(
        "x86_64-w64-mingw32-gcc", "-O2", "-s", "-municode", "-mwindows", "-static",
        "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp", "-finput-charset=UTF-8",
        f'-DPYTHON_DLL=L"{DLL}"', "-I.", "-o", str(PAYLOAD / "ScamGuard.exe"),
        str(LAUNCHER / "launcher.c"), "launcher.res", at=made,
    )  # fmt: skip


def _run(*order: str, at: Path) -> None:
    subprocess.run(order, cwd=at, check=True)


def version() -> str:
    """Return the version of the guard, e.g. ``1.2.3``."""
    text = (ROOT / "guard" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def _version_header() -> str:
    numbers = ",".join([*version().split("."), "0", "0", "0"][:4])
    return f'#define VERSION_NUMBERS {numbers}\n#define VERSION_TEXT "{version()}"\n'


LANGUAGES: Final = {
    "en": 0x09, "cy": 0x52, "pl": 0x15, "ro": 0x18, "pa": 0x46, "ur": 0x20, "bn": 0x45,
    "gu": 0x47, "es": 0x0A, "pt": 0x16, "fr": 0x0C, "de": 0x07, "it": 0x10,
}  # fmt: skip
"""Windows' primary language identifiers (winnt.h)."""


def sentences(key: str) -> Iterator[tuple[str, str]]:
    """Yield a sentence of the installer in each language that has it, English first."""
    for language in LANGUAGES:
        file = ROOT / "resources" / "words" / f"{language}.toml"
        if file.is_file():
            told = tomllib.loads(file.read_text("utf-8")).get("setup", {}).get(key)
            if told:
                yield language, told


def words_header() -> str:
    """Return what the launcher can say, as C."""
    lines = ["struct sentence { LANGID language; const wchar_t *words; };"]
    for name, key in (("NOT_WHOLE", "not_whole"), ("GIVES_UP", "gives_up")):
        rows = [f'{{{LANGUAGES[code]}, L"{_quoted(told)}"}},' for code, told in sentences(key)]
        lines += [f"static const struct sentence {name}[] = {{", *rows, "};"]
        lines += [f"enum {{ {name}_COUNT = {len(rows)} }};"]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


ICON_SIZES: Final = (16, 24, 32, 48, 64, 256)
PAPER: Final = "#fdf8ee"


def _owls(folder: Path) -> None:
    """Draw the owl as a Windows icon, and as the picture on the setup's pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import (  # noqa: PLC0415 -- it needs the platform
        QColor,
        QGuiApplication,
        QIcon,
        QImage,
        QPainter,
    )

    application = QGuiApplication.instance() or QGuiApplication([])
    owl = QIcon(str(ROOT / "resources" / "icons" / "watching.svg"))
    pictures = [folder / f"{size}.png" for size in ICON_SIZES]
    for size, picture in zip(ICON_SIZES, pictures, strict=True):
        owl.pixmap(size, size).save(str(picture))
    side = QImage(328, 628, QImage.Format.Format_RGB32)  # twice what NSIS asks for
    side.fill(QColor(PAPER))
    painter = QPainter(side)
    painter.drawPixmap(64, 96, owl.pixmap(200, 200))
    painter.end()
    side.save(str(folder / "side.bmp"))
    os.utime(folder / "side.bmp", (epoch(), epoch()))  # the setup tells it
    del application
    icon = str(folder / "scam-guard.ico")
    _run("icotool", "--create", "--output", icon, *map(str, pictures), at=folder)


def _licences() -> None:
    """Put every licence in one folder, and how Qt's libraries can be replaced."""
    folder = PAYLOAD / "licences"
    licences.gather(PACKAGES, HERE / "qt.txt", folder)
    shutil.move(RUNTIME / "LICENSE.txt", folder / "Python.txt")
    licences.check(folder, (LOCK, HERE / "python.lock"))


def _settle_times() -> None:
    """Give every file the time of the last commit, so that two builds are the same bytes."""
    at = epoch()
    for path in [*PAYLOAD.rglob("*"), PAYLOAD]:
        os.utime(path, (at, at))


def epoch() -> int:
    """Return SOURCE_DATE_EPOCH, by default the time of the last commit, in seconds."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(told.stdout)
