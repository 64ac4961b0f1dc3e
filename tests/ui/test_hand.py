"""Telling a hand at this computer from a program that presses for it."""

import sys
from pathlib import Path

import pytest

from desktop import desktop, until
from guard.ui.hand import RemoteHand
from guard.ui.hand.touches import RECENT, Kind, Moment, Touches

STAGE = Path(__file__).with_name("hand_stage.py")
ROOT = Path(__file__).parents[2]
HELD_KEY = Moment(held=frozenset({Kind.KEY}))


def touched(*touches):
    """Note touches a moment ago, by a device or a program."""
    made = Touches()
    for kind, by_program in touches:
        made.note(kind, 10.0, by_program=by_program)
    return made


def test_what_a_program_touches_is_remote():
    assert touched((Kind.KEY, True)).are_remote(10.1, Moment())


def test_what_a_device_touches_is_not():
    assert not touched((Kind.KEY, False)).are_remote(10.1, Moment())


def test_an_action_without_a_touch_is_not_remote():
    assert not Touches().are_remote(10.0, Moment())


def test_a_touch_of_long_ago_no_longer_counts():
    assert not touched((Kind.KEY, True)).are_remote(10.1 + RECENT, Moment())


def test_a_key_does_not_vouch_for_a_click():
    assert touched((Kind.POINTER, True), (Kind.KEY, False)).are_remote(10.1, Moment())


def test_it_does_for_one_who_moves_the_pointer_with_keys():
    touches = touched((Kind.POINTER, True), (Kind.KEY, False))
    assert not touches.are_remote(10.1, Moment(mouse_keys=True))


def test_a_key_that_a_program_holds_down_is_still_its_touch():
    assert touched((Kind.KEY, True)).are_remote(99.0, HELD_KEY)


def test_in_writing_a_click_vouches_for_a_key_of_a_keyboard_on_the_screen():
    touches = touched((Kind.KEY, True), (Kind.POINTER, False))
    assert not touches.are_remote(10.1, Moment(), writing=True)
    assert touches.are_remote(10.1, Moment())


def test_without_a_display_nothing_can_be_told(qapp):
    hand = RemoteHand()

    assert not hand.can_tell
    assert not hand.is_remote()


@pytest.fixture
def screen(tmp_path):
    with desktop(tmp_path, tray=False) as made:
        yield made


def play(screen, *arguments, **environ):
    """Show the window; return what it says, as it comes."""
    log = screen.home / "hand.out"
    log.touch()
    command = f"exec {sys.executable} {STAGE} {' '.join(arguments)} >{log}"
    screen.start("sh", "-c", command, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="xcb", **environ)
    until(lambda: "ready True" in log.read_text())
    return lambda: log.read_text().split()[2:]


@pytest.mark.desktop
@pytest.mark.parametrize(
    "does",
    [
        ["click", "1"],
        ["key", "space"],
        ["mousedown", "1", "sleep", "1", "mouseup", "1"],
        ["key", "--window", "WINDOW", "space"],
    ],
    ids=["click", "key", "long click", "sent to the window"],
)
def test_what_xdotool_does_is_remote(screen, does):
    told = play(screen)
    found = until(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name", "^Asked$"))
    window = found.decode().split()[0]
    screen.ask("xdotool", "windowfocus", "--sync", window)
    screen.ask("xdotool", "mousemove", "--window", window, "50", "50")

    screen.ask("xdotool", *(word.replace("WINDOW", window) for word in does))

    until(told)
    assert set(told()) == {"remote"}


@pytest.mark.desktop
def test_an_action_of_a_screen_reader_is_not_remote(screen):
    told = play(screen, "touchless")

    until(told)
    assert told() == ["own"]


@pytest.fixture
def inside(screen):
    """Start Xephyr, an X server in a window: to it, what happens there comes from its devices.

    It gives a way to have a device press in the window that a play has opened there.
    """
    _, display = screen.start_x("Xephyr", "-screen", "1000x740", "-title", "Inside")
    outer = until(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name", "Inside"))
    ask = ["env", f"DISPLAY={display}", "xdotool"]

    def press(*does):
        window = until(lambda: screen.ask(*ask, "search", "--onlyvisible", "--name", "^Asked$"))
        screen.ask(*ask, "windowfocus", window.decode().split()[0])
        screen.ask("xdotool", "windowfocus", "--sync", outer.decode().split()[0])
        screen.ask("xdotool", "mousemove", "--window", outer.decode().split()[0], "50", "50")
        screen.ask("xdotool", *does)

    press.display = display
    return press


@pytest.mark.desktop
@pytest.mark.parametrize("does", [["click", "1"], ["key", "space"]], ids=["click", "key"])
def test_what_a_device_does_is_not_remote(screen, inside, does):
    told = play(screen, DISPLAY=inside.display)
    inside(*does)

    until(told)
    assert set(told()) == {"own"}


@pytest.mark.desktop
def test_a_device_lets_a_sense_rest(screen, inside):
    told = play(screen, "settings", DISPLAY=inside.display)
    inside("key", "space")

    until(told)
    assert told() == ["rests"]


@pytest.mark.desktop
def test_a_device_names_the_person_to_ring(screen, inside):
    told = play(screen, "settings", "name", DISPLAY=inside.display)
    inside("key", "--delay", "80", "S", "a", "r", "a", "h", "Tab")

    until(told)
    assert told() == ["Sarah"]
