"""The page that only looks like a scare: its frame filled with words, in the person's language."""

import html
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QSaveFile, Qt

from guard.ui.words import Words

_PLACE: Final = re.compile(r"\{\{([a-z_.]+)\}\}")


def written(words: Words, frame: Path, to: Path) -> bool:
    """Write the page whole or not at all; tell whether it is there."""
    try:
        page = filled(words, frame.read_text("utf-8"))
        to.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeDecodeError):
        return False
    file = QSaveFile(str(to))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return False
    file.write(page.encode())
    return file.commit()


def filled(words: Words, frame: str) -> str:
    """Put each sentence at the place that has its key; none of it is taken for markup."""
    right = QLocale(words.language).textDirection() is Qt.LayoutDirection.RightToLeft
    facts = {"language": words.language, "direction": "rtl" if right else "ltr"}
    return _PLACE.sub(lambda place: html.escape(facts.get(place[1]) or words(place[1])), frame)
