"""What the guard knows: the shape of every file under resources/."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

import msgspec

from guard.core.bank import Bank
from guard.core.entry import Entry, Key, Sources, Word
from guard.core.helpline import Helplines
from guard.core.terminal import Terminals
from guard.core.tool import Tool

__all__ = [
    "Brand", "Browser", "Commands", "Helplines", "Knowledge", "Phrase", "Phrases", "Policy",
    "Rule", "TitleWords", "Weighing",
]  # fmt: skip

Weight = Annotated[int, msgspec.Meta(ge=0, le=100)]
Leaning = Annotated[int, msgspec.Meta(ge=-100, le=100)]
"""A weight that may also speak for innocence: then it is below zero."""
Minutes = Annotated[int, msgspec.Meta(ge=1, le=60 * 24)]


class Phrase(Entry, frozen=True, kw_only=True):
    """Words that a scare page shows: one choice of each part, close by.

    A choice is found as whole words; a ``*`` at its start or end lets the word go on. The sign of
    a telephone, ``☎``, stands for any telephone number, too.
    """

    signal: Key
    """What it means; ``policy.toml`` weighs it."""
    language: str = ""
    """The name of its file; empty: none."""
    any_order: bool = False
    """The parts may stand in any order, as languages differ in where the verb goes."""
    within: Annotated[int, msgspec.Meta(ge=1, le=200)] = 80
    """Characters that may stand between two parts."""
    says: Annotated[
        tuple[Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)], ...],
        msgspec.Meta(min_length=1, max_length=6),
    ]
    example: Word
    innocent: Word


class TitleWords(Entry, frozen=True, kw_only=True):
    """Words of which scare titles are put together: nothing but these, from end to end."""

    alarms: tuple[Word, ...] = ()
    """Something is wrong; a title needs one."""
    subjects: tuple[Word, ...] = ()
    """With what, or in whose name; a title needs one."""
    fillers: tuple[Word, ...] = ()


class Phrases(Entry, frozen=True, kw_only=True):
    """One file of phrases: what scammers write in one language."""

    words: dict[Key, tuple[Word, ...]] = msgspec.field(default_factory=dict)
    """Choices under a name: ``{name}`` in a phrase or title stands for each of them."""
    titles: tuple[Word, ...] = ()
    """Whole titles that scare pages carry and honest ones do not."""
    title_words: TitleWords = TitleWords()
    disguised: tuple[Word, ...] = ()
    """Words that scare pages write with wrong letters, as in ``Wind0ws``."""
    phrase: tuple[Phrase, ...]


class Brand(Entry, frozen=True, kw_only=True):
    """A name that scare pages borrow, and the sites that are honestly its owner's."""

    name: Word
    """As a person would say it; the warning shows it."""
    kind: Literal["maker", "shop", "site", "police"]
    """In phrases ``{maker}`` stands for every claim of the makers, and so on."""
    claims: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
    """What pages that borrow it call themselves, misspellings too."""
    hosts: tuple[Word, ...] = ()
    """Sites of the owner, each with everything below it."""
    rented: tuple[Word, ...] = ()
    """Sites below those where anybody may put a page."""
    source: Sources


class Browser(Entry, frozen=True, kw_only=True):
    """A program that shows web pages."""

    name: Word
    programs: tuple[Word, ...] = ()
    windows: tuple[Word, ...] = ()
    titles: tuple[Word, ...] = ()
    """How the titles of its windows end."""
    messages_off: Key = ""
    """How it is told to stop a site's messages: a key under ``remedy`` in resources/words."""
    names_sender: bool = False
    """It puts the site that sent a message in front of its words."""
    source: Sources


class Weighing(Entry, frozen=True, kw_only=True):
    """How much one kind of sign weighs, and why."""

    weight: Leaning
    why: Word
    beside: tuple[Key, ...] = ()
    """Counts only when a sign of one of these kinds is there as well."""
    unless: tuple[Key, ...] = ()
    """Counts only while no sign of any of these kinds is there."""
    again: bool = False
    """Worse than what may have been said already: it is said even where the level stays."""
    fleeting: bool = False
    """Once it has gone, nothing new becomes worse beside it."""


class Rule(Entry, frozen=True, kw_only=True):
    """How signals add up to a scare."""

    needed: Weight = 100
    """Sum from which they are a sign."""
    spared: Weight = 0
    """The most that honest talk takes off: the word "scam" is no free pass."""
    window: Annotated[int, msgspec.Meta(ge=100, le=8_000)] = 1_000
    """Characters within which the signals must stand together."""
    signal: dict[Key, Weighing] = msgspec.field(default_factory=dict)
    """The most telling first: that is the order in which a person hears of them."""


class Commands(Rule, frozen=True, kw_only=True):
    """The rule for a command that may have been put on the clipboard to be pasted."""

    phrase: tuple[Phrase, ...]
    known: tuple[Word, ...] = ()
    """Whole commands that well-known makers give on their own pages."""
    source: Sources


class Scare(Rule, frozen=True, kw_only=True):
    """The rule for words of a page, and the stricter one for a title alone."""

    of_title: Rule = Rule()


class Policy(Entry, frozen=True, kw_only=True):
    """When to speak, and how firmly; without its file nothing weighs anything."""

    memory_minutes: Minutes = 30
    """How long a thing that has gone still counts."""
    number_minutes: Minutes = 60
    """How long a telephone number is remembered after the scare that showed it has gone."""
    known_minutes: Minutes = 120
    """How long "I know who this is" silences one thing."""
    logging_in: tuple[Word, ...] = ()
    """Words that make a title with the name of a bank that of its own page."""
    notice: Weight = 100
    caution: Weight = 100
    danger: Weight = 100
    sign: dict[Key, Weighing] = msgspec.field(default_factory=dict)
    scare: Scare = Scare()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything under resources/ that the core reasons with, read once."""

    tools: tuple[Tool, ...] = ()
    banks: tuple[Bank, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    titles: tuple[str, ...] = ()
    """Whole titles that only scare pages carry."""
    title_words: TitleWords = field(default_factory=TitleWords)
    disguised: tuple[str, ...] = ()
    """Words that scare pages write with wrong letters."""
    brands: tuple[Brand, ...] = ()
    browsers: tuple[Browser, ...] = ()
    commands: Commands | None = None
    terminals: Terminals | None = None
    helplines: dict[str, Helplines] = field(default_factory=dict)
    """By country code, e.g. ``gb``."""
    policy: Policy = field(default_factory=Policy)
