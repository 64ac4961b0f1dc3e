"""The knowledge that ships, and small sightings to try it with."""

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from guard.core.mind import Mind
from guard.core.sighting import Program, Sighting
from guard.store.library import Library

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

SCARE = (
    "Windows Security. Your computer is infected with a trojan and has been locked. "
    "Do not close this page or restart your computer. "
    "Call our technicians now, toll free: +1 (855) 010-0199."
)
"""Our own words, in the manner of a scare page."""


@cache
def library() -> Library:
    """Read what ships, once."""
    return Library(RESOURCES)


@cache
def mind() -> Mind:
    """Arrange what ships, once."""
    return Mind(library().knowledge)


def sighting(thing: str = "thing", minute: float = 0, **facts: Any) -> Sighting:
    """Make a sighting; ``program`` may be a plain file name."""
    if isinstance(facts.get("program"), str):
        facts["program"] = Program(name=facts["program"])
    marks = frozenset(facts.pop("marks", ()))
    when = START + timedelta(minutes=minute)
    return Sighting(sensor="test", thing=thing, seen_at=when, marks=marks, **facts)


def tool(thing: str = "process 1 1", minute: float = 0, **facts: Any) -> Sighting:
    """See AnyDesk come, or go with ``present=False``."""
    return sighting(thing, minute, program="AnyDesk.exe", **facts)


def page(thing: str = "page 1", minute: float = 0, **facts: Any) -> Sighting:
    """See a scare page come."""
    return sighting(thing, minute, **{"text": SCARE, "address": "https://scare.example/", **facts})
