"""Print a sheet, or save it as a file; both only when a button is pressed."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSaveFile, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.parts import Label
from guard.ui.printout import Printout
from guard.ui.typeset import layout
from guard.ui.words import Words

MOST: Final = 99
"""Files of one name and day; nobody keeps more."""


def documents() -> Path:
    """Return the folder in which the person looks for their papers."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))


def save(printout: Printout, path: Path) -> bool:
    """Write a sheet as PDF, whole or not at all; tell whether it is there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    file.write(printout.pdf())
    return file.commit()


def free(folder: Path, title: str) -> Path:
    """Return a name in a folder that nothing has yet; the title is ours, the day is today."""
    plain = "".join(each if each.isalnum() or each in " -" else "" for each in title)
    stem = f"{plain.strip()} {datetime.now(UTC).astimezone():%Y-%m-%d}"
    names = (stem, *(f"{stem} ({number})" for number in range(2, MOST)))
    paths = (folder / f"{name}.pdf" for name in names)
    return next((path for path in paths if not path.exists()), folder / f"{stem}.pdf")


class OnPaper(QWidget):
    """Two buttons, and a sentence on what came of it."""

    def __init__(self, words: Words, make: Callable[[], Printout]) -> None:
        super().__init__()
        self._words, self._make = words, make
        self._said = Label("")
        self._said.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(paper.measure(0.9))
        for key, do in (("print", self._print), ("save", self._save)):
            button = BigButton(words(f"paper.{key}"))
            button.clicked.connect(do)
            rows.addWidget(button)
        rows.addWidget(self._said)

    def _say(self, sentence: str) -> None:
        self._said.setText(paper.breakable(sentence))
        self._said.setAccessibleName(sentence)
        self._said.show()

    def _save(self) -> None:
        """Save it among the person's documents, and show it to them."""
        printout = self._make()
        path = free(documents(), printout.title)
        if save(printout, path):
            self._say(self._words("paper.saved", about=path.name))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        else:
            self._say(self._words("paper.not_saved"))

    def _print(self) -> None:
        """Ask which printer, and print."""
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 -- nobody prints at the start
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        if not QPrinterInfo.availablePrinterNames():
            self._say(self._words("paper.no_printer"))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout())
        printout = self._make()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: printout.print_on(printer))
        QDialog.open(dialog)  # its own open() wants to know whom to tell
