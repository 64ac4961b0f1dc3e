"""The icon, its menu, and the window that stands in where no tray is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from buttons import button
from guard.core.senses import SenseState
from guard.ui.button import BigButton
from guard.ui.plain_window import PlainWindow
from guard.ui.quit_window import QuitWindow
from guard.ui.tray import CHOICES, Tray

pytestmark = pytest.mark.qt_log_ignore(
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged",
    "This plugin does not support (raise|propagateSizeHints)",
)
SEES = SenseState(name="processes", seeing=True)
BLIND = SenseState(name="screen", seeing=False, why="bad_resource", about="<b>x</b>\n.toml")


class Host:
    """A panel that may come and go."""

    there = False


@pytest.fixture
def host(monkeypatch):
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: Host.there)
    monkeypatch.setattr(Host, "there", False)
    return Host


@pytest.fixture
def tray(words, icons, host):
    return Tray(words, icons)


def windows(kind):
    shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return [each for each in shown if type(each) is kind]


def click(window, text):
    QTest.mouseClick(button(window, text), Qt.MouseButton.LeftButton)


def test_without_a_tray_there_is_a_window_with_the_same_choices(tray, words):
    tray.start()
    (window,) = windows(PlainWindow)
    offered = [each.accessibleName() for each in window.findChildren(BigButton)]
    assert offered == [action.text() for action in tray._menu.actions()]
    assert offered == [words(f"tray.{choice}") for choice in CHOICES]


@pytest.mark.parametrize("choice", [each for each in CHOICES if each != "quit"])
def test_the_window_and_the_menu_ask_for_the_same(qtbot, tray, words, choice):
    tray.start()
    (window,) = windows(PlainWindow)
    with qtbot.waitSignal(tray.chosen, check_params_cb=lambda chosen: chosen == choice):
        click(window, words(f"tray.{choice}"))
    (action,) = (each for each in tray._menu.actions() if each.text() == words(f"tray.{choice}"))
    with qtbot.waitSignal(tray.chosen, check_params_cb=lambda chosen: chosen == choice):
        action.trigger()


def test_the_icon_takes_over_when_a_tray_comes(tray, host):
    tray.start()
    host.there = True
    tray.settle()
    assert windows(PlainWindow) == []
    assert tray._icon.isVisible()


def test_the_window_takes_over_when_the_tray_goes(tray, host):
    host.there = True
    tray.start()
    assert windows(PlainWindow) == []
    host.there = False
    tray.settle()
    assert len(windows(PlainWindow)) == 1


def test_a_window_that_is_all_there_is_to_see_becomes_small_instead_of_closing(tray):
    tray.start()
    (window,) = windows(PlainWindow)

    class ByHand(QCloseEvent):
        def spontaneous(self):
            return True

    window.closeEvent(ByHand())
    assert window.isMinimized()
    tray.open()
    assert not window.isMinimized()


def test_a_window_beside_an_icon_closes(tray, host):
    host.there = True
    tray.start()
    tray.open()
    (window,) = windows(PlainWindow)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert windows(PlainWindow) == []


def test_a_click_on_the_icon_opens_the_window_once(tray, host):
    host.there = True
    tray.start()
    for _ in range(2):
        tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert len(windows(PlainWindow)) == 1


def test_the_icon_begins_asleep_and_says_so(tray, words):
    assert tray._icon.toolTip() == words("tray.asleep")


def test_the_icon_tells_its_state_the_reason_and_the_remedy(tray, words):
    tray.show_states((SEES, BLIND))
    first, reason, remedy = tray._icon.toolTip().split("\n")
    assert first == words("tray.one_eye")
    assert "b>x(/b> .toml" in reason
    assert remedy == words("blind.bad_resource.remedy")


def test_no_tray_can_take_the_tooltip_for_markup(tray):
    tray.show_states((SEES, BLIND))
    assert "<" not in tray._icon.toolTip()
    assert "b>x" in tray._icon.toolTip()


def test_the_window_follows_what_the_guard_can_see(tray, heard, words):
    tray.start()
    tray.show_states((SEES,))
    (window,) = windows(PlainWindow)
    assert words("tray.watching") in heard(window)
    tray.show_states((BLIND,))
    assert words("tray.asleep") in heard(window)
    assert words("tray.watching") not in heard(window)


def quit_window(tray):
    tray._menu.actions()[-1].trigger()
    (window,) = windows(QuitWindow)
    return window


def test_quitting_asks_first_and_says_what_stops(qtbot, tray, heard, words):
    with qtbot.assertNotEmitted(tray.quit):
        said = heard(quit_window(tray))
    assert {words("quit.title"), words("quit.what_stops"), words("quit.again")} <= set(said)


def test_quitting_needs_a_yes(qtbot, tray, words):
    window = quit_window(tray)
    with qtbot.waitSignal(tray.quit):
        click(window, words("quit.leave"))
    assert windows(QuitWindow) == []


def test_a_far_hand_does_not_quit_though_the_window_was_there_before_anyone_could_tell(
    qtbot, tray, words
):
    window = quit_window(tray)
    tray.is_remote = lambda **_: True
    with qtbot.assertNotEmitted(tray.quit):
        click(window, words("quit.leave"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_to_go_on_watching_is_the_first_choice(qtbot, tray, words, key):
    window = quit_window(tray)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button(window, words("quit.stay")))
    with qtbot.assertNotEmitted(tray.quit):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert windows(QuitWindow) == []


def test_quit_is_asked_once_at_a_time(tray):
    assert quit_window(tray) is quit_window(tray)


def test_what_has_changed_is_said_anew(tray, words, monkeypatch):
    tray.start()
    changed = dict.fromkeys(words._sentences, "In other words.")
    monkeypatch.setattr(words, "_sentences", changed)
    tray.renew()
    (window,) = windows(PlainWindow)

    assert {each.accessibleName() for each in window.findChildren(BigButton)} == {"In other words."}
    assert {action.text() for action in tray._menu.actions()} == {"In other words."}


def test_the_way_back_to_the_internet_is_there_for_as_long_as_it_is_off(tray, words):
    tray.start()
    way = words("tray.online")
    tray.show_internet(off=True)
    (window,) = windows(PlainWindow)
    assert button(window, way)
    assert tray._menu.actions()[0].text() == way
    tray.show_internet(off=False)
    assert way not in [action.text() for action in tray._menu.actions()]
