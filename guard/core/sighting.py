"""What a sense may report: facts, never judgement."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec

ACTIVE: Final = "active"
"""The window that the keyboard goes to."""
ALREADY: Final = "already"
"""It was there when the sense began to look: nobody has started it just now."""
CLIPBOARD: Final = "clipboard"
"""A command lies where the next paste will find it, and a web page has put it there."""
DIALOG: Final = "dialog"
"""A box that must be answered before the page can be used again."""
DIALOG_LOOP: Final = "dialog-loop"
"""One of several such boxes, each of which came soon after the last."""
DISGUISED: Final = "disguised"
"""Its name makes a program look like a document, e.g. ``invoice.pdf.exe``."""
DOWNLOAD: Final = "download"
"""A file that has finished arriving; ``program`` names it, nothing runs yet."""
FULL_SCREEN: Final = "full-screen"
"""The window covers the whole monitor and its frame is hidden."""
INSTALLED: Final = "installed"
"""It lies on this computer, whether it runs or not; ``title`` is the name of the tool."""
NOTIFICATION: Final = "notification"
"""A message that pops up on the desktop; a site may have sent it."""
PICTURE_WORDS: Final = "picture-words"
"""Its words were read off a picture of it."""
SESSION: Final = "session-open"
"""Somebody on another computer is connected through ``program``."""
SESSION_ASKED: Final = "session-asked"
"""Somebody on another computer asks to be let in through ``program``."""


class Program(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A program as the operating system and its own file name it.

    Every field is text from outside and may be hostile; empty means not known.
    """

    name: str = ""
    """File name without folder, e.g. ``AnyDesk.exe``."""
    original_name: str = ""
    """OriginalFilename of a Windows version resource."""
    company: str = ""
    """CompanyName of the same resource."""
    product: str = ""
    """ProductName of the same resource."""
    description: str = ""
    """FileDescription of the same resource."""
    version: str = ""
    """FileVersion of the same resource."""
    signer: str = ""
    """Subject of the certificate that signed the file."""
    path: str = ""
    """Full path of the file."""
    command_line: str = ""
    """Arguments joined by spaces, at most 1,000 characters."""
    parent: str = ""
    """File name of the program that started it."""

    def __repr__(self) -> str:
        """Name the program only: paths and arguments must not reach a log by accident."""
        return f"Program(name={self.name!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One thing that came or went, reduced to the facets the core can match.

    Words and address stay out of repr, so they can never reach a log by accident.
    """

    sensor: str
    """Name of the sense that saw it."""
    thing: str
    """Identity while it lives, e.g. ``process 4711 1767600000.12``; never page text."""
    seen_at: datetime
    """Aware, UTC, from the sense."""
    since: datetime | None = None
    """When it began, where that is known to be earlier than it was seen; aware, UTC."""
    present: bool = True
    """False: it has gone. The facets may then be empty."""
    program: Program | None = None
    title: str = field(default="", repr=False)
    """Title of a window or page, as it came; of a session, the name of the tool."""
    text: str = field(default="", repr=False)
    """Words a person could read there; of a session, what the tool calls the other side."""
    address: str = field(default="", repr=False)
    """Address (URL) of the page, or the site a file or message came from, or the computer (IP)
    that is connected."""
    marks: frozenset[str] = frozenset()
    """How it behaves: ``full-screen``, ``dialog``, ``download``, ..."""
