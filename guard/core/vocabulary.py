"""Spell out what the phrase files say in short: ``{name}`` stands for a list of words."""

from collections.abc import Iterable, Mapping
from itertools import product

import msgspec

from guard.core.knowledge import Brand, Phrases, TitleWords


def spelt_out(file: Phrases, brands: Iterable[Brand] = (), language: str = "") -> Phrases:
    """Return a file in which no ``{name}`` is left; each kind of brand is a name, too.

    Raises ``ValueError`` for a name that stands for nothing.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for brand in brands:
        lists[brand.kind] = (*lists.get(brand.kind, ()), *brand.claims)
    lists |= file.words
    return msgspec.structs.replace(
        file,
        words={},
        titles=_choices(file.titles, lists),
        title_words=TitleWords(
            alarms=_choices(file.title_words.alarms, lists),
            subjects=_choices(file.title_words.subjects, lists),
            fillers=_choices(file.title_words.fillers, lists),
        ),
        disguised=_choices(file.disguised, lists),
        phrase=tuple(
            msgspec.structs.replace(
                phrase,
                says=tuple(_choices(part, lists) for part in phrase.says),
                language=language,
            )
            for phrase in file.phrase
        ),
    )


def together(files: Iterable[TitleWords]) -> TitleWords:
    """Return the words of several languages as if they were one."""
    every = tuple(files)
    return TitleWords(
        alarms=tuple(word for each in every for word in each.alarms),
        subjects=tuple(word for each in every for word in each.subjects),
        fillers=tuple(word for each in every for word in each.fillers),
    )


def _choices(choices: Iterable[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Put every word of a list in the place of its name; keep what comes first."""
    return tuple(dict.fromkeys(one for choice in choices for one in _variants(choice, lists)))


def _variants(choice: str, lists: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """Return the words of a list themselves, not copies: the lists are long and much used."""
    if choice[:1] == "{" and choice[1:-1] in lists and choice[-1] == "}":
        return lists[choice[1:-1]]
    pieces: list[tuple[str, ...]] = []
    for at, piece in enumerate(choice.replace("}", "{").split("{")):
        if at % 2 and piece not in lists:
            raise ValueError(f"{{{piece}}} stands for nothing")
        pieces.append(lists[piece] if at % 2 else (piece,))
    return ("".join(parts) for parts in product(*pieces))
