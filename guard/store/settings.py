"""What the person or the family has chosen, on disk, under what an organisation decides."""

from pathlib import Path
from typing import Any, Final

import msgspec
import tomli_w

from guard.core.mandate import Mandate, mandate
from guard.core.settings import Settings
from guard.store import toml
from guard.store.aside import set_aside, write
from guard.store.strange import read_strange

LONGEST_NOTE: Final = 200
"""Characters of the name of a prepared file."""
UNREADABLE: Final = (msgspec.MsgspecError, ValueError, RecursionError)


class SettingsFile:
    """The settings on disk; ``trouble`` is a key under ``blind`` in resources/words.

    The file holds what somebody has chosen and nothing else, so that defaults may change.
    """

    def __init__(self, path: Path, mandate: Mandate | None = None) -> None:
        self._path = path
        self._note = path.with_name("not-prepared.txt")
        self.mandate = mandate or Mandate()
        self.trouble = ""
        self.kept = ""
        """Name of the damaged file that was set aside."""
        self._unsaved: dict[str, Any] = {}
        self.chosen = self._read()
        """Every choice that somebody has made, by the name of its field."""
        self.settings = self.mandate.over(self.chosen)
        """What holds."""
        self.unprepared = self._read_note()
        """Name of a prepared file that could not be taken over; empty: there was none."""

    def save(self, settings: Settings) -> None:
        """Write what is chosen atomically; raise OSError if this place cannot be written.

        What is locked stays as it is. The choices hold until the end in either case.
        """
        now = msgspec.structs.asdict(settings)
        self._unsaved |= {
            name: value
            for name, value in now.items()
            if value != getattr(self.settings, name) and name not in self.mandate.locked
        }
        # A relative may have prepared something since: what is on disk and not touched here stays.
        self.chosen = {**self.chosen, **self._on_disk(), **self._unsaved}
        self.settings = self.mandate.over(self.chosen)
        write(self._path, tomli_w.dumps(msgspec.to_builtins(self.chosen)).encode())
        self._unsaved = {}
        self._note.unlink(missing_ok=True)

    def note_unprepared(self, name: str) -> None:
        """Leave a word for the next start: this prepared file could not be taken over."""
        write(self._note, name[:LONGEST_NOTE].encode(errors="replace"))

    def _read(self) -> dict[str, Any]:
        try:
            return self._decode()
        except FileNotFoundError:
            return {}
        except OSError:
            self.trouble = "home_read_only"
        except UNREADABLE:
            self._set_aside()
        return {}

    def _on_disk(self) -> dict[str, Any]:
        try:
            return self._decode()
        except (OSError, *UNREADABLE):
            return {}

    def _decode(self) -> dict[str, Any]:
        raw = self._path.read_bytes()
        settings = toml.decode(raw, Settings)
        return {name: getattr(settings, name) for name in toml.decode(raw, dict)}

    def _set_aside(self) -> None:
        self.trouble, self.kept = "settings_set_aside", self._path.name
        try:
            self.kept = set_aside(self._path).name
        except OSError:  # a read-only home: the file stays, defaults hold all the same
            self.trouble = "home_read_only"

    def _read_note(self) -> str:
        try:
            with self._note.open(encoding="utf-8", errors="replace") as file:
                return file.read(LONGEST_NOTE)
        except OSError:
            return ""


def read_mandate(path: Path) -> Mandate:
    """Read what the organisation has decided; without its file nothing is."""
    try:
        return mandate(read_strange(path))
    except FileNotFoundError:
        return Mandate()
    except (OSError, ValueError):
        return Mandate(troubles=("",))
