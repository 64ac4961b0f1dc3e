"""Show a window that says of each click and key whether a remote hand made it."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from guard.ui.hand import RemoteHand


def say(what):
    print(what, flush=True)


def main():
    application = QApplication([])
    hand = RemoteHand()
    button = QPushButton("Yes")
    button.setWindowTitle("Asked")
    button.resize(200, 100)
    button.move(0, 0)
    button.clicked.connect(lambda: say("remote" if hand.is_remote() else "own"))
    button.show()
    if "touchless" in sys.argv:
        QTimer.singleShot(500, button.click)
    QTimer.singleShot(0, lambda: say(f"ready {hand.can_tell}"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
