"""Recognise remote-control tools by exact names, in time that does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

from ahocorasick_rs import AhoCorasick

from guard.core.knowledge import Tool
from guard.core.sighting import Program

LONGEST_NAME: Final = 255
"""Characters of the longest file name that common file systems keep."""


class Names:
    """Names and patterns that lead to tools; case does not count.

    A pattern is tried only where its longest plain part occurs, and one automaton looks
    for all of those at once.
    """

    def __init__(self, entries: Iterable[tuple[str, Tool]]) -> None:
        self._exact: dict[str, list[Tool]] = defaultdict(list)
        parts: dict[str, list[tuple[str, Tool]]] = defaultdict(list)
        for name, tool in entries:
            folded = name.casefold()
            if plain_parts := _plain_parts(folded):
                parts[max(plain_parts, key=len)].append((folded, tool))
            else:
                self._exact[folded].append(tool)
        self._patterns = tuple(parts.values())
        self._automaton = AhoCorasick(list(parts))

    def find(self, name: str) -> Iterator[Tool]:
        """Yield each tool a whole name leads to."""
        folded = name[:LONGEST_NAME].casefold()
        yield from self._exact.get(folded, ())
        for which, _, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            for pattern, tool in self._patterns[which]:
                if fnmatchcase(folded, pattern):
                    yield tool


def _plain_parts(pattern: str) -> list[str]:
    """Return what stands between the wildcards; nothing for a plain name."""
    if not {"*", "?"} & set(pattern):
        return []
    return pattern.replace("?", "*").split("*")


class Catalogue:
    """Every tool, by what a program and a file call themselves."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        known = tuple(tools)
        self._files = Names((name, tool) for tool in known for name in _file_names(tool))
        self._original = Names((name, tool) for tool in known for name in _own_names(tool))

    def find(self, program: Program) -> tuple[Tool, ...]:
        """Return the tools that a program, or the file it would start from, is or sets up."""
        in_path = program.path.replace("\\", "/").rpartition("/")[2]
        names = {first_copy(name[:LONGEST_NAME]) for name in (program.name, in_path)}
        found = {tool.name: tool for name in names for tool in self._files.find(name)}
        found |= {tool.name: tool for tool in self._original.find(program.original_name)}
        return tuple(found.values())


def _file_names(tool: Tool) -> Iterator[str]:
    """Yield each name and pattern under which a tool runs or is saved."""
    run = tool.programs
    yield from (*run.windows, *run.linux, *run.macos, *run.patterns)
    if tool.downloads:
        yield from (*tool.downloads.names, *tool.downloads.patterns)


def _own_names(tool: Tool) -> Iterator[str]:
    """Yield each name that the tool's file gives itself, whatever it was renamed to."""
    yield from (*tool.programs.windows, *tool.programs.linux, *tool.programs.macos)
    if tool.version:
        yield from tool.version.original_names


def first_copy(name: str) -> str:
    """Undo the number a browser adds to a second copy: ``AnyDesk (1).exe``."""
    stem, dot, suffix = name.rpartition(".")
    head, opened, number = stem.rpartition("(")
    if opened and number[:-1].isdecimal() and number.endswith(")"):
        return f"{head.rstrip()}{dot}{suffix}"
    return name
