"""A moment, in the person's language, as people of this computer's country write it."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime


def when(at: datetime, language: str) -> str:
    """Return day and time on this computer's clock."""
    here = at.astimezone()
    locale = QLocale(QLocale(language).language(), QLocale().territory())
    day = locale.toString(QDate(here.year, here.month, here.day), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(QTime(here.hour, here.minute), 'HH:mm')}"
