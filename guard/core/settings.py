"""What the person or the family can choose, and what holds until they do."""

from typing import Annotated

import msgspec

Told = Annotated[str, msgspec.Meta(max_length=80)]
"""What a person typed into one line."""


class Trusted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The person to ring; empty until somebody is named."""

    name: Told = ""
    relation: Told = ""
    """E.g. ``daughter``."""
    number: Told = ""
    """As people write it."""
