"""Write the page to put by the phone, for a volunteer to hand out."""

import os
import sys
from pathlib import Path
from typing import TextIO

from PySide6.QtGui import QGuiApplication

from guard.core.advice import helplines
from guard.store import paths
from guard.store.library import Library
from guard.store.settings import SettingsFile
from guard.ui import papers
from guard.ui.on_paper import save
from guard.ui.words import Words


def sheet(out: Path, told: TextIO, library: Library, words: Words) -> int:
    """Write it as PDF, with the numbers of the chosen country; return 2 if it cannot be written."""
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # it needs fonts, not a screen
    application = QGuiApplication.instance() or QGuiApplication([])
    chosen = SettingsFile(paths.settings()).settings
    lines = helplines(library.knowledge, chosen.country, chosen.nation)
    icons = paths.resources() / "icons"
    done = save(papers.by_the_phone(words, icons, lines, chosen.trusted), out)
    del application
    print(words("sheet.written" if done else "sheet.not_written", about=str(out)), file=told)
    return 0 if done else 2
