"""Read sightings for signs of a scam."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from guard.core.address import host, path
from guard.core.mind import Mind
from guard.core.resident import resident
from guard.core.scare import is_title_only
from guard.core.sighting import (
    ALREADY,
    CLIPBOARD,
    DISGUISED,
    DOWNLOAD,
    FULL_SCREEN,
    INSTALLED,
    NOTIFICATION,
    SESSION,
    SESSION_ASKED,
    Program,
    Sighting,
)
from guard.core.tool import Tool

INSTALLERS: Final = (
    *(".exe", ".msi", ".msix", ".appx", ".deb", ".rpm", ".appimage", ".dmg", ".pkg", ".run"),
)
"""Endings of files whose only use is to put a program on this computer."""

NOT_RUNNING: Final = frozenset({DOWNLOAD, INSTALLED, NOTIFICATION, SESSION, SESSION_ASKED})
"""Marks of things that only name a program: that it runs is told by a sighting of its own."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that gives a scare away; ``about`` is the brand it borrows, or empty."""

    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A reason to worry: its kind, what it is about, and the thing that gave it.

    ``about`` is the name of a tool or a bank, or a site's host, never words of a page.
    """

    kind: str
    about: str
    thing: str
    hints: tuple[Hint, ...] = field(default=(), compare=False)
    """What gave it away, the most telling first; words that change make no new sign."""
    remedy: str = field(default="", compare=False)
    """What puts an end to it: a key under ``remedy`` in resources/words, or empty."""
    numbers: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Telephone numbers a scare shows, as it writes them; for the person's eyes only."""


def remote_tool(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a catalogued remote-control tool is running.

    One that waits for callers, and was there before the guard, is only installed.
    """
    program = sighting.program
    if program and not NOT_RUNNING & sighting.marks:
        for tool in mind.catalogue.find(program):
            installed = ALREADY in sighting.marks and resident(tool, program)
            kind = "installed_tool" if installed else "remote_tool"
            yield Sign(kind, tool.name, sighting.thing)


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
    if DISGUISED in sighting.marks:
        yield Sign("disguised", "", sighting.thing)
    elif not tools and sighting.program.name.casefold().endswith(INSTALLERS):
        yield Sign("installer_download", "", sighting.thing)


def scare_page(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a page, its dialog, its title or its message tries to frighten.

    A title alone is a weaker kind: it never makes more than a caution of a full screen.
    """
    if not (sighting.title or sighting.text):
        return
    browser = mind.browsers.find(sighting.program.name) if sighting.program else None
    if sighting.program and not browser:
        return
    found = mind.recogniser.judge(sighting)
    if found:
        message = NOTIFICATION in sighting.marks
        kind = "scare_title" if is_title_only(sighting) else "scare_page"
        kind = "scare_message" if message else kind
        remedy = browser.messages_off if browser and message else ""
        hints = tuple(Hint(signal, found.brand) for signal in found.signals)
        yield Sign(
            kind, host(sighting.address), sighting.thing, hints, remedy, numbers=found.numbers
        )


def command_copied(sighting: Sighting, _: Mind) -> Iterator[Sign]:
    """Yield a sign while a command that a page has put there waits for the next paste."""
    if CLIPBOARD in sighting.marks and not (sighting.title or sighting.text):
        yield Sign("command_copied", "", sighting.thing)


def prompt_opened(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when something opens that obeys what is pasted into it."""
    if not NOT_RUNNING & sighting.marks and mind.prompts.opened(sighting):
        yield Sign("prompt_opened", "", sighting.thing)


def full_screen(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign when a browser covers the whole screen."""
    program = sighting.program
    if FULL_SCREEN in sighting.marks and (program is None or mind.is_browser(program.name)):
        yield Sign("full_screen", "", sighting.thing)


def join_page(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield a sign at the page on which such a tool lets a helper in who told its address.

    Those of tools for families are the makers' own sites, which anyone may read.
    """
    if is_page(sighting, mind):
        tool = mind.catalogue.joins(host(sighting.address), path(sighting.address))
        if tool and tool.honest[0] == "company_help":
            yield Sign("join_page", tool.name, sighting.thing)


def money_page(sighting: Sighting, mind: Mind) -> Iterator[Sign]:
    """Yield signs when a page opens on which money moves; without company none of them weighs."""
    if not is_page(sighting, mind):
        return
    site = host(sighting.address)
    bank = mind.money.at(site) if site else mind.money.titled(sighting.title)
    if bank:
        for kind in ("shop_page",) if bank.kind == "shop" else ("money_page", "money_watched"):
            yield Sign(kind, bank.name, sighting.thing)


def is_page(sighting: Sighting, mind: Mind) -> bool:
    """Tell whether a sighting is a web page, or the window of a browser."""
    if NOT_RUNNING & sighting.marks:
        return False
    return sighting.program is None or mind.is_browser(sighting.program.name)


Reader = Callable[[Sighting, Mind], Iterator[Sign]]
READERS: Final[tuple[Reader, ...]] = (
    *(somebody_in, remote_tool, viewer_tool, download),
    *(join_page, scare_page, full_screen, money_page, command_copied, prompt_opened),
)
KINDS: Final = (
    *("session", "session_asked"),
    *("remote_tool", "installed_tool", "viewer_tool", "tool_download", "disguised"),
    "installer_download",
    *("join_page", "scare_page", "scare_message", "scare_title", "full_screen"),
    *("command_copied", "prompt_opened"),
    *("money_page", "money_watched", "shop_page"),
)
"""Every kind of sign the readers give."""

OF_PAGES: Final = frozenset({"scare_page", "scare_title", "full_screen"})
"""Those that go with the page that gave them."""


def read(sighting: Sighting, mind: Mind) -> tuple[Sign, ...]:
    """Return every sign that any reader finds in the sighting."""
    return tuple(sign for reader in READERS for sign in reader(sighting, mind))
