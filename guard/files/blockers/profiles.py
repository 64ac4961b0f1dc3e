"""What browsers write down of a person's choices, the same on every system.

Chromium's kin keep JSON: a ``Preferences`` in each profile and a ``Local State`` above them; what
it guards against changes lies in ``Secure Preferences``. Names of choices: safe_browsing_prefs.h of
Chromium. Edge's SmartScreen is ``smartscreen.enabled`` in its Local State. Firefox writes only what
differs from its own defaults into ``prefs.js``.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from guard.core.blockers import Choice
from guard.files.rationed import PIECE, opened

LARGEST: Final = 20 << 20
"""Bytes of a file that are read; profiles of many years have some megabytes."""
_PROFILES: Final = 20
"""Profiles of one browser that are looked at."""
_FOLDERS: Final = ("Default", "Profile *")
"""Chromium's profiles of persons; the others are of guests and of the browser itself."""
_SAID: Final = ("Preferences", "Secure Preferences")
_FIREFOX: Final = ("*/prefs.js", "Profiles/*/prefs.js")
DECEPTIVE: Final = ("browser.safebrowsing.malware.enabled", "browser.safebrowsing.phishing.enabled")
"""Firefox: what the first box under "Deceptive Content" turns on and off."""

T = TypeVar("T")


class _Browsing(msgspec.Struct, frozen=True):
    enabled: bool | None = None
    enhanced: bool | None = None


class _Preferences(msgspec.Struct, frozen=True):
    safebrowsing: _Browsing = _Browsing()


class _SmartScreen(msgspec.Struct, frozen=True):
    enabled: bool | None = None


class _LocalState(msgspec.Struct, frozen=True):
    smartscreen: _SmartScreen = _SmartScreen()


class UnreadableError(Exception):
    """A file is there, and what it says cannot be known."""


def used(folder: Path) -> tuple[Path, ...]:
    """Return the profiles of a browser of Chromium's kin, none where nobody has used it."""
    found = (each.parent for name in _FOLDERS for each in _glob(folder, f"{name}/Preferences"))
    return tuple(islice(found, _PROFILES))


def pages(profile: Path) -> Choice:
    """Return whether a profile wants to be warned of bad pages."""
    return _chosen(profile, lambda browsing: browsing.enabled)


def enhanced(profile: Path) -> Choice:
    """Return whether a profile wants Enhanced protection."""
    return _chosen(profile, lambda browsing: browsing.enhanced)


def smartscreen(folder: Path) -> Choice:
    """Return whether SmartScreen is wanted in all profiles of Edge."""
    try:
        said = decoded(folder / "Local State", _LocalState)
    except UnreadableError:
        return Choice.HIDDEN
    return Choice(said.smartscreen.enabled) if said else Choice.NONE


def firefox(folder: Path) -> Iterator[Choice]:
    """Yield for each profile of Firefox whether it wants to be warned of bad pages."""
    found = (each for name in _FIREFOX for each in _glob(folder, name))
    for path in islice(found, _PROFILES):
        yield _deceptive(path)


def decoded(path: Path, shape: type[T]) -> T | None:
    """Return the JSON in a file, None where there is none; raise UnreadableError."""
    content = _content(path)
    try:
        return None if content is None else msgspec.json.decode(content, type=shape)
    except (ValueError, RecursionError) as error:
        raise UnreadableError from error


def _chosen(profile: Path, part: Callable[[_Browsing], bool | None]) -> Choice:
    """Return a choice in the first of the profile's files that says something about it."""
    try:
        said = [decoded(profile / name, _Preferences) for name in _SAID]
    except UnreadableError:
        return Choice.HIDDEN
    chosen = [part(each.safebrowsing) for each in said if each]
    return Choice(next((one for one in chosen if one is not None), None))


def _deceptive(path: Path) -> Choice:
    try:
        content = _content(path)
    except UnreadableError:
        return Choice.HIDDEN
    lines = (content or b"").splitlines()
    if not any(line.startswith(b"user_pref(") for line in lines):
        return Choice.HIDDEN  # Firefox writes some at its first start
    said = [_line(lines, name) for name in DECEPTIVE]
    if b"false" in said:
        return Choice.OFF
    return Choice.NONE if set(said) <= {b"", b"true"} else Choice.HIDDEN


def _line(lines: Iterable[bytes], name: str) -> bytes:
    """Return what is said last about a choice, e.g. ``user_pref("...", false);``."""
    begin = f'user_pref("{name}",'.encode()
    said = b""
    for line in lines:
        if line.startswith(begin):
            said = line[len(begin) :].rstrip().removesuffix(b");").strip() or b"?"
    return said


def _content(path: Path) -> bytes | None:
    """Return what is in a file, None where there is none; raise UnreadableError."""
    try:
        with opened(path, LARGEST + PIECE) as file:
            if len(file) > LARGEST:
                raise UnreadableError
            return b"".join(iter(lambda: file.read(min(PIECE, len(file) - file.tell())), b""))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError from error


def _glob(folder: Path, pattern: str) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.glob(pattern)
