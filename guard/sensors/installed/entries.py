"""What systems write down of an installed program, as a trace of it."""

from collections.abc import Iterable, Mapping
from typing import Final

from guard.core.installed import Trace
from guard.core.sighting import Program

LONGEST: Final = 1_000
"""Characters of a text that are kept: a program may write anything, at any length."""
HEAD: Final = "[Desktop Entry]"
PACKAGED: Final = "Status: install ok installed"
"""How dpkg says that a package is there, and not only its settings."""


def program(path: str, *, product: str = "", company: str = "") -> Program:
    """Name a program by its path and by what its installer says of it."""
    path = _told(path)
    return Program(
        name=path.replace("\\", "/").rpartition("/")[2],
        path=path,
        product=_told(product),
        company=_told(company),
    )


def _told(text: str) -> str:
    """Return the beginning of a text of the system; what is no text in it becomes ``?``."""
    return text[:LONGEST].encode(errors="replace").decode()


def launched(lines: Iterable[str]) -> Trace | None:
    """Read a launcher (freedesktop Desktop Entry): its name, and what it starts."""
    said: dict[str, str] = {}
    section = ""
    for line in lines:
        if line.startswith("["):
            section = line.strip()
        elif section == HEAD:
            key, _, value = line.partition("=")
            said.setdefault(key.strip(), value.strip())
    if not (started := command(said.get("Exec", ""))):
        return None
    return Trace(program=program(started, product=said.get("Name", "")))


def packaged(lines: Iterable[str]) -> Iterable[Trace]:
    """Yield each package that dpkg lists as installed, under the name of its program."""
    name = ""
    for line in lines:
        if line.startswith("Package: "):
            name = line[len("Package: ") :].strip()
        elif line.rstrip() == PACKAGED:
            yield Trace(program=program(name))


def application(identity: str) -> Trace:
    """Name the application of a bundle, e.g. ``com.rustdesk.RustDesk``, by its last part."""
    return Trace(program=program(identity.rpartition(".")[2].casefold()))


def uninstallable(values: Mapping[str, str]) -> Trace:
    """Read an entry of the list of installed apps of Windows."""
    shown = values.get("DisplayName", "")
    icon, _, _ = values.get("DisplayIcon", "").partition(",")
    folder = values.get("InstallLocation", "").strip('" ')
    return Trace(
        program=program(
            command(icon) or folder,
            product=without_version(shown),
            company=values.get("Publisher", ""),
        )
    )


def without_version(shown: str) -> str:
    """Return the name of an app without the version and the bits that installers add to it."""
    words = shown[:LONGEST].split()
    while len(words) > 1 and (words[-1].strip("()v")[:1].isdigit() or words[-1] == "version"):
        words.pop()
    return " ".join(words)


def command(line: str) -> str:
    """Return the program that a command line starts.

    Windows lets a path with blanks stand without quotes; there it ends with its ``.exe``.
    """
    line = line[:LONGEST].strip()
    if line.startswith('"'):
        return line[1:].partition('"')[0]
    at = line.casefold().find(".exe")
    return line[: at + 4] if at >= 0 else line.partition(" ")[0]
