"""The guard without a face: what it says, writes down and admits."""

import shutil

import pytest

from fakes import Blind, Tape
from guard.app.guard import Guard
from guard.core.incident import Answer
from guard.core.settings import Settings
from guard.core.sighting import INSTALLED
from guard.core.verdict import Level
from guard.store import paths
from guard.store.library import NoResourcesError
from knowing import RESOURCES, page, sighting, tool


@pytest.fixture
def guard_of(qapp):
    made = []

    def make(*sensors, resources=RESOURCES):
        made.append(Guard(resources, lambda _: sensors))
        return made[-1]

    yield make
    for guard in made:
        guard.stop()


@pytest.fixture
def resources(tmp_path):
    return shutil.copytree(RESOURCES, tmp_path / "resources")


def hear(qtbot, guard, level):
    heard = []
    guard.advised.connect(heard.append)
    with qtbot.waitSignal(guard.advised, check_params_cb=lambda advice: advice.level is level):
        guard.start()
    return heard


def whys(guard):
    return {(state.name, state.why, state.about) for state in guard.states if state.why}


def test_what_it_says_names_the_tool_and_whom_to_ring(qtbot, guard_of):
    (advice,) = hear(qtbot, guard_of(Tape(tool())), Level.CAUTION)

    assert [(reason.kind, reason.about) for reason in advice.reasons] == [
        ("remote_tool", "AnyDesk")
    ]
    assert {"0300 123 2040", "159", "101", "999"} <= {line.number for line in advice.helplines}


def test_who_asks_for_help_hears_the_number_that_a_fake_warning_showed(qtbot, guard_of):
    guard = guard_of(Tape(page()))
    assert guard.ask().scare_numbers == ()
    hear(qtbot, guard, Level.CAUTION)

    assert guard.ask().scare_numbers == ("+1 (855) 010-0199",)


def test_a_story_that_rises_is_one_entry_with_its_answer(qtbot, guard_of):
    guard = guard_of(Tape(tool(), page()))
    hear(qtbot, guard, Level.DANGER)
    guard.answer(Answer.STOPPED)
    ((_, advice, answer),) = guard.past.history()

    assert advice.level is Level.DANGER
    assert answer == "stopped"


def test_what_comes_after_an_answer_is_a_new_entry(qtbot, guard_of):
    guard = guard_of(Tape(tool()))
    hear(qtbot, guard, Level.CAUTION)
    guard.answer(Answer.STOPPED)
    with qtbot.waitSignal(guard.advised):
        guard._watch._deliver(tool("process 2 2"))

    assert len(guard.past.history()) == 2


def test_an_answer_may_be_changed_until_the_next_incident(qtbot, guard_of):
    guard = guard_of(Tape(tool()))
    hear(qtbot, guard, Level.CAUTION)
    guard.answer(Answer.STOPPED)
    guard.answer(Answer.KNOWN)
    ((_, _, answer),) = guard.past.history()

    assert answer == "known"


def test_an_answer_about_the_telephone_does_not_change_what_was_answered_before(qtbot, guard_of):
    guard = guard_of(Tape(tool()))
    hear(qtbot, guard, Level.CAUTION)
    guard.answer(Answer.STOPPED)
    guard.ask()
    guard.answer(Answer.KNOWN)
    ((_, _, answer),) = guard.past.history()

    assert answer == "stopped"


@pytest.mark.parametrize("level", [Level.NOTICE, Level.CAUTION, Level.DANGER])
def test_practice_is_not_written_down(guard_of, level):
    guard = guard_of(Tape())

    assert guard.practise(level).level is level
    assert guard.past.history() == ()


def test_who_says_that_someone_is_on_the_phone_can_stop_what_runs(qtbot, guard_of):
    guard = guard_of(Tape(tool("process 4711 1767600000.12")))
    hear(qtbot, guard, Level.CAUTION)

    assert [each.pid for each in guard.ask().running] == [4711]


def test_an_answer_to_nothing_is_no_trouble(guard_of):
    guard = guard_of(Tape())
    guard.answer(Answer.KNOWN)

    assert guard.past.history() == ()


def test_advice_is_there_without_anything_seen(guard_of):
    advice = guard_of(Tape()).ask()

    assert advice.reasons[0].kind == "asked"
    assert advice.helplines


def test_a_bad_file_is_said_and_the_rest_still_works(qtbot, guard_of, resources, caplog):
    (resources / "tools" / "teamviewer.toml").write_text("name = 1")
    guard = guard_of(Tape(tool()), resources=resources)
    hear(qtbot, guard, Level.CAUTION)

    assert ("knowledge", "bad_resource", "tools/teamviewer.toml") in whys(guard)


def test_without_a_policy_it_does_not_look_awake(qtbot, guard_of, resources, caplog):
    (resources / "policy.toml").write_bytes(b"\xff\xfe")
    guard = guard_of(Tape(), resources=resources)
    guard.start()
    qtbot.wait(100)

    assert not any(state.seeing for state in guard.states)
    assert ("knowledge", "bad_resource", "policy.toml") in whys(guard)


