"""The three sheets of paper: the plan, the page for the bank, the page to put by the phone."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from guard.core.evidence import Case
from guard.core.helpline import Line
from guard.core.plan import Circumstances, Step, shown
from guard.core.settings import Trusted
from guard.ui.printout import Printout
from guard.ui.telling import rows, sentences, title
from guard.ui.words import Words

LARGER: Final = 1.2
"""Times the usual type: it is read from across a room."""
SMALLER: Final = 0.8
"""Where an incident has so many facts that they would not fit one page."""
NOTES: Final = 5
"""Lines to write on."""
ADVICE: Final = ("hang_up", "no_program", "no_code", "no_move", "stuck")
"""Keys under ``sheet`` of what to do while somebody rings."""
AT_THE_PHONE: Final = ("bank", "report", "emergency")
"""What the lines are for that stand on the sheet by the phone."""


def plan(words: Words, icons: Path, steps: Iterable[Step], there: Circumstances) -> Printout:
    """Return the plan, with boxes to tick with a pen."""
    made = Printout(words("plan.title"), icons)
    made.say(words("plan.comfort"))
    for step in steps:
        numbers = [_dialled(words, line) for line in shown(step, there.lines)]
        if step.key == "trusted":
            numbers = [there.trusted.number]
        made.tick(title(words, step), sentences(words, step), numbers)
    return made


def evidence(words: Words, icons: Path, case: Case) -> Printout:
    """Return the page for the bank and the police."""

    def fill(made: Printout) -> None:
        made.facts(rows(words, case))
        made.heading(words("evidence.notes"))
        made.room(NOTES)
        made.say(words("evidence.source"), soft=True)

    return _on_one_page(words("evidence.title"), icons, fill, (1.0, SMALLER))


def by_the_phone(words: Words, icons: Path, lines: Sequence[Line], trusted: Trusted) -> Printout:
    """Return the page to put by the phone."""

    def fill(made: Printout) -> None:
        made.say(words("sheet.rule"))
        made.say(words("sheet.number"))
        made.heading(words("sheet.do"))
        for key in ADVICE:
            made.point(words(f"sheet.{key}"))
        made.heading(words("sheet.say"))
        made.say(words("sheet.lines"))
        made.say(words("sheet.lines_why"))
        made.heading(words("sheet.ring"))
        _whom(words, made, lines, trusted)

    return _on_one_page(words("sheet.title"), icons, fill, (LARGER, 1.0))


def _whom(words: Words, made: Printout, lines: Sequence[Line], trusted: Trusted) -> None:
    """Say whom to ring, the person they trust last: so there is room to write one in."""
    shown_here = [line for line in lines if line.use in AT_THE_PHONE]
    if not any(line.use == "bank" for line in shown_here):
        made.say(words("help.no_lines"))
    for line in shown_here:
        made.number(_dialled(words, line))
    made.say(words("sheet.person"))
    if trusted.number:
        made.number(f"{trusted.name} {trusted.number}")
    else:
        made.room(1)
    made.say(words("sheet.wait"))


def _on_one_page(
    title: str, icons: Path, fill: Callable[[Printout], None], scales: Sequence[float]
) -> Printout:
    """Return a sheet in the largest of these scales in which it is one page, else the last."""
    first, *smaller = scales
    made = Printout(title, icons, scale=first)
    fill(made)
    return _on_one_page(title, icons, fill, smaller) if smaller and made.pages > 1 else made


def _dialled(words: Words, line: Line) -> str:
    name = words("help.bank") if line.use == "bank" else line.name
    return f"{name}: {line.number or line.site}"
