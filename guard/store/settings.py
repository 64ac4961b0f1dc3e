"""What the person or the family has chosen, on disk."""

from pathlib import Path

import msgspec
import tomli_w

from guard.core.settings import Settings
from guard.store.aside import set_aside, write


class SettingsFile:
    """The settings on disk; ``trouble`` is a key under ``blind`` in resources/words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.trouble = ""
        self.kept = ""
        """Name of the damaged file that was set aside."""
        self.settings = self._read()

    def save(self, settings: Settings) -> None:
        """Write the settings atomically; raise OSError if this place cannot be written."""
        write(self._path, tomli_w.dumps(msgspec.to_builtins(settings)).encode())
        self.settings = settings

    def _read(self) -> Settings:
        try:
            return msgspec.toml.decode(self._path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings()
        except OSError:
            self.trouble = "home_read_only"
        except (msgspec.MsgspecError, ValueError, RecursionError):
            self._set_aside()
        return Settings()

    def _set_aside(self) -> None:
        self.trouble, self.kept = "settings_set_aside", self._path.name
        try:
            self.kept = set_aside(self._path).name
        except OSError:  # a read-only home: the file stays, defaults hold all the same
            self.trouble = "home_read_only"
