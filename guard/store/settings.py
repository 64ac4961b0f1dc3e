"""What the person or the family has chosen."""

from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w

from guard.core.settings import Trusted
from guard.store.aside import set_aside, write

Code = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Every choice, with what holds until somebody chooses."""

    country: Code = "gb"
    """Whose helplines are shown."""
    nation: Annotated[str, msgspec.Meta(pattern="^[a-z_]{0,40}$")] = ""
    """Part of the country, e.g. ``scotland``; empty: not chosen."""
    language: Annotated[str, msgspec.Meta(pattern="^([a-z]{2,3})?$")] = ""
    """Language of the words; empty: the system's."""
    trusted: Trusted = Trusted()


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
