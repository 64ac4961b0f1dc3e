"""What the guard keeps for itself between two starts: small files in the state folder."""

import logging
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import tomli_w

from guard.store import toml
from guard.store.aside import set_aside, write

log = logging.getLogger(__name__)

S = TypeVar("S", bound=msgspec.Struct)


class Kept(Generic[S]):
    """One such file; a damaged one is set aside, and it begins anew.

    Where nothing can be written, what is kept holds until the guard ends.
    """

    def __init__(self, path: Path, empty: S) -> None:
        self._path = path
        self.value = self._read(empty)

    def keep(self, value: S) -> bool:
        """Keep a value; tell whether it will be there after the next start."""
        self.value = value
        facts = {name: fact for name, fact in msgspec.structs.asdict(value).items() if fact}
        try:
            write(self._path, tomli_w.dumps(facts).encode())
        except OSError as error:
            log.warning("state: %s", type(error).__name__)
            return False
        return True

    def _read(self, empty: S) -> S:
        try:
            return toml.decode(self._path.read_bytes(), type(empty))
        except FileNotFoundError:
            pass
        except OSError as error:
            log.warning("state: %s", type(error).__name__)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            log.warning("state: %s is damaged", self._path.name)
            self._set_aside()
        return empty

    def _set_aside(self) -> None:
        try:
            set_aside(self._path)
        except OSError as error:
            log.warning("state: %s", type(error).__name__)
