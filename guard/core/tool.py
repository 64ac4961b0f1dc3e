"""What a tool's file says: the shape of ``resources/tools/*.toml``.

Case never counts. In names ``*`` is anything and ``?`` one character.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from guard.core.entry import Entry, Sources, Sure, Word

Kind = Literal["attended", "unattended", "both"]
"""Attended: it is open while a helper is expected, who is probably on the phone.
Unattended: it may sit there for years. Both: the same program does either."""

Honest = Literal["family", "self", "company_help", "work", "school", "play", "nobody"]
"""Who uses it honestly: relatives, its owner from elsewhere, the help line of a company, an
employer, a school, players of games; nobody, where it was made for crime."""

Removal = Literal["apps", "file", "built_in", "browser", "ask"]
"""How it goes: in the list of installed apps; by deleting the one file; it belongs to the system;
in the browser's settings; only the one who looks after this computer can tell."""

Number = Annotated[int, msgspec.Meta(ge=0, le=65_535)]


class Facts(Entry, frozen=True, kw_only=True):
    """Base of a group of facts: how sure they are, and where they come from."""

    sure: Sure
    source: Sources


class Programs(Facts, frozen=True, kw_only=True):
    """File names a tool runs under."""

    windows: tuple[Word, ...] = ()
    linux: tuple[Word, ...] = ()
    macos: tuple[Word, ...] = ()
    patterns: tuple[Word, ...] = ()
    generic: tuple[Word, ...] = ()
    """Names that other programs bear as well: they count only beside a second facet."""
    viewers: tuple[Word, ...] = ()
    """Names on the side of the person who helps."""


class Downloads(Facts, frozen=True, kw_only=True):
    """File names under which a browser saves a tool or its installer."""

    names: tuple[Word, ...] = ()
    patterns: tuple[Word, ...] = ()
    generic: tuple[Word, ...] = ()


class Version(Facts, frozen=True, kw_only=True):
    """What the Windows version resource inside the file says; it survives renaming."""

    original_names: tuple[Word, ...] = ()
    products: tuple[Word, ...] = ()
    companies: tuple[Word, ...] = ()
    """Never enough alone."""
    descriptions: tuple[Word, ...] = ()
    generic: tuple[Word, ...] = ()
    """Products and descriptions that are plain words: only beside a second facet."""
    others: tuple[Word, ...] = ()
    """Products that share a name with the tool and are none: they clear a program."""


class Signers(Facts, frozen=True, kw_only=True):
    """Who signed the file; never enough alone."""

    subjects: tuple[Word, ...]


class Folders(Facts, frozen=True, kw_only=True):
    """Where it is installed; never enough alone."""

    names: tuple[Word, ...]
    """One folder or several below each other with ``/`` between, e.g.
    ``ScreenConnect Client (*)`` or ``Program Files*/AnyDesk``."""


class CommandLine(Facts, frozen=True, kw_only=True):
    """How it is started: whole arguments, ``*`` for what may stand between or go on."""

    shapes: tuple[Word, ...] = ()
    """Never enough alone."""
    telling: tuple[Word, ...] = ()
    """Shapes that nothing else has: enough, whatever the file is called."""
    viewer: tuple[Word, ...] = ()
    """Shapes on the side of the person who helps."""


class Services(Facts, frozen=True, kw_only=True):
    """Names of Windows services, systemd units and launch agents."""

    names: tuple[Word, ...]


class Join(Facts, frozen=True, kw_only=True):
    """Pages that a caller makes people type."""

    pages: tuple[Word, ...]
    """Host, or host and the beginning of a path; hosts below it count as well."""


class Ending(Facts, frozen=True, kw_only=True):
    """How to end it and how it goes for good; ending its programs always ends a session."""

    stop: tuple[Word, ...] = ()
    """Its own command for that: program, then arguments."""
    remove: Removal


class Evidence(Facts, frozen=True, kw_only=True):
    """Base of what shows that somebody is in, or may come in at any moment."""

    shows: Literal["in", "open"] = "in"
    """In: somebody is connected. Open: the door is, somebody is expected or there."""
    every: bool = False
    """Every session shows it: only then its absence says that nobody is in."""


class LogEvidence(Evidence, frozen=True, kw_only=True, tag_field="kind", tag="log"):
    """A file of the tool's own to which lines are added."""

    files: tuple[Word, ...]
    """Whole paths: ``%APPDATA%``-like places or ``~``, ``/`` between folders, ``*`` in one."""
    starts: tuple[Word, ...] = ()
    """Words with which a line begins that begins a session (``shows = "in"``) or asks for one
    (``shows = "open"``). ``*`` stands for one word or a part of it. Where the second word is
    ``-``, a line counts from the word before its own first ``-`` on: what stands further back
    may have been written by the caller."""
    ends: tuple[Word, ...] = ()
    """Likewise for its end, through whichever file it began."""
    peers: tuple[Word, ...] = ()
    """Likewise, with ``<id>`` or ``<address>`` for the word that names the other side; an
    address counts only below a line with an ID, for it may be of the way out."""


class ProcessEvidence(Evidence, frozen=True, kw_only=True, tag_field="kind", tag="process"):
    """A program that lives as long as the session does."""

    names: tuple[Word, ...]
    lines: tuple[Word, ...] = ()
    """Shapes as in ``[command_line]``, one of which it is started with; empty: any."""
    parents: tuple[Word, ...] = ()
    """Names one of which started it; empty: any."""
    lasts: Annotated[int, msgspec.Meta(ge=0, le=60)] = 0
    """Seconds after which it counts: what ends sooner was an attempt."""


class EventEvidence(Evidence, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A record in a Windows event log."""

    log: Word
    provider: Word
    starts: tuple[Number, ...]
    ends: tuple[Number, ...] = ()
    holds: tuple[Word, ...] = ()
    """Words, all of which the message of a start holds; empty: any message."""


class PortEvidence(Evidence, frozen=True, kw_only=True, tag_field="kind", tag="port"):
    """A connection from another computer to a port on which the tool listens."""

    names: tuple[Word, ...]
    """Programs that listen."""
    ports: tuple[Number, ...] = ()
    """Where they usually listen: by these the connections of another user's programs are told;
    of our own user's it is found out."""


class Tool(Entry, frozen=True, kw_only=True):
    """A program that lets another person see and move this computer."""

    name: Word
    maker: Word
    kind: Kind
    honest: Annotated[tuple[Honest, ...], msgspec.Meta(min_length=1)]
    """Whom it is made for, the most usual first."""
    programs: Programs
    downloads: Downloads | None = None
    version: Version | None = None
    signers: Signers | None = None
    folders: Folders | None = None
    command_line: CommandLine | None = None
    services: Services | None = None
    join: Join | None = None
    session: tuple[LogEvidence | ProcessEvidence | EventEvidence | PortEvidence, ...] = ()
    """What shows somebody who is in; empty: nobody can tell."""
    ending: Ending | None = None

    def facts(self, *fields: str) -> Iterator[str]:
        """Yield what stands in fields such as ``version.products``; a group may be missing."""
        for field in fields:
            group, _, name = field.partition(".")
            if (facts := getattr(self, group)) is not None:
                yield from getattr(facts, name)
