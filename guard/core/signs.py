"""Read sightings for signs of a scam."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from guard.core.address import host
from guard.core.mind import Mind
from guard.core.scare import is_title_only
from guard.core.sighting import (
    DOWNLOAD,
    FULL_SCREEN,
    SESSION,
    SESSION_ASKED,
    Program,
    Sighting,
)
from guard.core.tool import Tool

INSTALLERS: Final = (
    ".exe",
    ".msi",
    ".msix",
    ".appx",
    ".deb",
    ".rpm",
    ".appimage",
    ".dmg",
    ".pkg",
    ".run",
)
"""Endings of files whose only use is to put a program on this computer."""

NOT_RUNNING: Final = frozenset({DOWNLOAD, SESSION, SESSION_ASKED})
"""Marks of things that only name a program: that it runs is told by a sighting of its own."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that gives a scare away; ``about`` is the brand it borrows, or empty."""

    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to worry: its kind, what it is about, and the thing that gave it.

    ``about`` is a tool's name or a site's host, never words of a page.
    """

    kind: str
    about: str
    thing: str
    hints: tuple[Hint, ...] = field(default=(), compare=False)
    """What gave it away, the most telling first; words that change make no new sign."""


def remote_tool(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a catalogued remote-control tool is running."""
    if sighting.program and not NOT_RUNNING & sighting.marks:
        for tool in mind.catalogue.find(sighting.program):
            yield Sign("remote_tool", tool.name, sighting.thing)


def viewer_tool(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when the side of such a tool that helps another computer is running."""
    if sighting.program and not NOT_RUNNING & sighting.marks:
        for tool in mind.catalogue.viewers(sighting.program):
            yield Sign("viewer_tool", tool.name, sighting.thing)


def somebody_in(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when somebody is connected through such a tool, or asks to be."""
    if not sighting.program:
        return
    for mark, kind in ((SESSION, "session"), (SESSION_ASKED, "session_asked")):
        if mark in sighting.marks:
            for tool in tools_of(sighting, mind):
                yield Sign(kind, tool.name, sighting.thing)


def tools_of(session: Sighting, mind: Mind) -> tuple[Tool, ...]:
    """Return the tool a session goes through: by its title, else by its program."""
    named = mind.catalogue.tool(session.title)
    return (named,) if named else mind.catalogue.find(session.program or Program())


def download(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when such a tool, or any installer, has been downloaded."""
    if not sighting.program or DOWNLOAD not in sighting.marks:
        return
    tools = mind.catalogue.find(sighting.program, host(sighting.address), fresh=True)
    for tool in tools:
        yield Sign("tool_download", tool.name, sighting.thing)
    if not tools and sighting.program.name.casefold().endswith(INSTALLERS):
        yield Sign("installer_download", "", sighting.thing)


def scare_page(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a page, its dialog or its title tries to frighten.

    A title alone is a weaker kind: it never makes more than a caution of a full screen.
    """
    if not (sighting.title or sighting.text):
        return
    if sighting.program and not mind.is_browser(sighting.program.name):
        return
    found = mind.recogniser.judge(sighting)
    if found:
        kind = "scare_title" if is_title_only(sighting) else "scare_page"
        hints = tuple(Hint(signal, found.brand) for signal in found.signals)
        yield Sign(kind, host(sighting.address), sighting.thing, hints)


def full_screen(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a browser covers the whole screen."""
    program = sighting.program
    if FULL_SCREEN in sighting.marks and (program is None or mind.is_browser(program.name)):
        yield Sign("full_screen", "", sighting.thing)


Reader = Callable[[Sighting, Mind], Iterator[Sign]]
READERS: Final[tuple[Reader, ...]] = (
    *(somebody_in, remote_tool, viewer_tool, download),
    *(scare_page, full_screen),
)
KINDS: Final = (
    *("session", "session_asked"),
    *("remote_tool", "viewer_tool", "tool_download", "installer_download"),
    *("scare_page", "scare_title", "full_screen"),
)
"""Every kind of sign the readers give."""


def read(sighting: Sighting, mind: Mind) -> tuple[Sign, ...]:
    """Return every sign that any reader finds in the sighting."""
    return tuple(sign for reader in READERS for sign in reader(sighting, mind))
