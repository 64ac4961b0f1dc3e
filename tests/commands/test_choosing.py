"""What follows at once from a choice in the settings."""

import pytest

from guard.actions.read_aloud import Voice
from guard.app.guard import Guard
from guard.commands.face import Face
from guard.core.settings import Settings
from guard.ui.tick import Tick
from knowing import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|propagateSizeHints)")


@pytest.fixture
def face(qapp, monkeypatch):
    """Show a face on a computer whose only voice speaks English."""
    english = Voice(lambda language: (("true",),) if language == "en" else ())
    monkeypatch.setattr("guard.commands.choosing.Voice", lambda: english)
    guard = Guard(RESOURCES, lambda _: ())
    guard.choices.choose(Settings(language="en"))
    made = Face(guard)
    yield made
    made._after._timer.stop()
    made._choosing._window.close()
    guard.stop()


@pytest.mark.parametrize(("languages", "offered"), [(["cy"], False), (["cy", "en"], True)])
def test_a_voice_is_offered_only_while_it_knows_the_language(face, languages, offered):
    for language in languages:
        face._guard.choices.change({"language": language})

    assert face._warning.voice is offered


def test_the_settings_offer_a_voice_only_while_it_knows_the_language(qtbot, face):
    face._choosing.open()
    before = face._choosing._window.window
    assert face._guard.words("settings.read_aloud") in names(before)
    face._guard.choices.change({"language": "cy"})
    qtbot.waitUntil(lambda: face._choosing._window.window not in (None, before))

    assert face._guard.words("settings.read_aloud") not in names(face._choosing._window.window)


def names(window):
    return {tick.accessibleName() for tick in window.findChildren(Tick)}
