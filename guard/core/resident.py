"""Tell a tool that may sit there for years from one that somebody has opened."""

from typing import Final

from guard.core.sighting import Program
from guard.core.tool import Tool

STARTER: Final = "services.exe"
"""Starts the services of Windows, and nothing that a person opens."""
WORDS: Final = ("service", "svc", "daemon")
"""What makers call the part of a tool that waits for callers."""
LONGEST: Final = 255


def resident(tool: Tool, program: Program) -> bool:
    """Tell whether a program of a tool runs by itself, with no one looking at it.

    Of a tool that does both, only its service does.
    """
    if tool.kind == "both":
        return program.parent.casefold() == STARTER or _serves(program) or _unit(tool, program)
    return tool.kind == "unattended"


def _serves(program: Program) -> bool:
    first, _, line = program.command_line[:LONGEST].casefold().strip().partition(" ")
    arguments = (argument for argument in (first, *line.split()) if argument.startswith("-"))
    names = (program.name[:LONGEST].casefold(), *arguments)
    return any(word in name for name in names for word in WORDS)


def _unit(tool: Tool, program: Program) -> bool:
    """Tell a Unix service by its name: that of a unit, with the d for daemon."""
    name = program.name.casefold()
    units = tool.services.names if tool.services else ()
    return name.endswith("d") and name in {
        unit.casefold().removesuffix(".service") for unit in units
    }
