"""What comes after an incident, with a real journal and real files."""

from datetime import UTC, datetime, timedelta

import pytest

from fakes import Tape
from guard.app.guard import Guard
from guard.commands.aftercare import After
from guard.commands.face import Face
from guard.core.evidence import Fact
from guard.core.incident import Answer
from guard.core.settings import Settings, Trusted
from guard.core.sighting import SESSION, Program
from guard.core.signs import Sign
from guard.core.verdict import Level
from guard.store import paths
from guard.store.journal import Journal
from guard.store.settings import SettingsFile
from guard.ui.button import BigButton
from guard.ui.own_hand import nobody
from guard.ui.tick import Tick
from knowing import RESOURCES, page, sighting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")
TOOL = Sign("remote_tool", "AnyDesk", "process 1")


@pytest.fixture
def started(qapp):
    made = []

    def start(*sensors):
        made.append(Guard(RESOURCES, lambda _: sensors))
        return made[-1]

    yield start
    for guard in made:
        guard.stop()


@pytest.fixture
def happened(home):
    """Write an incident of so many days ago."""

    def write(days, *, level=Level.DANGER, answer="stopped"):
        journal = Journal(paths.journal())
        journal.begin(datetime.now(UTC) - timedelta(days=days), level, [TOOL])
        journal.answer(answer)
        journal.close()

    return write


@pytest.fixture
def after(qapp, started):
    made = []

    def make(guard=None, *, calm=True):
        made.append(After(guard or started(), RESOURCES / "icons", lambda: calm, nobody))
        return made[-1]

    yield make
    for each in made:
        each._timer.stop()


def press(window, text):
    (button,) = (each for each in window.findChildren(BigButton) if each.accessibleName() == text)
    button.click()


@pytest.mark.parametrize(("days", "key"), [(8, "reminder.week"), (30, "reminder.month")])
def test_a_quiet_word_comes_after_a_week_and_a_month(happened, after, heard, words, days, key):
    happened(days)
    here = after()
    here.remind()
    said = heard(here._reminder)
    assert {words(key), words("reminder.again"), words("reminder.comfort")} <= set(said)


@pytest.mark.parametrize(
    "facts", [{"level": Level.CAUTION}, {"answer": "known"}], ids=["lesser", "a friend"]
)
def test_a_lesser_incident_or_a_friend_is_not_spoken_of(happened, after, facts):
    happened(8, **facts)
    here = after()
    here.remind()
    assert here._reminder is None


def test_it_is_said_once_even_after_a_new_start(happened, after):
    happened(8)
    first = after()
    first.remind()
    first._reminder.close()
    first.remind()
    assert first._reminder is None
    second = after()
    second.remind()
    assert second._reminder is None


def test_it_waits_for_a_calm_moment(happened, after):
    happened(8)
    busy = after(calm=False)
    busy.remind()
    assert busy._reminder is None
    calm = after()
    calm.remind()
    assert calm._reminder is not None


def test_who_declines_is_left_in_peace(happened, after, words):
    happened(8)
    here = after()
    here.remind()
    press(here._reminder, words("reminder.decline"))
    assert here._reminder is None
    assert after()._reminded.value.declined is not None


def test_the_quiet_word_leads_to_the_plan(happened, after, words):
    happened(8)
    here = after()
    here.remind()
    press(here._reminder, words("reminder.plan"))
    assert here._plan.window.isVisible()
    here._plan.close()


def test_a_plan_that_was_begun_is_spoken_of_though_nothing_was_seen(after):
    here = after()
    here._care.keep(here._care.value.answered("card", datetime.now(UTC) - timedelta(days=9)))
    here.remind()
    assert here._reminder is not None


def test_ticks_are_there_after_a_new_start(after):
    first = after()
    first.open_plan()
    first._plan.window.findChildren(Tick)[0].click()
    first._plan.close()
    second = after()
    second.open_plan()
    assert second._plan.window.findChildren(Tick)[0].isChecked()
    second._plan.close()


def test_the_plan_knows_the_tool_the_country_and_the_person(happened, started, after, heard, words):
    happened(1)
    trusted = Trusted(name="Sarah", number="07700 900123")
    SettingsFile(paths.settings()).save(Settings(country="in", trusted=trusted))
    here = after(started())
    here.open_plan()
    said = heard(here._plan.window)
    assert words("step.remove.title", about="AnyDesk") in said
    assert words("how.forwarding_mobile", about="##002#") in said
    assert {"1930", "07700 900123"} <= set(said)
    here._plan.close()


def test_what_the_senses_told_stands_on_the_page_for_the_bank(qtbot, started, after, heard):
    came = sighting(
        "session 1",
        program=Program(name="AnyDesk.exe", version="9.0.4"),
        title="AnyDesk",
        text="123 456 789",
        address="203.0.113.7",
        marks={SESSION},
    )
    gone = sighting("session 1", minute=9, program="AnyDesk.exe", title="AnyDesk", present=False)
    tool = sighting("process 1", program=Program(name="AnyDesk.exe", version="9.0.4"))
    guard = started(Tape(tool, page(), came, gone))
    with qtbot.waitSignal(guard.advised, check_params_cb=lambda told: len(told.reasons) > 2):
        guard.start()
    guard.answer(Answer.STOPPED)
    qtbot.waitUntil(lambda: {"went"} <= {fact.kind for fact in guard.past.cases()[0].facts})
    (case,) = guard.past.cases()
    assert {fact.kind for fact in case.facts} == {
        "version", "came", "went", "caller", "address", "shown"
    }  # fmt: skip
    here = after(guard)
    here.open_evidence(case.began)
    said = heard(here._evidence.window)
    assert {"9.0.4", "123 456 789", "203.0.113.7", "18550100199"} <= set(said)
    here._evidence.close()


def test_a_tool_that_was_there_before_tells_its_version_when_somebody_comes_in(qtbot, started):
    tool = sighting("process 1", program=Program(name="AnyDesk.exe", version="9.0.4"))
    came = sighting("session 1", program="AnyDesk.exe", title="AnyDesk", marks={SESSION})
    guard = started(Tape(tool, came))
    with qtbot.waitSignal(guard.advised, check_params_cb=lambda told: told.level is Level.DANGER):
        guard.start()
    assert Fact("version", "AnyDesk", "9.0.4") in guard.past.cases()[0].facts


def test_an_incident_that_the_journal_let_go_is_said(after, heard, words):
    here = after()
    here.open_evidence(datetime.now(UTC))
    assert words("evidence.gone") in heard(here._evidence.window)
    here._evidence.close()


@pytest.fixture
def face(happened, started):
    happened(1)
    made = Face(started())
    yield made
    made._after._timer.stop()
    for once in (made._history, made._after._plan, made._after._evidence):
        once.close()


def test_the_icon_offers_the_plan(face):
    face._open("plan")
    assert face._after._plan.window.isVisible()


def test_what_has_happened_leads_to_the_plan_and_to_the_page_for_the_bank(face, heard, words):
    face._open("history")
    press(face._history.window, words("history.plan"))
    assert face._after._plan.window.isVisible()
    press(face._history.window, words("history.evidence"))
    assert words("seen.remote_tool", about="AnyDesk") in heard(face._after._evidence.window)


def test_while_a_warning_is_open_no_quiet_word_comes(face):
    assert face._calm()
    face._phone()
    assert not face._calm()
    face._warning.withdraw()
    assert face._calm()
