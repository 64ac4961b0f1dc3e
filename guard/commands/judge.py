"""Say of each JSON line what the guard would say: for researchers, tests and the curious."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

import msgspec

from guard.core.mind import Mind
from guard.core.sighting import Program, Sighting
from guard.core.signs import read
from guard.core.verdict import weigh

LONGEST_LINE: Final = 8 << 20
"""Bytes of one line; a longer one is an error, so that memory stays bounded."""

_WHEN: Final = datetime(2026, 1, 5, tzinfo=UTC)
"""Each line is judged alone, so the time does not matter."""


class Line(msgspec.Struct):
    """One thing to judge; unknown keys are ignored."""

    id: Any = None
    title: str = ""
    text: str = ""
    url: str = ""
    marks: frozenset[str] = frozenset()
    program: Program | None = None

    def sighting(self) -> Sighting:
        """Return it as a sense would report it."""
        return Sighting(
            sensor="judge",
            thing="line",
            seen_at=_WHEN,
            program=self.program,
            title=self.title,
            text=self.text,
            address=self.url,
            marks=self.marks,
        )


def judge(lines: BinaryIO, out: BinaryIO, mind: Mind) -> int:
    """Write one verdict a line; return 1 if any line was bad, else 0."""
    decoder, encoder, bad = msgspec.json.Decoder(dict[str, Any]), msgspec.json.Encoder(), 0
    for number, raw in _lines(lines):
        if raw is None:
            answer: dict[str, Any] = {"line": number, "error": f"longer than {LONGEST_LINE} bytes"}
        else:
            try:
                answer = _verdict(_line(decoder.decode(raw)), mind)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                answer = {"line": number, "error": str(error) or type(error).__name__}
        bad |= "error" in answer
        out.write(encoder.encode(answer) + b"\n")
        out.flush()
    return int(bad)


def _line(facts: dict[str, Any]) -> Line:
    """Take what is known of a line: null is the same as not said."""
    facts = {key: value for key, value in facts.items() if value is not None}
    if isinstance(program := facts.get("program"), dict):
        known = {key: program.get(key) for key in Program.__struct_fields__}
        facts["program"] = {key: value for key, value in known.items() if value is not None}
    return msgspec.convert(facts, Line)


def _verdict(line: Line, mind: Mind) -> dict[str, Any]:
    verdict = weigh(read(line.sighting(), mind), mind.policy)
    because = [{"kind": sign.kind, "about": sign.about} for sign in verdict.because]
    because += [
        {"kind": f"hint_{hint.kind}", "about": hint.about}
        for sign in verdict.because
        for hint in sign.hints
    ]
    return {"id": line.id, "level": verdict.level.name, "because": because}


def _lines(lines: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number; None stands for one too long."""
    number = 0
    while raw := lines.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = lines.readline(LONGEST_LINE)
            yield number, None
        elif raw.strip():
            yield number, raw
