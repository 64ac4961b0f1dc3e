"""Cards that ask for one choice each; settings and the first start are made of them."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QLocale, QSignalBlocker, Signal

from guard.core.settings import Settings, Trusted, is_phone
from guard.ui.fields import Choice, Line
from guard.ui.own_hand import IsRemote, nobody, own_choice, own_words
from guard.ui.question import Question
from guard.ui.tick import Tick
from guard.ui.words import Words

SIZES: Final = ("usual", "large", "largest")
LOOKS: Final = ("system", "day", "night", "stark_day", "stark_night")


class Person(Question):
    """Asks for the person to ring: only who sits here may name them, or another."""

    def __init__(self, words: Words, settings: Settings, is_remote: IsRemote = nobody) -> None:
        super().__init__(words, "trusted", is_remote)
        self._trusted, self._wrong = settings.trusted, False
        for part in ("name", "relation", "number"):
            line = Line(words(f"settings.trusted_{part}"), getattr(self._trusted, part))
            line.editingFinished.connect(lambda line=line, part=part: self._tell(part, line.text()))
            self.keep_out(own_words(line, is_remote))
            self.ask(f"trusted_{part}", line, "trusted")

    def _tell(self, part: str, text: str) -> None:
        if part == "number" and not self._may_be(text):
            return
        told = msgspec.structs.asdict(self._trusted) | {part: " ".join(text.split())}
        if (trusted := Trusted(**told)) != self._trusted:
            self._trusted = trusted
            self.chosen.emit({"trusted": trusted})

    def _may_be(self, number: str) -> bool:
        """Tell whether this is a number, and say so if it is none or was none before."""
        before, self._wrong = self._wrong, not is_phone(number)
        if self._wrong or before:
            self.refused.emit(self.words("settings.no_number") if self._wrong else "")
        return not self._wrong


class Place(Question):
    """Asks for country, part of it, and language: in a strange one no warning can be read."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        regions: Mapping[str, Sequence[str]],
        is_remote: IsRemote = nobody,
    ) -> None:
        super().__init__(words, "place", is_remote)
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
        self.keep_out(own_choice(language, is_remote))
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
    """Asks which tools the family uses; only the person's own hand can add one."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        tools: Mapping[str, str],
        is_remote: IsRemote = nobody,
    ) -> None:
        super().__init__(words, "family", is_remote)
        self._chosen = frozenset(settings.family_tools)
        for tool, told in tools.items():
            tick = Tick(told, ticked=tool in self._chosen)
            tick.toggled.connect(lambda on, tool=tool: self._choose(tool, on=on))
            self.own_tick(tick, on=True)
            self.offer(tick, "family_tools")

    def _choose(self, tool: str, *, on: bool) -> None:
        self._chosen = self._chosen | {tool} if on else self._chosen - {tool}
        self.chosen.emit({"family_tools": tuple(sorted(self._chosen))})


class Watched(Question):
    """Asks what to look at; each sense can be switched off, by the person's own hand."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        senses: Sequence[str],
        is_remote: IsRemote = nobody,
    ) -> None:
        super().__init__(words, "watch", is_remote)
        self._resting = frozenset(settings.resting)
        for sense in senses:
            tick = Tick(words(f"sense.{sense}"), ticked=sense not in self._resting)
            tick.toggled.connect(lambda on, sense=sense: self._let_rest(sense, rest=not on))
            self.own_tick(tick, on=False)
            self.offer(tick, "resting")

    def _let_rest(self, sense: str, *, rest: bool) -> None:
        self._resting = self._resting | {sense} if rest else self._resting - {sense}
        self.chosen.emit({"resting": tuple(sorted(self._resting))})


class Login(Question):
    """Asks whether to start with the computer; ``turned`` carries the answer."""

    turned = Signal(bool)

    def __init__(self, words: Words, *, starts: bool, is_remote: IsRemote = nobody) -> None:
        super().__init__(words, "login", is_remote)
        tick = Tick(words("settings.at_login"), ticked=starts)
        tick.toggled.connect(self.turned)
        self.own_tick(tick, on=False)
        self.rows.addWidget(tick)
