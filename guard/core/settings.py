"""What the person or the family can choose, and what holds until they do."""

from typing import Annotated, Literal

import msgspec

Code = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]
Told = Annotated[str, msgspec.Meta(max_length=80)]
"""What a person typed into one line."""
Size = Literal["usual", "large", "largest"]
Look = Literal["system", "day", "night", "stark_day", "stark_night"]


class Trusted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The person to ring; empty until somebody is named."""

    name: Told = ""
    relation: Told = ""
    """E.g. ``daughter``."""
    number: Told = ""
    """As people write it."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every choice, with what holds until somebody chooses."""

    country: Code = "gb"
    """Whose helplines are shown."""
    nation: Annotated[str, msgspec.Meta(pattern="^[a-z_]{0,40}$")] = ""
    """Part of the country, e.g. ``scotland``; empty: not chosen."""
    language: Annotated[str, msgspec.Meta(pattern="^([a-z]{2,3})?$")] = ""
    """Language of the words; empty: the system's."""
    trusted: Trusted = Trusted()
    size: Size = "usual"
    """Of type, on top of what the desktop asks for."""
    look: Look = "system"
    """Day or night, and how stark; ``system``: as the desktop."""
    read_aloud: bool = False
    """Whether a warning is read aloud as soon as it comes."""
    known_tools: Annotated[tuple[Told, ...], msgspec.Meta(max_length=400)] = ()
    """Names of installed tools of which the person said that they know them."""
    listed_tools: Annotated[tuple[Told, ...], msgspec.Meta(max_length=400)] = ()
    """Names of installed tools that the person has been shown: they are mentioned no more."""
    resting: Annotated[tuple[Told, ...], msgspec.Meta(max_length=40)] = ()
    """Names of the senses that the person has switched off."""