def test_damaged_settings_and_journal_are_set_aside_and_said(guard_of):
    for path in (paths.settings(), paths.journal()):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xfe damaged")
    guard = guard_of(Tape())

    assert {why for _, why, _ in whys(guard)} >= {"settings_set_aside", "journal_set_aside"}


def test_a_home_that_cannot_be_written_is_said(guard_of, home, tmp_path, monkeypatch):
    blocked = tmp_path / "a_file"
    blocked.write_text("in the way")
    monkeypatch.setenv("HOME", str(blocked))
    guard = guard_of(Tape())

    assert {why for _, why, _ in whys(guard)} >= {"journal_not_writable"}


def test_a_blind_sense_is_said(qtbot, guard_of):
    guard = guard_of(Tape(), Blind())
    guard.start()

    qtbot.waitUntil(lambda: ("blind", "no_x11", "") in whys(guard))


def test_without_resources_there_is_no_guard(tmp_path):
    with pytest.raises(NoResourcesError):
        Guard(tmp_path / "nowhere", lambda _: [])


def test_a_choice_holds_at_once_and_the_next_time(guard_of):
    guard = guard_of(Tape())
    guard.start()
    assert guard.choices.choose(Settings(country="gb", nation="scotland", resting=("test",)))

    assert "0300 123 2040" not in {line.number for line in guard.ask().helplines}
    assert [state.why for state in guard.states] == ["resting"]
    assert guard_of(Tape()).choices.settings.nation == "scotland"


def test_a_choice_that_cannot_be_written_down_holds_until_the_end(guard_of, monkeypatch):
    guard = guard_of(Tape())

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("guard.store.settings.write", full)
    assert not guard.choices.choose(Settings(nation="scotland"))
    assert guard.choices.settings.nation == "scotland"


def test_every_region_with_helplines_can_be_chosen(guard_of):
    assert guard_of(Tape()).regions["gb"] == ("england", "northern_ireland", "scotland", "wales")


def test_a_tool_of_the_family_is_quiet_until_the_story_smells(qtbot, guard_of):
    guard = guard_of(Tape(tool(), page()))
    guard.choices.choose(Settings(family_tools=("AnyDesk",)))

    assert [advice.level for advice in hear(qtbot, guard, Level.DANGER)] == [Level.DANGER]


@pytest.fixture
def policy(tmp_path, monkeypatch):
    path = tmp_path / "policy.toml"
    monkeypatch.setattr(paths, "mandate", lambda: path)
    return path


def test_what_an_organisation_locks_cannot_be_chosen(guard_of, policy):
    policy.write_text('locked = ["nation"]\n[defaults]\nnation = "scotland"\nsize = "large"\n')
    guard = guard_of(Tape())
    guard.choices.choose(Settings(nation="wales", look="night"))

    assert (guard.choices.settings.nation, guard.choices.settings.look) == ("scotland", "night")
    assert guard.choices.locked == {"nation"}


def test_a_part_of_a_mandate_that_cannot_be_followed_is_said(guard_of, policy):
    policy.write_text('[defaults]\nnation = "scotland"\nsise = "large"\n')
    guard = guard_of(Tape())

    assert ("settings", "bad_mandate", "policy.toml defaults.sise") in whys(guard)
    assert guard.choices.settings.nation == "scotland"


def test_no_tool_that_is_offered_to_a_family_is_said_to_be_here_when_it_is_not(guard_of):
    offered = guard_of(Tape()).familiar

    assert offered
    assert not any(offered.values())


def installed(name):
    return sighting(f"installed {name}", title=name, program=name, marks=[INSTALLED])


def finds(qtbot, guard):
    guard.start()
    qtbot.waitUntil(lambda: bool(guard.installed))


def test_an_installed_tool_is_listed_and_nothing_is_said(qtbot, guard_of):
    guard = guard_of(Tape(installed("AnyDesk")))
    with qtbot.assertNotEmitted(guard.advised):
        finds(qtbot, guard)

    assert guard.unlisted == ("AnyDesk",)
    assert guard.past.history() == ()


def test_a_list_that_was_shown_is_mentioned_no_more(qtbot, guard_of):
    guard = guard_of(Tape(installed("AnyDesk")))
    finds(qtbot, guard)
    guard.choices.list_tools(guard.unlisted)
    assert guard.unlisted == ()

    again = guard_of(Tape(installed("AnyDesk"), installed("RustDesk")))
    again.start()
    qtbot.waitUntil(lambda: len(again.installed) == 2)
    assert again.unlisted == ("RustDesk",)


def test_a_tool_that_the_family_knows_stays_known(qtbot, guard_of):
    guard = guard_of(Tape(installed("AnyDesk")))
    finds(qtbot, guard)
    assert guard.choices.know_tool("AnyDesk")

    again = guard_of(Tape(installed("AnyDesk")))
    finds(qtbot, again)
    assert [(each.name, each.known) for each in again.installed] == [("AnyDesk", True)]
