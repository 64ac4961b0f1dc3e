"""The five screens of the first start, each one card."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal

from guard.core.settings import Settings
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.own_hand import IsRemote, nobody
from guard.ui.parts import Card, Label
from guard.ui.questions import Family, Person
from guard.ui.words import Words

SCREENS: Final = ("whose", "person", "family", "practice", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the screens ask the guard."""

    settings: Callable[[], Settings]
    change: Callable[[dict[str, object]], bool]
    """Follows changed fields of Settings and tells whether they could be kept."""
    tools: Callable[[], Mapping[str, bool]]
    """Tools a family may use, and whether each is on this computer."""
    locked: frozenset[str] = frozenset()
    is_remote: IsRemote = nobody


class Whose(Card):
    """Asks who sits here; ``theirs`` carries whether it is set up for somebody else."""

    picked = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        fill(self, words("first.whose"), words("first.whose_why"))
        for key, theirs in (("mine", False), ("theirs", True)):
            button = BigButton(words(f"first.{key}"))
            button.clicked.connect(lambda _=False, theirs=theirs: self.picked.emit(theirs))
            self.rows.addWidget(button)


class Rehearsal(Card):
    """Offers to see a warning in peace."""

    wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        fill(self, words("first.practice"), words("first.practice_why"))
        show = BigButton(words("first.show"))
        show.clicked.connect(self.wanted)
        self.rows.addWidget(show)


class Done(Card):
    """Says what was chosen, and where the guard sits from now on."""

    changing = Signal()
    """Something is not right: to the settings."""

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__()
        fill(self, words("first.done"), *chosen(words, settings), words("first.owl"))
        change = BigButton(words("first.change"))
        change.clicked.connect(self.changing)
        self.rows.addWidget(change)


def person(words: Words, meeting: Meeting, *, theirs: bool) -> Person:
    """Ask for the person to ring; who sets it up for somebody may be that person."""
    card = Person(words, meeting.settings(), meeting.is_remote)
    if theirs:
        card.rows.insertWidget(2, Label(words("first.may_be_you"), bold=True))
    return card


def family(words: Words, meeting: Meeting) -> Family:
    """Ask for the tools of the family, those on this computer first."""
    settings = meeting.settings()
    offered = meeting.tools()
    here = {**offered, **{tool: False for tool in settings.family_tools if tool not in offered}}
    told = {
        tool: words("first.here", about=tool) if found else tool for tool, found in here.items()
    }
    card = Family(words, settings, told, meeting.is_remote)
    card.rows.insertWidget(2, Label(words("first.no_caller"), bold=True))
    return card


def chosen(words: Words, settings: Settings) -> list[str]:
    """Return what holds now as sentences."""
    trusted = settings.trusted
    name = ", ".join(part for part in (trusted.name or trusted.relation, trusted.number) if part)
    ring = words("first.ring", about=name) if name else words("first.ring_nobody")
    tools = ", ".join(settings.family_tools)
    return [ring, *([words("first.tools", about=tools)] if tools else [])]


def fill(card: Card, heading: str, *sentences: str) -> None:
    """Put a heading and sentences on a card."""
    card.rows.setSpacing(paper.measure(0.8))
    card.rows.addWidget(Label(heading, paper.HEADING, bold=True))
    for sentence in sentences:
        card.rows.addWidget(Label(sentence))
