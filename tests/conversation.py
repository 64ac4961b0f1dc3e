"""Every step of the warning, as it may stand before somebody."""

from dataclasses import replace

from every_window import SARAH
from guard.core.advice import Advice, Process, Reason, helplines
from guard.core.outcome import Internet, Page, Stopped
from guard.core.talk import Step, Talk
from guard.core.verdict import Level
from knowing import library


def advice(level: Level, *reasons: tuple[str, str], **facts: object) -> Advice:
    """Make an advice from pairs of kind and tool or site."""
    told = tuple(Reason(kind=kind, about=about) for kind, about in reasons)
    lines = helplines(library().knowledge, "gb", "england")
    usual = {"covers": level is Level.DANGER, "trusted": SARAH, "helplines": lines}
    return Advice(level=level, reasons=told, **(usual | facts))


def talks() -> dict[str, Talk]:
    """Return every page that the warning can show, by a name."""
    running = (Process(name="AnyDesk", pid=1, created=1.0),)
    reasons = (
        ("session", "AnyDesk"),
        ("scare_page", "windows-help.example"),
        ("full_screen", "windows-help.example"),
    )
    danger = advice(Level.DANGER, *reasons, running=running, page="page 1", more=True)
    card = advice(Level.CAUTION, ("remote_tool", "AnyDesk"), running=running)
    page = advice(Level.CAUTION, reasons[1], page="page 1")
    file = advice(Level.NOTICE, ("tool_download", "AnyDesk"))
    nothing = Stopped(left=("AnyDesk",), needs_administrator=True, page=Page.STAYS)
    done = Talk(advice=danger, step=Step.DONE, stopped=nothing)
    steps = {
        "cover": Talk(advice=danger),
        "card": Talk(advice=card),
        "page": Talk(advice=page),
        "note": Talk(advice=file),
        "stop": Talk(advice=danger, step=Step.STOP),
        "working": Talk(advice=danger, step=Step.WORKING),
        "done": replace(done, stopped=Stopped(ended=("AnyDesk",), page=Page.GONE)),
        "left": done,
        "off": replace(done, internet=Internet.OFF),
        "pause": Talk(advice=card, step=Step.PAUSE),
        "slot": Talk(advice=card, step=Step.SLOT),
        "note slot": Talk(advice=file, step=Step.SLOT),
        "practice": Talk(advice=danger, practice=True),
    }
    return {name: replace(talk, voice=True) for name, talk in steps.items()}
