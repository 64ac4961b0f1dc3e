"""Show one part of the face on the desktop this is started on; print what comes of it."""

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from guard.core.advice import Advice, Reason
from guard.core.helpline import Line
from guard.core.outcome import Stopped
from guard.core.senses import SenseState
from guard.core.verdict import Level
from guard.ui.tray import Tray
from guard.ui.warning_hands import Hands
from guard.ui.warning_window import WarningWindow
from guard.ui.words import Words

RESOURCES = Path(__file__).parents[2] / "resources"
REPORT = Line(
    key="report",
    name="Report Fraud",
    formerly="Action Fraud",
    number="0300 123 2040",
    site="www.reportfraud.police.uk",
    use="report",
    source=("a test",),
    checked_on=dt.date(2026, 11, 23),
)


HANDS = Hands(stop=lambda _: Stopped(), cut=lambda: True, restore=lambda: True)


def say(what):
    print(what, flush=True)


def advice(scene):
    kind = "tool_download" if scene == "note" else "remote_tool"
    return Advice(
        level={"cover": Level.DANGER, "card": Level.CAUTION, "note": Level.NOTICE}[scene],
        reasons=(Reason(kind=kind, about="AnyDesk"),),
        helplines=(REPORT,),
        covers=scene == "cover",
    )


def main(scene):
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    words, icons = Words(RESOURCES / "words"), RESOURCES / "icons"
    if scene == "tray":
        tray = Tray(words, icons)
        tray.show_states((SenseState(name="processes", seeing=True),))
        tray.start()
        watch = QTimer(application, interval=100)
        watch.timeout.connect(lambda: say(tray._icon.geometry().isValid()))
        watch.start()
    else:
        warning = WarningWindow(words, icons, HANDS)
        warning.answered.connect(lambda answer, _end: say(answer.value))
        application.focusChanged.connect(lambda _, now: say(f"on {now and now.accessibleName()}"))
        warning.plan.connect(lambda: say("a plan is wanted"))
        warning.give(advice(scene))
    QTimer.singleShot(0, lambda: say("ready"))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
