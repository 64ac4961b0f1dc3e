"""The sentences a person reads, by key; English fills what a language lacks."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import tomli

from guard.ui.direction import RUNS_LEFT, from_right, own_way

ENGLISH: Final = "en"
LONGEST_FACT: Final = 60
"""Characters of outside text that fit into a sentence."""
UNNAMED: Final = "_unnamed"
"""Ends the key of the twin that is said when a fact is empty."""

_PLACE: Final = re.compile(r"\{([a-z_]+)\}")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Controls, direction overrides, zero-width and private characters."""
_MARKS: Final = frozenset({"Mn", "Me"})


class Words:
    """Every sentence of one language; call it with a key to have one.

    Raises OSError or ValueError if the English file cannot be read: without it nothing can
    be said. A broken file of another language only leaves its name in ``trouble``.
    """

    def __init__(self, folder: Path, language: str = ENGLISH) -> None:
        self._folder = folder
        self.speak(language)

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages there are words in."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.toml")))

    def speak(self, language: str) -> None:
        """Say every sentence in another language from now on."""
        self._sentences = _read(self._folder / f"{ENGLISH}.toml")
        self.language = ENGLISH
        """The language most sentences are in."""
        self.trouble = ""
        there = set(self.languages) - {ENGLISH}
        for name in (language.partition("_")[0], language):
            if name in there:
                self.language = name
                self._add(self._folder / f"{name}.toml")

    def _add(self, path: Path) -> None:
        try:
            known = _read(path)
        except (OSError, ValueError):
            self.trouble = path.name
            return
        self._sentences |= {key: known[key] for key in known.keys() & self._sentences.keys()}

    def can_say(self, key: str) -> bool:
        """Tell whether there is a sentence for a key."""
        return key in self._sentences

    def __call__(self, *keys: str, **facts: str) -> str:
        """Say the first of the keys that has a sentence, its places filled with the facts.

        Facts are text from outside: they are cleaned and cut before anyone reads them.
        Raises KeyError if no key has a sentence.
        """
        known = {name: clean(fact) for name, fact in facts.items()}
        unnamed = not all(known.values())
        for key in keys:
            for twin in (key + UNNAMED, key) if unnamed else (key,):
                if (sentence := self._sentences.get(twin)) is not None:
                    return _filled(sentence, known)
        raise KeyError(*keys)


def _filled(sentence: str, facts: Mapping[str, str]) -> str:
    """Fill the places; where writing runs from right to left, a fact may run its own way.

    A mark keeps a sentence that begins with a name in Latin letters from being taken for one
    that runs from left to right.
    """
    if not from_right(sentence):
        return _PLACE.sub(lambda place: facts.get(place[1], ""), sentence)
    return RUNS_LEFT + _PLACE.sub(lambda place: own_way(facts.get(place[1], "")), sentence)


def clean(fact: str, longest: int = LONGEST_FACT) -> str:
    """Reduce text from outside to one short line without tricks.

    A long one loses its middle: both ends of a web address tell something.
    """
    start = fact[: longest * 20]
    text = " ".join("".join(_visible(unicodedata.normalize("NFC", start))).split())
    if len(text) <= longest:
        return text
    head = longest // 2 - 1
    return f"{text[:head]}…{text[len(text) - (longest - head - 1) :]}"


def _visible(text: str) -> Iterator[str]:
    """Yield what may be shown; at most two marks may pile up on one letter."""
    piled = 0
    for letter in text:
        category = unicodedata.category(letter)
        piled = piled + 1 if category in _MARKS else 0
        if letter.isspace():
            yield " "
        elif category not in _UNSEEN and piled <= 2:  # noqa: PLR2004 -- no script needs a third
            yield letter


def _read(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return dict(_sentences(tomli.load(file)))


def _sentences(table: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, str]]:
    """Yield each sentence with its dotted key; raise ValueError at anything else."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _sentences(value, f"{under}{key}.")
        elif isinstance(value, str):
            yield f"{under}{key}", value
        else:
            raise ValueError(f"{under}{key} is not a sentence")  # noqa: TRY004 -- the file is wrong
