"""The door to the icon: it stands by the clock before anything else is read."""

import importlib
import sys
from typing import TYPE_CHECKING, Final, TextIO

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from guard import log as log_file
from guard.app.choices import Choices
from guard.commands.frugal import SETTLED, be_frugal, forget_sources, settle
from guard.core.senses import SenseState
from guard.store import paths
from guard.ui.display import answers
from guard.ui.only_one import OnlyOne, desktop, place
from guard.ui.tray import Tray
from guard.ui.words import Words

if TYPE_CHECKING:
    from guard.app.guard import Guard
    from guard.commands.face import Face

WAKING: Final = SenseState(name="knowledge", seeing=False, why="starting")
"""What is said until there are senses that speak for themselves."""

LATER: Final = ("guard.sensors", "guard.app.guard", "guard.commands.face")
"""What the icon does not need, in steps of a tenth of a second."""


class Waking:
    """What needs no knowledge: the choices, the words, and the icon with its eyes shut."""

    def __init__(self) -> None:
        resources = paths.resources()
        self.choices = Choices()
        self.words = Words(resources / "words", self.choices.language)
        self.tray = Tray(self.words, resources / "icons")
        self.tray.show_states((WAKING,))

    def awake(self) -> "tuple[Guard, Face]":
        """Read and arrange what the guard knows."""
        from guard import sensors  # noqa: PLC0415 -- the icon comes first
        from guard.app.guard import Guard  # noqa: PLC0415 -- likewise
        from guard.commands.face import Face  # noqa: PLC0415 -- likewise

        guard = Guard(paths.resources(), sensors.find, self.choices, self.words)
        return guard, Face(guard, self.tray)


def run(out: TextIO) -> int:
    """Run until the person quits; without a screen, watch in the terminal."""
    if not answers():
        from guard.commands import terminal  # noqa: PLC0415 -- the icon comes first

        return terminal.run(out, no_screen=True)
    be_frugal()
    log_file.begin()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("scam-guard")
    application.setQuitOnLastWindowClosed(False)
    only = OnlyOne(place(), desktop())
    if not only.take():
        return 0
    waking = Waking()
    only.asked.connect(waking.tray.open)
    waking.tray.quit.connect(application.quit)
    waking.tray.start()
    _load()
    try:
        return _watch(application, waking)
    finally:
        only.leave()


def _load() -> None:
    """Load the rest of the program. Meanwhile the icon is drawn; what a person does waits."""
    for module in LATER:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        importlib.import_module(module)
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    forget_sources()


def _watch(application: QApplication, waking: Waking) -> int:
    """Watch until the person quits. An order to end holds from here on: it waits for the loop."""
    from guard.watch.ending import Ending  # noqa: PLC0415 -- the icon comes first

    Ending(application)
    guard, face = waking.awake()
    guard.start()
    face.meet()
    QTimer.singleShot(SETTLED, settle)
    try:
        return application.exec()
    finally:
        guard.stop()
