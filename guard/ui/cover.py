"""What the other monitors show while the warning covers one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout

from guard.ui import paper
from guard.ui.owl import Owl
from guard.ui.parts import Label
from guard.ui.sheet import Sheet
from guard.ui.warning_sheet import COVERING
from guard.ui.words import Words


class Cover(Sheet):
    """Covers one monitor and points to the one that can be answered on."""

    def __init__(self, words: Words, icons: Path, headline: str) -> None:
        super().__init__(headline, COVERING | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        rows = QVBoxLayout(self)
        rows.setSpacing(paper.measure(2))
        rows.addStretch()
        rows.addWidget(Owl(icons, paper.measure(10)), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (
            Label(headline, paper.HEADLINE, bold=True),
            Label(words("warning.other_screen"), paper.HEADING),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(label)
        rows.addStretch()

    def spread(self, screen: QScreen) -> None:
        """Cover this monitor."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Stay until the warning is answered."""
        if event.spontaneous():
            event.ignore()
        else:
            super().closeEvent(event)
