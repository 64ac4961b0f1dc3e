"""Two monitors without a screen, the real words, and a way to ask what a screen reader is told."""

import datetime as dt
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent

ROOT = Path(__file__).parents[2]
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screens.json')}"


@pytest.fixture(autouse=True)
def clear_screen(qapp):
    """Leave no window to the next test."""
    yield
    qapp.closeAllWindows()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def icons():
    return ROOT / "resources" / "icons"


@pytest.fixture(scope="session")
def words():
    from guard.ui.words import Words

    return Words(ROOT / "resources" / "words")


@pytest.fixture(scope="session")
def lines():
    from guard.core.helpline import Line

    facts = {"source": ("a test",), "checked_on": dt.date(2026, 11, 23)}
    return (
        Line(key="bank", name="Stop Scams UK", number="159", use="bank", **facts),
        Line(key="emergency", name="Police", number="999", use="emergency", **facts),
        Line(
            key="report",
            name="Report Fraud",
            formerly="Action Fraud",
            number="0300 123 2040",
            site="www.reportfraud.police.uk",
            use="report",
            **facts,
        ),
    )


@pytest.fixture
def advice(lines):
    """Make an advice from (kind, about) pairs."""
    from guard.core.advice import Advice, Reason
    from guard.core.verdict import Level

    def make(*reasons, level=Level.DANGER, covers=True, helplines=lines, **more):
        told = tuple(Reason(kind=kind, about=about) for kind, about in reasons)
        return Advice(level=level, reasons=told, helplines=helplines, covers=covers, **more)

    return make


@pytest.fixture
def screen(qapp):
    """Find a monitor by the name it has in screens.json."""
    return {screen.name(): screen for screen in qapp.screens()}


@pytest.fixture
def heard(qapp):
    """Return everything a screen reader would say of a window, part by part."""
    from PySide6.QtGui import QAccessible

    def told(part):
        said = [part.text(QAccessible.Text.Name), part.text(QAccessible.Text.Description)]
        for at in range(part.childCount()):
            said += told(part.child(at))
        return [text for text in said if text]

    return lambda widget: told(QAccessible.queryAccessibleInterface(widget))


@pytest.fixture
def larger_type(qapp):
    """Have the person ask for type of twice the usual size."""
    yield from type_of(qapp, 20)


@pytest.fixture
def largest_type(qapp):
    """Have the person ask for type of three times the usual size."""
    yield from type_of(qapp, 30)


def type_of(qapp, points):
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(points)
    qapp.setFont(larger)
    yield
    qapp.setFont(usual)


class RecordingHands:
    """Hands that only remember what they were asked to do, and say what the test wants."""

    def __init__(self):
        from guard.core.outcome import Stopped

        self.asked = []
        self.stopped = Stopped(ended=("AnyDesk",))
        self.obeys = True
        self.remote = False

    def stop(self, advice):
        self.asked.append(("stop", advice))
        return self.stopped

    def cut(self):
        self.asked.append("cut")
        return self.obeys

    def restore(self):
        self.asked.append("restore")
        return self.obeys


@pytest.fixture
def hands():
    return RecordingHands()


@pytest.fixture
def warn(qapp, words, icons, hands, monkeypatch):
    """Show a warning whose buttons count at once."""
    from guard.ui import warning_foot
    from guard.ui.warning_window import WarningWindow

    monkeypatch.setattr(warning_foot, "SETTLED", 0)
    window = WarningWindow(words, icons, hands, lambda: hands.remote)

    def show(advice, **how):
        window.give(advice, **how)
        return window

    yield show
    window.withdraw()
