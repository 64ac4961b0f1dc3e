"""Take over the choices that a relative has prepared in a file beside the set-up."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

from guard.core.advice import nations
from guard.core.prepared import FIELDS, Misfit, Possible, prepared
from guard.store import paths
from guard.store.library import Library
from guard.store.settings import SettingsFile, read_mandate
from guard.store.strange import read_strange
from guard.ui.words import Words

UNUSABLE: Final = 3
"""Exit status of a file that cannot be followed."""


class Preparing:
    """Takes one file over, and tells in plain words how that went."""

    def __init__(self, library: Library, words: Words, out: TextIO, errors: TextIO) -> None:
        self._library, self._words = library, words
        self._out, self._errors = out, errors
        self._file = SettingsFile(paths.settings(), read_mandate(paths.mandate()))

    def take(self, path: Path, *, replace: bool) -> int:
        """Return 0, or UNUSABLE; choices that somebody has made here stay unless ``replace``."""
        words, name = self._words, path.name
        if self._file.kept:
            print(
                words("blind.settings_set_aside.reason", about=self._file.kept), file=self._errors
            )
        if not replace and any(field in self._file.chosen for field in FIELDS):
            print(words("prepare.kept", about=name), file=self._out)
            return 0
        try:
            choices = prepared(read_strange(path), self._possible())
        except (OSError, ValueError) as error:
            self._refuse(name, error)
            return UNUSABLE
        return self._keep(name, choices)

    def _keep(self, name: str, choices: Mapping[str, Any]) -> int:
        try:
            self._file.save(msgspec.structs.replace(self._file.settings, **choices))
        except OSError:
            print(self._words("blind.home_read_only.reason"), file=self._errors)
            return UNUSABLE
        print(self._words("prepare.done", about=name), file=self._out)
        return 0

    def _possible(self) -> Possible:
        knowledge = self._library.knowledge
        return Possible(
            regions={code: nations(lines) for code, lines in knowledge.helplines.items()},
            languages=self._words.languages,
            tools=[tool.name for tool in knowledge.tools],
        )

    def _refuse(self, name: str, error: OSError | ValueError) -> None:
        for sentence in reasons(self._words, name, error):
            print(sentence, file=self._errors)
        try:
            self._file.note_unprepared(name)
        except OSError:  # then it is said here alone
            print(self._words("blind.home_read_only.reason"), file=self._errors)


def reasons(words: Words, name: str, error: OSError | ValueError) -> list[str]:
    """Return in plain words why a file could not be taken over."""
    if isinstance(error, OSError):
        return [words("prepare.unread", about=name), words("prepare.unchanged")]
    if isinstance(error, Misfit):
        return [*_misfit(words, name, error), words("prepare.unchanged")]
    line = re.search(r"at line (\d{1,6})", str(error))
    if line:
        return [words("prepare.line", about=name, line=line[1]), words("prepare.unchanged")]
    return [words("prepare.no_text", about=name), words("prepare.unchanged")]


def _misfit(words: Words, name: str, misfit: Misfit) -> list[str]:
    kind = "wrong" if misfit.known else "unknown"
    told = [words(f"prepare.{kind}", about=name, place=misfit.place)]
    if misfit.choices:
        fits = ", ".join(misfit.choices)
        return [*told, words("prepare.fits", about=fits)]
    return told
