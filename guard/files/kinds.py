"""What a file does when it is opened, by the end of its name: the system goes by that, too."""

from pathlib import PurePath
from typing import Final

PROGRAMS: Final = frozenset(
    {
        *(".exe", ".scr", ".pif", ".msi", ".msp", ".appx", ".msix"),
        *(".appxbundle", ".msixbundle"),
        *(".appimage", ".deb", ".rpm", ".run", ".flatpak"),
        *(".dmg", ".pkg", ".apk", ".jar"),
    }
)
"""It is a program, or sets one up."""
SCRIPTS: Final = frozenset(
    {
        *(".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta"),
        *(".lnk", ".url", ".appinstaller"),
        *(".sh", ".desktop", ".flatpakref"),
    }
)
"""Words that say what to fetch or to start; the system follows them."""
ZIPPED: Final = frozenset({".zip", ".appx", ".msix", ".appxbundle", ".msixbundle"})
DISCS: Final = frozenset({".iso", ".img"})
"""Windows opens them like a disc."""
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an installer package (MSI), as of every OLE file."""
PE: Final = b"MZ"
"""The first bytes of a Windows program."""
STARTING: Final = PROGRAMS | SCRIPTS | ZIPPED | DISCS
"""It can start or install something, or wraps what can."""
_SHOWN: Final = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".csv"),
        *(".ppt", ".pptx", ".eml", ".msg", ".htm", ".html"),
        *(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff"),
        *(".mp3", ".mp4", ".wav", ".avi", ".mov", ".mkv"),
    }
)
"""Endings of what is only looked at or listened to."""
_LEADING: Final = frozenset({".url", ".desktop", ".flatpakref"})
"""Endings that a link to a document rightly adds."""
_TURNS: Final = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Marks that turn the letters after them around: ``gpj.exe`` is shown as ``exe.jpg``."""


def ending(name: str) -> str:
    """Return the last suffix of a file name, in small letters.

    Windows drops blanks and dots from the end of a name.
    """
    return PurePath(name.rstrip(" .")).suffix.lower()


def disguised(name: str) -> bool:
    """Tell whether the name of something that starts makes it look like a document."""
    if ending(name) not in (PROGRAMS | SCRIPTS) - _LEADING:
        return False
    return ending(PurePath(name.rstrip(" .")).stem) in _SHOWN or not _TURNS.isdisjoint(name)
