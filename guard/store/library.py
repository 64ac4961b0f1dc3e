"""Read resources/ strictly: a bad file is named, the rest still loads."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from guard.core.bank import Bank
from guard.core.entry import Entry
from guard.core.knowledge import (
    Brand,
    Browser,
    Commands,
    Helplines,
    Knowledge,
    Phrases,
    Policy,
)
from guard.core.terminal import Terminals
from guard.core.tool import Tool
from guard.core.vocabulary import spelt_out, together
from guard.store import toml

POLICY: Final = "policy.toml"
"""Without this file nothing can be judged."""

LARGEST: Final = 1 << 20
"""Bytes of the largest resource file that is read."""

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that could not be used: which one, and what is wrong with which field."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


class NoResourcesError(Exception):
    """There is no resources folder: the installation is not whole."""


class Library:
    """Everything under resources/; ``troubles`` tells what had to be left out."""

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            raise NoResourcesError(str(root))
        self._root = root
        self._troubles: list[Trouble] = []
        brands = tuple(brand for _, brand in self._every("brands", Brand))
        phrases = tuple(self._phrases(brands))
        self.knowledge = Knowledge(
            tools=tuple(tool for _, tool in self._every("tools", Tool)),
            banks=tuple(bank for _, bank in self._every("banks", Bank)),
            phrases=tuple(phrase for file in phrases for phrase in file.phrase),
            titles=tuple(title for file in phrases for title in file.titles),
            title_words=together(file.title_words for file in phrases),
            disguised=tuple(word for file in phrases for word in file.disguised),
            brands=brands,
            commands=self._read(root / "commands.toml", Commands),
            terminals=self._read(root / "terminals.toml", Terminals),
            browsers=tuple(browser for _, browser in self._every("browsers", Browser)),
            helplines={file.country: file for _, file in self._every("helplines", Helplines)},
            policy=self._read(root / POLICY, Policy) or Policy(),
        )
        self.troubles = tuple(self._troubles)

    @property
    def can_judge(self) -> bool:
        """Tell whether there is a policy to judge by."""
        return not any(trouble.file == POLICY for trouble in self.troubles)

    def _phrases(self, brands: tuple[Brand, ...]) -> Iterator[Phrases]:
        """Yield each file of phrases with its lists of words put in."""
        for path, file in self._every("phrases", Phrases):
            try:
                yield spelt_out(file, brands, path.stem)
            except ValueError as error:
                self._note(path, str(error))

    def _every(self, folder: str, shape: type[E]) -> Iterator[tuple[Path, E]]:
        for path in sorted((self._root / folder).glob("*.toml")):
            if (entry := self._read(path, shape)) is not None:
                yield path, entry

    def _read(self, path: Path, shape: type[E]) -> E | None:
        """Decode one file into its shape; note what is wrong with it."""
        try:
            if path.stat().st_size > LARGEST:
                self._note(path, f"larger than {LARGEST} bytes")
                return None
            return toml.decode(path.read_bytes(), shape)
        except OSError as error:
            self._note(path, error.strerror or "cannot be read")
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            self._note(path, str(error) or "cannot be read")
        return None

    def _note(self, path: Path, what: str) -> None:
        self._troubles.append(Trouble(path.relative_to(self._root).as_posix(), what))
