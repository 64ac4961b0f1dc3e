"""What a file says of itself: read from it, never checked, so never trusted."""

from typing import Final, NamedTuple

LONGEST: Final = 200
"""Characters of one fact that are kept; the longest real names have about 100."""


class Facts(NamedTuple):
    """Names a file carries inside, whatever it is called outside; empty means not said."""

    original_name: str = ""
    company: str = ""
    product: str = ""
    description: str = ""
    version: str = ""
    signer: str = ""


NOTHING: Final = Facts()


def clean(text: str) -> str:
    """Drop what cannot be seen (NUL, control and direction marks) and cut the rest."""
    seen = "".join(letter for letter in text[:LONGEST] if letter.isprintable())
    return " ".join(seen.split())
