"""Make what a file says about itself comparable."""

from typing import Final

LONGEST: Final = 255
"""Characters of one name that are looked at: the longest that file systems keep."""


def letters(text: str) -> str:
    """Keep letters and digits: makers write ``Inc.`` and ``Inc``, and put ``®`` here and there."""
    return "".join(letter for letter in text[:LONGEST].casefold() if letter.isalnum())


def common_name(signer: str) -> str:
    """Return the name in a certificate's subject; a plain name stays as it is.

    Subjects are written ``CN="Name, Inc.", O=...``, with or without the quotes.
    """
    _, found, rest = signer[: 4 * LONGEST].partition("CN=")
    if not found:
        return signer
    if rest.startswith('"'):
        return rest[1:].partition('"')[0]
    first, *others = rest.split(",")
    for part in others:
        if "=" in part:
            break
        first += f",{part}"
    return first


def first_copy(name: str) -> str:
    """Undo the number a browser adds to a second copy: ``AnyDesk (1).exe``."""
    stem, dot, suffix = name[:LONGEST].rpartition(".")
    head, opened, number = stem.rpartition("(")
    if opened and number[:-1].isdecimal() and number.endswith(")"):
        return f"{head.rstrip()}{dot}{suffix}"
    return name[:LONGEST]
