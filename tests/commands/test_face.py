"""The face, whole but for a tray."""

import pytest

from choosing_files import browsing, profile
from guard.app.guard import Guard
from guard.commands.face import Face
from guard.ui.parts import Label
from knowing import RESOURCES

pytestmark = [
    pytest.mark.linux,  # where Chrome keeps its profiles
    pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)"),
]


@pytest.fixture
def face(qapp):
    guard = Guard(RESOURCES, lambda _: ())
    made = Face(guard)
    yield made
    made._senses.close()
    made._after._timer.stop()
    guard.stop()


def said(window):
    return [label.accessibleName() for label in window.findChildren(Label)]


def test_how_well_it_sees_also_tells_what_browsers_do_themselves(qtbot, home, face):
    profile(home / ".config" / "google-chrome", browsing(enabled=False))
    face._open("senses")

    qtbot.waitUntil(lambda: "Google Chrome" in said(face._senses.window), timeout=20_000)
    assert "chrome://settings/security" in said(face._senses.window)


def test_a_window_that_was_closed_meanwhile_is_left_alone(face):
    face._open("senses")
    face._senses.close()
    face._show_blockers(())

    assert face._senses.window is None
