"""Where things lie on this computer; the only module that knows."""

from pathlib import Path

from platformdirs import PlatformDirs

import guard

_DIRS = PlatformDirs("scam-guard", appauthor=False)


def resources() -> Path:
    """Find resources/: inside the installed package, else beside the checkout."""
    package = Path(guard.__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def settings() -> Path:
    """Return the place of the settings file."""
    return Path(_DIRS.user_config_dir) / "settings.toml"


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
