"""The choices that a relative prepares for somebody, before the guard is set up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final, get_args

import msgspec

from guard.core.settings import Look, Settings, Size, Trusted, is_phone

FIELDS: Final = (
    *("country", "nation", "language", "trusted", "size", "look", "read_aloud", "family_tools"),
)
"""What may be prepared. A file from a stranger cannot make a sense rest: that is none of them."""
LIKE: Final = 0.6
"""How alike two words are of which one may be the other misspelt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """What there is to choose from."""

    regions: Mapping[str, Sequence[str]]
    """Countries with helplines, each with its parts."""
    languages: Sequence[str]
    tools: Sequence[str]


class Misfit(ValueError):  # noqa: N818 -- somebody's slip, not a fault
    """A place in the file that cannot be followed.

    ``place`` is a field such as ``trusted.number``, ``known`` tells whether there is such a
    field, ``choices`` what may stand there, the likeliest first; empty: it goes without saying.
    """

    def __init__(self, place: str, choices: Sequence[str] = (), *, known: bool = True) -> None:
        super().__init__(place)
        self.place, self.choices, self.known = place, tuple(choices), known


def prepared(raw: Mapping[str, Any], possible: Possible) -> dict[str, Any]:
    """Return the choices in a file by the name of their field; or raise Misfit."""
    _check_names(raw)
    choices = {name: _convert(name, value) for name, value in raw.items()}
    given = Settings(**choices)
    _one_of("country", given.country, possible.regions)
    _one_of("nation", given.nation, ("", *possible.regions[given.country]))
    _one_of("language", given.language, ("", *possible.languages))
    if not is_phone(given.trusted.number):
        raise Misfit("trusted.number")
    if "country" in choices:
        choices.setdefault("nation", "")  # a part of the old country is none of the new one
    if "family_tools" in choices:
        known = {tool.casefold(): tool for tool in possible.tools}
        choices["family_tools"] = tuple(_tool(name, known) for name in given.family_tools)
    return choices


def _check_names(raw: Mapping[str, Any]) -> None:
    for name in raw:
        if name not in FIELDS:
            raise Misfit(name, _like(name, FIELDS), known=False)
    trusted = raw.get("trusted")
    for name in trusted if isinstance(trusted, dict) else ():
        if name not in Trusted.__struct_fields__:
            like = _like(name, Trusted.__struct_fields__)
            raise Misfit(f"trusted.{name}", [f"trusted.{each}" for each in like], known=False)


def _convert(name: str, value: Any) -> Any:
    try:
        return getattr(msgspec.convert({name: value}, Settings), name)
    except (msgspec.ValidationError, RecursionError):
        fits = {"size": get_args(Size), "look": get_args(Look), "read_aloud": ("true", "false")}
        raise Misfit(name, fits.get(name, ())) from None


def _one_of(name: str, value: str, values: Mapping[str, Any] | Sequence[str]) -> None:
    if value not in values:
        raise Misfit(name, [each for each in values if each])


def _tool(name: str, known: Mapping[str, str]) -> str:
    """Return a tool's name as the catalogue writes it."""
    if (found := known.get(name.strip().casefold())) is None:
        raise Misfit("family_tools", [known[like] for like in _like(name.casefold(), known)])
    return found


def _like(word: str, words: Mapping[str, Any] | Sequence[str]) -> list[str]:
    return get_close_matches(word[:80], words, n=3, cutoff=LIKE)
