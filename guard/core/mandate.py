"""What an organisation decides for everybody who uses a computer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

import msgspec

from guard.core.settings import Settings

FIELDS: Final = Settings.__struct_fields__
MOST: Final = 8
"""Troubles that are named; a file that has more is hardly a mandate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Its defaults hold where the person has chosen nothing; what it locks holds always."""

    defaults: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Values by the name of a field of Settings."""
    locked: frozenset[str] = frozenset()
    troubles: tuple[str, ...] = ()
    """What could not be followed, by the place where it stands, e.g. ``defaults.country``."""

    def over(self, chosen: Mapping[str, Any]) -> Settings:
        """Return what holds for a person who has chosen this."""
        free = {name: value for name, value in chosen.items() if name not in self.locked}
        return Settings(**{**self.defaults, **free})


def mandate(raw: Mapping[str, Any]) -> Mandate:
    """Take over every part of a mandate that can be followed, and name the others."""
    defaults, locked, troubles = (
        {},
        set(),
        [key for key in raw if key not in ("defaults", "locked")],
    )
    for name, value in _fields(raw.get("defaults", {})):
        try:
            defaults[name] = getattr(msgspec.convert({name: value}, Settings), name)
        except (msgspec.ValidationError, RecursionError):
            troubles.append(f"defaults.{name}" if name else "defaults")
    names = raw.get("locked", [])
    for name in names if isinstance(names, list) else [names]:
        if name in FIELDS:
            locked.add(name)
        else:
            troubles.append("locked")
    return Mandate(
        defaults=MappingProxyType(defaults),
        locked=frozenset(locked),
        troubles=tuple(troubles[:MOST]),
    )


def _fields(table: Any) -> Iterator[tuple[str, Any]]:
    """Yield each field of a table; what is no table is one field without a name."""
    yield from table.items() if isinstance(table, dict) else [("", table)]
