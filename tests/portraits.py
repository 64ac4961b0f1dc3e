"""Draw the windows and sheets for after an incident: ``portraits.py FOLDER``.

They need no desktop: Qt draws them off the screen.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from PySide6.QtWidgets import QApplication  # noqa: E402 -- the platform comes first

from guard.core.advice import Advice, Reason  # noqa: E402
from guard.core.evidence import Case, Fact  # noqa: E402
from guard.core.plan import Aftercare, Circumstances, steps  # noqa: E402
from guard.core.reminders import Reminder  # noqa: E402
from guard.core.settings import Trusted  # noqa: E402
from guard.core.verdict import Level  # noqa: E402
from guard.ui import paper, papers  # noqa: E402
from guard.ui.evidence_window import EvidenceWindow  # noqa: E402
from guard.ui.help_card import HelpCard  # noqa: E402
from guard.ui.history_window import HistoryWindow  # noqa: E402
from guard.ui.plan_window import PlanWindow  # noqa: E402
from guard.ui.reminder_window import ReminderWindow  # noqa: E402
from guard.ui.words import Words  # noqa: E402
from knowing import RESOURCES, library  # noqa: E402

BEGAN = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)
ICONS = RESOURCES / "icons"
WORDS = Words(RESOURCES / "words")
SARAH = Trusted(name="Sarah", relation="my daughter", number="07700 900123")
GB = library().knowledge.helplines["gb"]
THERE = Circumstances(
    lines=tuple(line for line in GB.line if line.nations != ("scotland",)),
    trusted=SARAH,
    tools=tuple(tool for tool in library().knowledge.tools if tool.name == "AnyDesk"),
    forwarding=GB.forwarding,
)
CASE = Case(
    began=BEGAN,
    level=Level.DANGER,
    signs=(("scare_page", "scare.example"), ("remote_tool", "AnyDesk"), ("session", "AnyDesk")),
    answer="stopped",
    facts=(
        Fact("version", "AnyDesk", "9.0.4"),
        Fact("came", "AnyDesk", (BEGAN + timedelta(minutes=4)).isoformat()),
        Fact("went", "AnyDesk", (BEGAN + timedelta(minutes=31)).isoformat()),
        Fact("caller", "AnyDesk", "123 456 789"),
        Fact("address", "AnyDesk", "203.0.113.7"),
        Fact("shown", "scare.example", "18005550199"),
    ),
)


def main(folder):
    """Draw each window as it opens, and each sheet as a picture of its first page."""
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name, window in windows():
        window.show()
        application.processEvents()
        window.grab().save(str(folder / f"{name}.png"))
        window.close()
    for name, sheet in sheets():
        path = folder / f"{name}.pdf"
        path.write_bytes(sheet.pdf())
        picture = ["pdftoppm", "-r", "72", "-png", "-singlefile", str(path)]
        subprocess.run([*picture, str(path.with_suffix(""))], check=True)
        path.unlink()


def windows():
    plan = PlanWindow(WORDS, ICONS, THERE, Aftercare(done=("hang_up",)), lambda _: None)
    plan.open()
    yield "plan", plan
    evidence = EvidenceWindow(WORDS, ICONS)
    evidence.show_case(CASE)
    evidence.open()
    yield "evidence", evidence
    reminder = ReminderWindow(WORDS, Reminder("week", BEGAN))
    reminder.settle()
    yield "reminder", reminder
    history = HistoryWindow(WORDS)
    reasons = (Reason(kind="remote_tool", about="AnyDesk"),)
    told = Advice(level=Level.CAUTION, reasons=reasons, helplines=(), covers=False)
    history.show_entries([(BEGAN, told, "stopped")])
    history.open()
    yield "history", history
    card = HelpCard(WORDS, THERE.lines, SARAH)
    card.setPalette(paper.palette(paper.DAY))
    card.setFixedWidth(paper.measure(34))
    yield "trusted", card


def sheets():
    yield "plan_on_paper", papers.plan(WORDS, ICONS, steps("transfer", THERE), THERE)
    yield "evidence_on_paper", papers.evidence(WORDS, ICONS, CASE)
    yield "by_the_phone", papers.by_the_phone(WORDS, ICONS, THERE.lines, SARAH)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
