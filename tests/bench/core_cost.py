"""What thinking costs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import msgspec
from figure import Figure, figure

from guard.core.incident import Incident, step
from guard.core.knowledge import Knowledge
from guard.core.mind import Mind
from guard.core.sighting import Sighting
from knowing import SCARE, library, page, sighting, tool

ORDINARY = (
    "The allotment society meets on Monday. Bring seeds, gloves and a flask. Ring Anna on "
    "01632 960 123 if you need a lift. The computer club has moved to the library. "
)


def measure(_: Path) -> Iterator[Figure]:
    """Yield the cost of one sighting, of a long text, and of ten times the knowledge."""
    known = library().knowledge
    small, large = Mind(known), Mind(_tenfold(known))
    long = (ORDINARY * 60)[:7_800] + SCARE
    program, text = sighting(program="writer"), page(text=long)
    yield figure("one program through the core", "ms", _times(program, small), 0.5)
    yield figure("one tool through the core", "ms", _times(tool(), small), 0.5)
    yield figure("8 kB of words through the core", "ms", _times(text, small), 3)
    yield _ratio("ten times the knowledge, one program", program, small, large)
    yield _ratio("ten times the knowledge, 8 kB of words", text, small, large)


def _times(seen: Sighting, mind: Mind, runs: int = 300) -> list[float]:
    times = []
    for _ in range(runs):
        began = perf_counter()
        step(Incident(), seen, mind)
        times.append((perf_counter() - began) * 1_000)
    return times


def _ratio(what: str, seen: Sighting, small: Mind, large: Mind) -> Figure:
    pairs = zip(_times(seen, large), _times(seen, small), strict=True)
    return figure(what, "times", [more / less for more, less in pairs], 2)


def _tenfold(known: Knowledge) -> Knowledge:
    """Add nine copies of every tool and phrase under names that nothing else bears."""
    tools = tuple(
        msgspec.convert(_renamed(msgspec.to_builtins(tool), copy), type(tool))
        for copy in range(10)
        for tool in known.tools
    )
    phrases = tuple(
        msgspec.structs.replace(
            phrase,
            says=tuple(tuple(_varied(choice, copy) for choice in part) for part in phrase.says),
        )
        for copy in range(10)
        for phrase in known.phrases
    )
    return replace(known, tools=tools, phrases=phrases)


def _varied(choice: str, copy: int) -> str:
    return f"{choice} q{copy}" if copy else choice


def _renamed(facts: dict[str, object], copy: int) -> dict[str, object]:
    """Change every fact by which a tool is recognised; patterns keep their shape."""
    if not copy:
        return facts
    for group, fields in facts.items():
        if isinstance(fields, dict) and group != "ending":
            for field, values in fields.items():
                if isinstance(values, list | tuple) and field != "source":
                    fields[field] = [_other(value, copy) for value in values]
    return facts | {"name": f"{facts['name']} {copy}"}


def _other(fact: str, copy: int) -> str:
    """Name something else: of a path the last folder, of anything else the beginning."""
    above, slash, last = fact.rpartition("/")
    return f"{above}{slash}q{copy}{last}"
