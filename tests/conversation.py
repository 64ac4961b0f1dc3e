"""Draw every step of the warning, off the screen: ``conversation.py FOLDER``."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from guard.core.advice import Advice, Process, Reason, helplines  # noqa: E402 -- the path first
from guard.core.outcome import Internet, Page, Stopped  # noqa: E402
from guard.core.settings import Trusted  # noqa: E402
from guard.core.talk import Step, Talk  # noqa: E402
from guard.core.verdict import Level  # noqa: E402
from knowing import RESOURCES, library  # noqa: E402

SARAH = Trusted(name="Sarah", relation="my daughter", number="07700 900123")
LOOKS = {
    "": ("1366x768", 1, "", "en"),
    "_small": ("1024x600", 1, "", "en"),
    "_200": ("1366x768", 2, "", "en"),
    "_300": ("1024x600", 3, "", "en"),
    "_4k": ("3840x2160", 1, "", "en"),
    "_night": ("1366x768", 1, "NIGHT", "en"),
    "_stark": ("1366x768", 1, "STARK_DAY", "en"),
    **{
        f"_{language}{end}": ("1366x768", scale, how, language)
        for language in ("ur", "cy")
        for end, scale, how in (
            ("", 1, ""),
            ("_200", 2, ""),
            ("_night", 1, "NIGHT"),
            ("_stark", 1, "STARK_DAY"),
        )
    },
}
"""Ends of the file names: monitor, size of type, paper, language (Urdu mirrors; Welsh is long)."""


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


def main(folder: Path) -> None:
    """Draw every step in every look; each needs a program of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for end in LOOKS:
        subprocess.run([sys.executable, __file__, str(folder), end], check=True)


def draw(folder: Path, end: str) -> None:
    """Draw every step in one look."""
    size, scale, how, language = LOOKS[end]
    width, height = size.split("x")
    screen = folder / "screen.json"
    facts = f'"x": 0, "y": 0, "width": {width}, "height": {height}, "logicalDpi": 96, "dpr": 1'
    screen.write_text(f'{{"screens": [{{"name": "one", {facts}}}]}}')
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"

    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from guard.ui import paper

    application = QApplication([])
    font = application.font()
    font.setPointSizeF(paper.USUAL * scale)
    application.setFont(font)
    application.setLayoutDirection(QLocale(language).textDirection())
    if how:
        paper.current = lambda: getattr(paper, how)
    show(application, folder, end, language)
    screen.unlink()


def show(application: object, folder: Path, end: str, language: str) -> None:
    """Open each step once, and keep it."""
    from PySide6.QtTest import QTest

    from guard.ui.warning_page import Teller
    from guard.ui.warning_sheet import WarningSheet
    from guard.ui.words import Words

    words, icons = Words(RESOURCES / "words", language), RESOURCES / "icons"
    teller = Teller(words=words, icons=icons, is_remote=lambda: False)
    for name, talk in talks().items():
        sheet = WarningSheet(teller)
        sheet.stand(talk, application.primaryScreen())
        QTest.qWait(50)
        path = folder / f"talk_{name.replace(' ', '_')}{end}.png"
        sheet.grab().save(str(path))
        print(path)
        sheet.close()


if __name__ == "__main__":
    if sys.argv[2:]:
        draw(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]))
