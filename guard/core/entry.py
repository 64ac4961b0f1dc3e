"""What every file under resources/ is made of."""

from typing import Annotated, Literal

import msgspec

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Key = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
Sources = Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
Sure = Literal["high", "medium", "low"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every resource: frozen, and a misspelt key is an error."""
