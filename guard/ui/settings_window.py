"""Every choice of the person and the family, each followed as soon as it is made."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from guard.core.settings import Settings
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.own_hand import IsRemote, nobody
from guard.ui.parts import Label
from guard.ui.question import Question
from guard.ui.questions import Aloud, Family, Login, Looks, Person, Place, Watched
from guard.ui.sheet import Column
from guard.ui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be chosen from on this computer."""

    regions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Countries with helplines, each with its parts."""
    senses: Sequence[str] = ()
    can_speak: bool = False
    locked: Collection[str] = ()
    """Fields of Settings that are decided for this computer."""
    starts_at_login: bool | None = False
    """None where it must leave nothing on the computer, and does not offer it."""
    is_remote: IsRemote = nobody


class SettingsWindow(Column):
    """The person to ring, the region, how it looks, what it looks at.

    ``choose`` and ``start_at_login`` follow a choice and tell whether it could be kept.
    """

    def __init__(
        self,
        words: Words,
        settings: Settings,
        offer: Offer,
        choose: Callable[[Settings], bool],
        start_at_login: Callable[[bool], bool],
    ) -> None:
        close = BigButton(words("settings.close"))
        super().__init__(words("settings.title"), close)
        close.clicked.connect(self.close)
        self._words, self.settings = words, settings
        self._choose, self._start_at_login = choose, start_at_login
        title = Label(words("settings.title"), paper.HEADLINE, bold=True)
        self.fill(title, *self._questions(offer))

    def _questions(self, offer: Offer) -> list[Question]:
        words, settings, is_remote = self._words, self.settings, offer.is_remote
        login = Login(words, starts=bool(offer.starts_at_login), is_remote=is_remote)
        login.turned.connect(lambda on: self._tell(kept=self._start_at_login(on)))
        asked = [
            Person(words, settings, is_remote),
            Place(words, settings, offer.regions, is_remote),
            Looks(words, settings),
            *([Aloud(words, settings)] if offer.can_speak else []),
            *self._family(is_remote),
            Watched(words, settings, offer.senses, is_remote),
            *([] if offer.starts_at_login is None else [login]),
        ]
        for question in asked:
            question.hold(offer.locked)
            question.chosen.connect(self._change)
            question.refused.connect(self.remark)
            question.kept_out.connect(self.remark)
        return asked

    def _family(self, is_remote: IsRemote) -> list[Question]:
        """Offer to let go of a tool; to take one up later a caller might ask for."""
        chosen = {tool: tool for tool in self.settings.family_tools}
        return [Family(self._words, self.settings, chosen, is_remote)] if chosen else []

    def _change(self, changes: dict[str, object]) -> None:
        settings = msgspec.structs.replace(self.settings, **changes)
        if settings != self.settings:
            self.settings = settings
            self._tell(kept=self._choose(settings))

    def _tell(self, *, kept: bool) -> None:
        self.remark("" if kept else self._words("settings.not_kept"))
