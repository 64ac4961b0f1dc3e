"""Sessions as programs show them that live no longer than a session does."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from guard.core.names import Lines
from guard.core.tool import ProcessEvidence, Tool
from guard.sensors.sessions.finding import Finding, Nothing, Session, here, is_called
from guard.sensors.sessions.running import Running


class Relatives:
    """The programs that show a session of one tool."""

    def __init__(self, tool: Tool, evidence: Iterable[ProcessEvidence]) -> None:
        self._evidence = [
            (each, Lines((shape, "") for shape in each.lines))
            for each in evidence
            if here(tool, each.names)
        ]

    def look(self, running: Sequence[Running]) -> Finding:
        """Tell whether one of them runs."""
        shown = [
            (each.born, timedelta(seconds=evidence.lasts))
            for evidence, lines in self._evidence
            for each in running
            if _shows(each, evidence, lines)
        ]
        now = datetime.now(UTC)
        lasting = [born for born, lasts in shown if now - born >= lasts]
        if lasting:
            return Session(min(lasting))
        if shown:
            return Nothing.HIDDEN  # it may be an attempt so far
        every = any(evidence.every for evidence, _ in self._evidence)
        return Nothing.NOBODY if every else Nothing.SILENT


def _shows(running: Running, evidence: ProcessEvidence, lines: Lines) -> bool:
    program = running.program
    return (
        is_called(program.name, evidence.names)
        and (not evidence.lines or any(True for _ in lines.find(program.command_line)))
        and (not evidence.parents or is_called(program.parent, evidence.parents))
    )
