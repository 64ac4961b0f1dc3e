"""Recognise remote-control tools by facets that are weighed together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from guard.core.names import Folders, Lines, Names, Pairs, Sites
from guard.core.sighting import Program
from guard.core.tool import Tool
from guard.core.version import common_name, first_copy, letters

COINED: Final = (
    *("programs.windows", "programs.linux", "programs.macos", "programs.patterns"),
    *("downloads.names", "downloads.patterns", "version.original_names"),
)
"""Fields whose names nobody else uses."""
GENERIC: Final = ("programs.generic", "downloads.generic")

ENOUGH: Final = 4
WEIGHTS: Final = {
    "name": 4,  # a coined name, of the file or the product
    "telling": 4,  # arguments that no other program has
    "description": 3,  # makers reuse it, and add-ons name what they belong to
    "plain": 2,  # words that others use as well, however many of them
    "maker": 2,  # company and signer: they make other things too, and one copies the other
    "folder": 2,  # an uninstaller lies there too
    "line": 2,  # short arguments happen to coincide
    "site": 2,  # manuals lie there too
    "parent": 2,  # tools start parts of the system
    "fresh": 1,  # everything has been downloaded once
}
"""How far each kind of facet leads towards a tool; a kind counts once."""

FRESH_FOLDERS: Final = frozenset({"downloads", "temp", "tmp"})
"""Folders in which a program lies that nobody has installed."""


class Catalogue:
    """Every tool, by what a program and a file call themselves."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._tools = {tool.name: tool for tool in tools}
        self._names = Names(self._pairs(*COINED))
        self._plain = Names(self._pairs(*GENERIC))
        self._viewers = Names(self._pairs("programs.viewers"))
        self._products = _by_letters(self._pairs("version.products"))
        self._descriptions = _by_letters(self._pairs("version.products", "version.descriptions"))
        self._plain_words = _by_letters(self._pairs("version.generic"))
        self._makers = _by_letters(self._pairs("version.companies", "signers.subjects"))
        self._others = _by_letters(self._pairs("version.others"))
        self._folders = Folders(self._pairs("folders.names"))
        self._lines = Lines(self._pairs("command_line.shapes"))
        self._telling = Lines(self._pairs("command_line.telling"))
        self._steering = Lines(self._pairs("command_line.viewer"))
        self._sites = Sites(self._pairs("join.pages"))

    def tool(self, name: str) -> Tool | None:
        """Return the tool with this name, e.g. a sign's ``about``."""
        return self._tools.get(name)

    def joins(self, host: str, path: str = "") -> Tool | None:
        """Return the tool whose page for callers this is; the path has no slash in front."""
        return next((self._tools[key] for key in self._sites.find(host, path)), None)

    def find(self, program: Program, site: str = "", *, fresh: bool = False) -> tuple[Tool, ...]:
        """Return the tool that a program is or sets up, on the side that is helped.

        ``site`` is the host it came from; ``fresh`` tells that it has just been downloaded.
        Several that fit equally well are all returned.
        """
        found = self._weigh(program, site, fresh=fresh)
        steers = {*self._named_viewers(program), *self._steering.find(program.command_line)}
        return tuple(self._tools[key] for key in found if key not in steers)

    def viewers(self, program: Program) -> tuple[Tool, ...]:
        """Return the tool whose other side a program is: the one of the person who helps."""
        named = self._named_viewers(program)
        steers = {*named, *self._steering.find(program.command_line)}
        if not steers:
            return ()
        found = self._weigh(program) or named[:1]
        return tuple(self._tools[key] for key in found if key in steers)

    def _named_viewers(self, program: Program) -> list[str]:
        """Go by names; what a file calls itself outweighs what it has been renamed to."""
        own = program.original_name
        names = {own} if any(self._names.find(own)) else {own, *_file_names(program)}
        return sorted({key for name in names for key in self._viewers.find(name)})

    def _weigh(self, program: Program, site: str = "", *, fresh: bool = False) -> list[str]:
        """Return the keys of the tools that weigh enough, and no less than any other."""
        facets: dict[str, set[str]] = defaultdict(set)
        for facet, keys in self._leads(program, site):
            for key in keys:
                facets[key].add(facet)
        if facets:
            self._confirm(facets, program, fresh=fresh)
        weights = {key: sum(WEIGHTS[facet] for facet in found) for key, found in facets.items()}
        most = max(weights.values(), default=0)
        return [key for key, weight in weights.items() if weight == most >= ENOUGH]

    def _leads(self, program: Program, site: str) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield each facet that can lead to a tool, with the tools it leads to."""
        for name in {*_file_names(program), program.original_name.casefold().removesuffix(".mui")}:
            yield "name", self._names.find(name)
            yield "plain", self._plain.find(name)
        product, description = letters(program.product), letters(program.description)
        yield "name", self._products.get(product, ())
        yield "description", self._descriptions.get(description, ())
        yield "plain", self._plain_words.get(product, ())
        yield "plain", self._plain_words.get(description, ())
        yield "folder", self._folders.find(_folder(program))
        yield "line", self._lines.find(program.command_line)
        yield "telling", self._telling.find(program.command_line)
        yield "site", self._sites.find(site)

    def _confirm(self, facets: dict[str, set[str]], program: Program, *, fresh: bool) -> None:
        """Add the facets that lead nowhere alone; drop the tools that another product clears."""
        if fresh or not FRESH_FOLDERS.isdisjoint(_folder(program).casefold().split("/")):
            for found in facets.values():
                found.add("fresh")
        for maker in {letters(program.company), letters(common_name(program.signer))}:
            for key in facets.keys() & self._makers.get(maker, ()):
                facets[key].add("maker")
        for key in facets.keys() & set(self._names.find(program.parent)):
            facets[key].add("parent")
        for product in (letters(program.product), letters(program.description)):
            for key in facets.keys() & self._others.get(product, ()):
                del facets[key]

    def _pairs(self, *fields: str) -> Pairs:
        """Return each fact in some fields of the files with the tool it belongs to."""
        return ((fact, key) for key, tool in self._tools.items() for fact in tool.facts(*fields))


@lru_cache(maxsize=1)
def catalogue(tools: tuple[Tool, ...]) -> Catalogue:
    """Return the catalogue of these tools, the same for all who ask: it takes half a megabyte."""
    return Catalogue(tools)


def _by_letters(pairs: Pairs) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text, key in pairs:
        known = found.get(alike := letters(text), ())
        found[alike] = known if key in known else (*known, key)
    return found


def _folder(program: Program) -> str:
    return program.path.replace("\\", "/").rpartition("/")[0]


def _file_names(program: Program) -> set[str]:
    """Return what the program and its path are called, which differ where the system cuts one."""
    in_path = program.path.replace("\\", "/").rpartition("/")[2]
    return {first_copy(name) for name in (program.name, in_path) if name}
