"""Show a window that says of each click and key whether a remote hand made it.

With ``settings`` it is the settings, which say after each choice who is named, and whether a
sense still looks.
"""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from guard.core.settings import Settings
from guard.ui.fields import Line
from guard.ui.hand import RemoteHand
from guard.ui.settings_window import Offer, SettingsWindow
from guard.ui.tick import Tick
from guard.ui.words import Words

WORDS = Path(__file__).parents[2] / "resources" / "words"


def say(what):
    print(what, flush=True)


def asked(hand):
    button = QPushButton("Yes")
    button.clicked.connect(lambda: say("remote" if hand.is_remote() else "own"))
    button.resize(200, 100)
    if "touchless" in sys.argv:
        QTimer.singleShot(500, button.click)
    return button


def settings(hand):
    """Show the settings with the keyboard on a tick, or with ``name`` on the first line."""

    def choose(chosen):
        say(chosen.trusted.name or ("rests" if chosen.resting else "looks"))
        return True

    offer = Offer(senses=("processes",), starts_at_login=None, is_remote=hand.is_remote)
    window = SettingsWindow(Words(WORDS), Settings(), offer, choose, lambda _: True)
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.open()
    first = Line if "name" in sys.argv else Tick
    window.findChildren(first)[0].setFocus()
    return window


def main():
    application = QApplication([])
    hand = RemoteHand()
    window = settings(hand) if "settings" in sys.argv else asked(hand)
    window.setWindowTitle("Asked")
    window.move(0, 0)
    window.show()
    QTimer.singleShot(0, lambda: say(f"ready {hand.can_tell}"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
