"""What the file of a place where money moves says: the shape of ``resources/banks/*.toml``."""

from typing import Annotated, Literal

import msgspec

from guard.core.entry import Entry, Sources, Word

Host = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9-]+\.)+[a-z]{2,}$", max_length=100)]


class Bank(Entry, frozen=True, kw_only=True):
    """A site on which a caller makes people move, spend or show their money."""

    name: Word
    """As people call it; the warning says it."""
    kind: Literal["bank", "payment", "gift_card", "shop", "crypto"]
    hosts: Annotated[tuple[Host, ...], msgspec.Meta(min_length=1)]
    """Its own domains; what lies below them counts as well."""
    titles: tuple[Word, ...] = ()
    """Whole words that only the titles of its own pages hold, for where no address is seen."""
    source: Sources
