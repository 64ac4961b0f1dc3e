"""Where things lie on this computer; the only module that knows."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Final

from platformdirs import PlatformDirs

import guard

_TOP: Final = 4 if sys.platform == "win32" else 2
"""Folders from the package up to a portable folder (``runtime/Lib/site-packages``, ``lib``)."""
_KINDS: Final = ("user_config_dir", "user_data_dir", "user_log_dir", "user_state_dir")


def stick() -> Path | None:
    """Return the folder of a copy that is carried about, which a file ``portable`` tells."""
    parents = Path(guard.__file__).parents
    top = parents[_TOP] if len(parents) > _TOP else None
    return top if top is not None and (top / "portable").is_file() else None


def _dirs() -> PlatformDirs | SimpleNamespace:
    """Return where notes go: to the computer, or beside a copy that is carried about."""
    top = stick()
    if top is None:
        return PlatformDirs("scam-guard", appauthor=False)
    return SimpleNamespace(**dict.fromkeys(_KINDS, str(top / "notes")))


_DIRS: Final = _dirs()


def resources() -> Path:
    """Find resources/: inside the installed package, else beside the checkout."""
    package = Path(guard.__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def practice_frame() -> Path:
    """Return the place of the practice page without its words."""
    return resources() / "practice" / "page.html"


def practice_page() -> Path:
    """Return where the practice page is written, for the browser to open."""
    return Path(_DIRS.user_data_dir) / "practice.html"


def settings() -> Path:
    """Return the place of the settings file."""
    return Path(_DIRS.user_config_dir) / "settings.toml"


def mandate() -> Path:
    """Return the place of what an organisation decides for every user of this computer."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "ScamGuard"
    else:
        folder = Path("/etc/scam-guard")
    return folder / "policy.toml"


def journal() -> Path:
    """Return the place of the journal."""
    return Path(_DIRS.user_data_dir) / "journal.sqlite3"


def log() -> Path:
    """Return the place of the log."""
    return Path(_DIRS.user_log_dir) / "scam-guard.log"


def aftercare() -> Path:
    """Return the place of what is ticked in the plan."""
    return Path(_DIRS.user_state_dir) / "aftercare.toml"


def reminded() -> Path:
    """Return the place of what was said once more."""
    return Path(_DIRS.user_state_dir) / "reminded.toml"
