"""Cards that ask for one choice each; settings and the first start are made of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from guard.core.settings import Settings, Trusted, is_phone
from guard.ui import paper
from guard.ui.fields import Choice, Line, Tick, named
from guard.ui.own_hand import IsRemote, OwnHand, nobody
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
        self.held: frozenset[str] = frozenset()
        """Fields of Settings that are decided for this computer."""
        self._fields: list[tuple[str, QWidget]] = []
        self.rows.setSpacing(paper.measure(0.8))
        self.rows.addWidget(Label(words(f"settings.{key}"), paper.HEADING, bold=True))
        self.rows.addWidget(Label(words(f"settings.{key}_why")))

    def ask(self, key: str, field: QWidget, setting: str = "") -> None:
        """Add a field under its name; it is about this field of Settings, else of the same name."""
        self._fields.append((setting or key, field))
        self.rows.addWidget(named(self.words(f"settings.{key}"), field))

    def offer(self, tick: Tick, setting: str) -> None:
        """Add a tick about a field of Settings."""
        self._fields.append((setting, tick))
        self.rows.addWidget(tick)

    def hold(self, settings: Collection[str]) -> None:
        """Let nobody change what is decided for this computer, and say why."""
        self.held = frozenset(settings)
        why, last = self.words("settings.held"), {}
        for name, field in self._fields:
            if name in settings:
                field.setEnabled(False)
                field.setAccessibleDescription(why)
                last[name] = field
        for field in last.values():
            if (around := field.parentWidget()) and (rows := around.layout()):
                rows.addWidget(Label(why, bold=True))


class Person(Question):
    """Asks for the person to ring."""

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__(words, "trusted")
        self._trusted = settings.trusted
        for part in ("name", "relation", "number"):
            line = Line(words(f"settings.trusted_{part}"), getattr(self._trusted, part))
            line.editingFinished.connect(lambda line=line, part=part: self._tell(part, line.text()))
            self.ask(f"trusted_{part}", line, "trusted")

    def _tell(self, part: str, text: str) -> None:
        if part == "number" and not is_phone(text):
            self.refused.emit(self.words("settings.no_number"))
            return
        self.refused.emit("")
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
        self._nation.setEnabled(self._nation.count() > 1 and "nation" not in self.held)
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
        self.offer(tick, "read_aloud")


class Family(Question):
    """Asks which tools the family uses; what loosens a warning obeys only the person's own hand."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        tools: Mapping[str, str],
        is_remote: IsRemote = nobody,
    ) -> None:
        super().__init__(words, "family")
        self._chosen = frozenset(settings.family_tools)
        for tool, told in tools.items():
            tick = Tick(told, ticked=tool in self._chosen)
            tick.toggled.connect(lambda on, tool=tool: self._choose(tool, on=on))
            far = OwnHand(tick, is_remote).refused
            far.connect(lambda: self.refused.emit(words("warning.own_hand")))
            self.offer(tick, "family_tools")

    def _choose(self, tool: str, *, on: bool) -> None:
        self._chosen = self._chosen | {tool} if on else self._chosen - {tool}
        self.refused.emit("")
        self.chosen.emit({"family_tools": tuple(sorted(self._chosen))})


class Watched(Question):
    """Asks what to look at; each sense can be switched off."""

    def __init__(self, words: Words, settings: Settings, senses: Sequence[str]) -> None:
        super().__init__(words, "watch")
        self._resting = frozenset(settings.resting)
        for sense in senses:
            tick = Tick(words(f"sense.{sense}"), ticked=sense not in self._resting)
            tick.toggled.connect(lambda on, sense=sense: self._let_rest(sense, rest=not on))
            self.offer(tick, "resting")

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
