"""Cards that ask for one choice each; settings and the first start are made of them."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from guard.core.settings import Settings, Trusted, is_phone
from guard.ui import paper
from guard.ui.fields import Choice, Line, Tick, named
from guard.ui.parts import Card, Label
from guard.ui.words import Words

SIZES: Final = ("usual", "large", "largest")
LOOKS: Final = ("system", "day", "night", "stark_day", "stark_night")


class Question(Card):
    """One card: what is asked, why, and what to fill in."""

    chosen = Signal(object)
    """What has changed: fields of Settings by name."""
    refused = Signal(str)
    """A sentence on why something cannot be taken as it is."""

    def __init__(self, words: Words, key: str) -> None:
        super().__init__()
        self.words = words
        self.rows.setSpacing(paper.measure(0.8))
        self.rows.addWidget(Label(words(f"settings.{key}"), paper.HEADING, bold=True))
        self.rows.addWidget(Label(words(f"settings.{key}_why")))

    def ask(self, key: str, field: QWidget) -> None:
        """Add a field under its name."""
        self.rows.addWidget(named(self.words(f"settings.{key}"), field))


class Person(Question):
    """Asks for the person to ring."""

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__(words, "trusted")
        self._trusted = settings.trusted
        for part in ("name", "relation", "number"):
            line = Line(words(f"settings.trusted_{part}"), getattr(self._trusted, part))
            line.editingFinished.connect(lambda line=line, part=part: self._tell(part, line.text()))
            self.ask(f"trusted_{part}", line)

    def _tell(self, part: str, text: str) -> None:
        if part == "number" and not is_phone(text):
            self.refused.emit(self.words("settings.no_number"))
            return
        told = msgspec.structs.asdict(self._trusted) | {part: " ".join(text.split())}
        if (trusted := Trusted(**told)) != self._trusted:
            self._trusted = trusted
            self.chosen.emit({"trusted": trusted})


class Place(Question):
    """Asks for country, part of it, and language."""

    def __init__(
        self, words: Words, settings: Settings, regions: Mapping[str, Sequence[str]]
    ) -> None:
        super().__init__(words, "place")
        self._regions = regions
        countries = {code: words(f"country.{code}") for code in regions}
        self._country = Choice(words("settings.country"), countries, settings.country)
        self._nation = Choice(words("settings.nation"), self._parts(), settings.nation)
        self._nation.setEnabled(self._nation.count() > 1)
        self._country.currentIndexChanged.connect(self._move)
        self._nation.currentIndexChanged.connect(self._settle)
        languages = {"": words("settings.as_computer")} | {
            code: QLocale(code).nativeLanguageName() or code for code in words.languages
        }
        language = Choice(words("settings.language"), languages, settings.language)
        language.currentIndexChanged.connect(lambda: self.chosen.emit({"language": language.value}))
        self.ask("country", self._country)
        self.ask("nation", self._nation)
        self.ask("language", language)

    def _parts(self) -> dict[str, str]:
        parts = self._regions.get(self._country.value, ())
        every = {"": self.words("settings.all_of_it")}
        return every | {part: self.words(f"nation.{part}") for part in parts}

    def _move(self) -> None:
        """Offer the parts of another country."""
        with QSignalBlocker(self._nation):
            self._nation.clear()
            for value, name in self._parts().items():
                self._nation.addItem(name, value)
        self._nation.setEnabled(self._nation.count() > 1)
        self._settle()

    def _settle(self) -> None:
        self.chosen.emit({"country": self._country.value, "nation": self._nation.value})


class Looks(Question):
    """Asks how large and in which colours to write."""

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__(words, "looks")
        for name, values in (("size", SIZES), ("look", LOOKS)):
            offered = {value: words(f"settings.{name}_{value}") for value in values}
            choice = Choice(words(f"settings.{name}"), offered, getattr(settings, name))
            choice.currentIndexChanged.connect(
                lambda _=0, name=name, choice=choice: self.chosen.emit({name: choice.value})
            )
            self.ask(name, choice)


class Aloud(Question):
    """Asks whether to read warnings aloud."""

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__(words, "voice")
        tick = Tick(words("settings.read_aloud"), ticked=settings.read_aloud)
        tick.toggled.connect(lambda on: self.chosen.emit({"read_aloud": on}))
        self.rows.addWidget(tick)


class Watched(Question):
    """Asks what to look at; each sense can be switched off."""

    def __init__(self, words: Words, settings: Settings, senses: Sequence[str]) -> None:
        super().__init__(words, "watch")
        self._resting = frozenset(settings.resting)
        for sense in senses:
            tick = Tick(words(f"sense.{sense}"), ticked=sense not in self._resting)
            tick.toggled.connect(lambda on, sense=sense: self._let_rest(sense, rest=not on))
            self.rows.addWidget(tick)

    def _let_rest(self, sense: str, *, rest: bool) -> None:
        self._resting = self._resting | {sense} if rest else self._resting - {sense}
        self.chosen.emit({"resting": tuple(sorted(self._resting))})


class Login(Question):
    """Asks whether to start with the computer; ``turned`` carries the answer."""

    turned = Signal(bool)

    def __init__(self, words: Words, *, starts: bool) -> None:
        super().__init__(words, "login")
        tick = Tick(words("settings.at_login"), ticked=starts)
        tick.toggled.connect(self.turned)
        self.rows.addWidget(tick)
