"""What the file of a country's helplines says: the shape of ``resources/helplines/*.toml``."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from guard.core.entry import Entry, Key, Sources, Word


class Hours(Entry, frozen=True, kw_only=True):
    """When a line is answered, in its own local time."""

    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...]
    from_: dt.time = msgspec.field(name="from")
    to: dt.time


Use = Literal["report", "bank", "emergency", "advice", "maker"]
"""What a line is for; a key under ``help`` in resources/words."""


class Line(Entry, frozen=True, kw_only=True):
    """One place to report a scam or to get help."""

    key: Key
    name: Word
    formerly: str = ""
    number: str = ""
    """As people write it; empty: there is none, or it is in doubt."""
    site: str = ""
    """Host and path, without ``https://``."""
    use: Use
    nations: tuple[Key, ...] = ()
    """Parts of the country it serves; empty: all of it."""
    open: tuple[Hours, ...] = ()
    """Empty: always, or not known."""
    time_zone: str = ""
    """Of its hours (IANA); empty: its country's."""
    source: Sources
    checked_on: dt.date


Dialled = Annotated[str, msgspec.Meta(pattern="^[*#0-9]{0,12}$")]


class Forwarding(Entry, frozen=True, kw_only=True):
    """What to dial so that calls ring here again; empty where it differs or is in doubt."""

    mobile: Dialled = ""
    landline: Dialled = ""
    source: Sources
    checked_on: dt.date


class Helplines(Entry, frozen=True, kw_only=True):
    """Every line of one country."""

    country: Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]
    time_zone: Word
    line: tuple[Line, ...]
    forwarding: Forwarding | None = None
