"""Where browsers, and Windows itself, keep choices and orders on Windows.

Facts: the lists of policies of Edge, Chrome and Firefox; Windows Security writes the choices of a
person for SmartScreen into Edge's, Explorer's and AppHost's keys. The registry was tried under
Wine with keys made by the tests; what Windows and Edge write there was only read.
"""

import sys

assert sys.platform == "win32"

import os
import winreg
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from guard.core.blockers import Choice, Kind
from guard.files.blockers.orders import FirefoxPolicies, Orders, of_firefox
from guard.files.blockers.profiles import UnreadableError, decoded

_MACHINE, _PERSON = winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER
POLICIES: Final[Mapping[str, str]] = {
    "edge": r"Software\Policies\Microsoft\Edge",
    "chrome": r"Software\Policies\Google\Chrome",
    "chromium": r"Software\Policies\Chromium",
    "brave": r"Software\Policies\BraveSoftware\Brave",
    "firefox": r"Software\Policies\Mozilla\Firefox",
    "windows": r"Software\Policies\Microsoft\Windows\System",
}
_EDGE: Final = r"Software\Microsoft\Edge\SmartScreenEnabled"
_EXPLORER: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer"
_APPS: Final = r"Software\Microsoft\Windows\CurrentVersion\AppHost"
_READ: Final = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
_STORE: Final = r"Packages\Mozilla.Firefox_n80bbvh6b1yt2\LocalCache\Roaming\Mozilla\Firefox"
"""Firefox from Microsoft's store."""


def folders() -> Mapping[str, tuple[Path, ...]]:
    """Return where each browser keeps a person's profiles; Windows has none."""
    local, roaming = (Path(os.environ.get(each, "")) for each in ("LOCALAPPDATA", "APPDATA"))
    return {
        "edge": (local / r"Microsoft\Edge\User Data",),
        "chrome": (local / r"Google\Chrome\User Data",),
        "chromium": (local / r"Chromium\User Data",),
        "brave": (local / r"BraveSoftware\Brave-Browser\User Data",),
        "firefox": (roaming / r"Mozilla\Firefox", local / _STORE),
        "windows": (),
    }


def orders(browser: str) -> Orders:
    """Return what an organisation decides; that for the computer outranks that for a person."""
    path = POLICIES[browser]
    firm = _values(_PERSON, path) | _values(_MACHINE, path)
    if browser == "firefox":
        return of_firefox(_firefox(firm.get("Preferences")))
    path += r"\Recommended"
    return Orders(firm, _values(_PERSON, path) | _values(_MACHINE, path))


def others(kind: Kind) -> tuple[Choice, ...]:
    """Return what Windows itself keeps of a person's choices."""
    return tuple(_others(kind))


def _others(kind: Kind) -> Iterator[Choice]:
    try:
        if kind == "smartscreen":
            yield _chosen(_values(_PERSON, _EDGE).get(""))
        elif kind == "programs":
            level = _values(_MACHINE, _EXPLORER).get("SmartScreenEnabled")
            yield _chosen(level.casefold() != "off" if isinstance(level, str) else level)
            yield _chosen(_values(_PERSON, _APPS).get("EnableWebContentEvaluation"))
    except UnreadableError:
        yield Choice.HIDDEN


def _chosen(value: object) -> Choice:
    """Read a number, or nothing; anything else is not understood."""
    if value is None or isinstance(value, int):
        return Choice(None if value is None else bool(value))
    return Choice.HIDDEN


def _firefox(value: object) -> Mapping[str, Any]:
    """Return Firefox' policy of preferences, JSON in the registry, else the file beside it."""
    if value is None:
        place = Path(os.environ.get("PROGRAMFILES", "")) / "Mozilla Firefox"
        said = decoded(place / r"distribution\policies.json", FirefoxPolicies)
        return said.policies.Preferences if said else {}
    text = "".join(value) if isinstance(value, list) else str(value)
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error


def _values(root: int, path: str) -> dict[str, Any]:
    """Return what stands in a key of the registry; raise UnreadableError if it is locked."""
    try:
        with winreg.OpenKey(root, path, 0, _READ) as key:
            count = winreg.QueryInfoKey(key)[1]
            found = (winreg.EnumValue(key, number) for number in range(count))
            return {name: value for name, value, _ in found}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableError from error
