"""The first screens come once, and only to somebody who has not been told yet."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from guard.app.guard import Guard
from guard.commands.first_start import FirstStart
from guard.core.settings import Settings, Trusted
from guard.store import paths
from guard.store.settings import SettingsFile
from guard.ui.first_window import FirstWindow

ICONS = paths.resources() / "icons"


@pytest.fixture
def start(qapp):
    """Start the guard once more; return the first screens that are shown, if any are."""
    made = []

    def begin():
        guard = Guard(paths.resources(), lambda _: ())
        first = FirstStart(guard, ICONS, lambda: False)
        made.append((guard, first))
        first.open()
        return next(
            (each for each in QApplication.topLevelWidgets() if isinstance(each, FirstWindow)), None
        )

    yield begin
    for guard, first in made:
        first._window.close()
        guard.stop()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close(window, qapp):
    window.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_first_start_shows_five_screens(start):
    assert start().name == "whose"


def test_they_never_come_twice(start, qapp):
    close(start(), qapp)

    assert start() is None


def test_they_do_not_come_again_when_the_computer_went_off_meanwhile(start):
    assert start() is not None
    assert SettingsFile(paths.settings()).settings.met


def test_what_was_prepared_with_somebody_to_ring_is_only_shown(start):
    SettingsFile(paths.settings()).save(Settings(trusted=Trusted(name="Sarah")))

    assert start().name == "done"


def test_where_nothing_can_be_kept_they_do_not_come_at_each_start(start, monkeypatch):
    def full(*_):
        raise OSError(28, "no space left")

    monkeypatch.setattr("guard.store.settings.write", full)
    assert start() is None


def test_an_organisation_may_leave_them_out(start, monkeypatch, tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text("[defaults]\nmet = true\n")
    monkeypatch.setattr(paths, "mandate", lambda: policy)

    assert start() is None


def test_a_lock_cannot_make_them_come_at_each_start(start, monkeypatch, tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text('locked = ["met"]\n')
    monkeypatch.setattr(paths, "mandate", lambda: policy)

    assert start() is None


def test_what_is_chosen_there_is_kept(start):
    start()._follow({"trusted": Trusted(name="Sarah")})

    assert SettingsFile(paths.settings()).settings == Settings(
        met=True, trusted=Trusted(name="Sarah")
    )
