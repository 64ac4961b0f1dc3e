"""Which tools are installed, whether they run or not: never a reason to speak up."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from guard.core.catalogue import Catalogue
from guard.core.names import Names
from guard.core.sighting import INSTALLED, Program, Sighting
from guard.core.tool import Honest, Removal, Tool


@dataclass(frozen=True, slots=True)
class Listed:
    """A tool on this computer, as the family reads of it."""

    name: str
    honest: tuple[Honest, ...]
    """Whom it is made for, the most usual first."""
    remove: Removal
    known: bool = False
    """Somebody in the family has said that they know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What an installed program leaves on the disk: a program, or the service it starts."""

    program: Program
    service: str = ""
    """Name of the service; empty: it is none."""


class Recognition:
    """Tells whose traces they are."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._catalogue = Catalogue(own := [tool for tool in tools if not _built_in(tool)])
        self._tools = {tool.name: tool for tool in own}
        self._plain = _folded(own, "programs.generic", "version.generic", "downloads.generic")
        self._services = Names(
            (name.removesuffix(".service"), tool.name)
            for tool in own
            for name in tool.facts("services.names")
        )

    def find(self, trace: Trace) -> Iterator[Tool]:
        """Yield each tool that a trace is of; a service by a plain name needs a second facet."""
        yield from self._catalogue.find(trace.program)
        service = trace.service.removesuffix(".service")
        if service.casefold() not in self._plain:
            yield from (self._tools[key] for key in self._services.find(service))


@dataclass(frozen=True, slots=True)
class Installed:
    """The tools that were found, by the thing that was seen."""

    seen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def after(self, sighting: Sighting) -> "Installed":
        """Return what is installed once a sighting is taken in."""
        if INSTALLED not in sighting.marks and sighting.thing not in self.seen:
            return self
        left = {thing: name for thing, name in self.seen.items() if thing != sighting.thing}
        if sighting.present:
            left[sighting.thing] = sighting.title
        return Installed(MappingProxyType(left))

    def listed(self, catalogue: Catalogue, known: Collection[str]) -> tuple[Listed, ...]:
        """Return each tool by its name; those that nobody knows yet come first."""
        tools = {tool for name in self.seen.values() if (tool := catalogue.tool(name))}
        listed = (
            Listed(tool.name, tool.honest, _removal(tool), tool.name in known) for tool in tools
        )
        return tuple(sorted(listed, key=lambda each: (each.known, each.name.casefold())))


def _removal(tool: Tool) -> Removal:
    """Return how it goes; where its file does not tell, somebody must be asked."""
    return tool.ending.remove if tool.ending else "ask"


def _built_in(tool: Tool) -> bool:
    """Tell whether it came with the system, so that nobody has put it there."""
    return _removal(tool) == "built_in"


def _folded(tools: Iterable[Tool], *fields: str) -> frozenset[str]:
    facts = (fact for tool in tools for fact in tool.facts(*fields))
    return frozenset(fact.casefold().removesuffix(".exe") for fact in facts)
