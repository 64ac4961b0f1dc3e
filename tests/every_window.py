"""Every window and every sheet of paper of the guard, as somebody may have it before them."""

from datetime import UTC, datetime, timedelta

from guard.core.advice import Advice, Reason
from guard.core.blockers import Blocker
from guard.core.evidence import Case, Fact
from guard.core.installed import Listed
from guard.core.plan import Aftercare, Circumstances, steps
from guard.core.reminders import Reminder
from guard.core.senses import SenseState
from guard.core.settings import Settings, Trusted
from guard.core.verdict import Level
from guard.ui import papers
from guard.ui.evidence_window import EvidenceWindow
from guard.ui.first_screens import SCREENS, Meeting
from guard.ui.first_window import FirstWindow
from guard.ui.history_window import HistoryWindow
from guard.ui.internet_window import InternetWindow
from guard.ui.own_hand import nobody
from guard.ui.plain_window import PlainWindow
from guard.ui.plan_window import PlanWindow
from guard.ui.practice_window import PracticeWindow
from guard.ui.quit_window import QuitWindow
from guard.ui.reminder_window import ReminderWindow
from guard.ui.senses_window import SensesWindow
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.sight import Eyes
from guard.ui.tools_window import ToolsWindow
from guard.ui.tray import CHOICES
from knowing import RESOURCES, library

ICONS = RESOURCES / "icons"
FRAME = RESOURCES / "practice" / "page.html"
BEGAN = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)
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
BLIND = (
    SenseState(name="processes", seeing=True),
    SenseState(name="screen", seeing=False, why="wayland_hides_windows"),
    SenseState(name="pages", seeing=True, why="browser_started_first", about="Chromium"),
)
BLOCKERS = (
    Blocker(browser="edge", kind="smartscreen", word="off"),
    Blocker(browser="edge", kind="scareware", word="unknown"),
    Blocker(browser="chrome", kind="pages", word="on", held=True),
    Blocker(browser="windows", kind="programs", word="on"),
)
TOOLS = (
    Listed("AnyDesk", ("family", "work"), "apps"),
    Listed("Chrome Remote Desktop", ("self",), "browser"),
    Listed("TeamViewer", ("family",), "apps", known=True),
)
OFFER = Offer(
    regions={"gb": ("england", "wales", "scotland"), "ie": ()},
    senses=("processes", "screen", "pages", "downloads"),
    can_speak=True,
)
CHOSEN = Settings(trusted=SARAH, family_tools=("TeamViewer",))
REASONS = (("remote_tool", "AnyDesk"), ("scare_page", "windows-help.example"))


def windows(words):
    """Return what makes each window, by a name; the warning has steps of its own."""
    return {
        "plan": lambda: PlanWindow(
            words, ICONS, THERE, Aftercare(done=("hang_up",)), lambda _: None
        ),
        "evidence": lambda: _evidence(words),
        "reminder": lambda: ReminderWindow(words, Reminder("week", BEGAN)),
        "history": lambda: _history(words),
        "tools": lambda: _tools(words),
        "senses": lambda: _senses(words),
        "plain": lambda: _plain(words),
        "quit": lambda: QuitWindow(words),
        "rehearsal": lambda: PracticeWindow(words, FRAME, FRAME),
        "offline": lambda: InternetWindow(words, nobody),
        "settings": lambda: _settings(words),
        **{f"first {name}": lambda name=name: _first(words, name) for name in SCREENS},
    }


def sheets(words):
    """Return every sheet of paper, by a name."""
    return {
        "plan on paper": papers.plan(words, ICONS, steps("transfer", THERE), THERE),
        "evidence on paper": papers.evidence(words, ICONS, CASE),
        "by the phone": papers.by_the_phone(words, ICONS, THERE.lines, SARAH),
    }


def _evidence(words):
    window = EvidenceWindow(words, ICONS)
    window.show_case(CASE)
    return window


def _history(words):
    reasons = tuple(Reason(kind=kind, about=about) for kind, about in REASONS)
    told = Advice(level=Level.CAUTION, reasons=reasons, helplines=(), covers=False)
    window = HistoryWindow(words)
    window.show_entries([(BEGAN - timedelta(days=day), told, "stopped") for day in range(5)])
    return window


def _tools(words):
    window = ToolsWindow(words, lambda _: True, nobody)
    window.show_tools(TOOLS)
    return window


def _senses(words):
    window = SensesWindow(words, BLIND)
    window.show_blockers(BLOCKERS)
    return window


def _plain(words):
    window = PlainWindow(words, ICONS, CHOICES, stays=True)
    window.show_eyes(Eyes.ONE, [words("tray.one_eye"), words("blind.stuck.reason")])
    return window


def _settings(words):
    return SettingsWindow(words, CHOSEN, OFFER, lambda _: True, lambda _: True)


def _first(words, name):
    meeting = Meeting(
        settings=lambda: CHOSEN,
        change=lambda _: True,
        tools=lambda: {"RustDesk": True, "TeamViewer": False},
    )
    return FirstWindow(words, ICONS, meeting, SCREENS[SCREENS.index(name) :])
