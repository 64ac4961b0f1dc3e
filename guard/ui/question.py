"""A card that asks for one choice: what is asked, why, and fields to fill in."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guard.ui import paper
from guard.ui.fields import named
from guard.ui.own_hand import IsRemote, OwnHand, OwnValue, nobody
from guard.ui.parts import Card, Label
from guard.ui.tick import Tick
from guard.ui.words import Words


class Question(Card):
    """One card: what is asked, why, and what to fill in."""

    chosen = Signal(object)
    """What has changed: fields of Settings by name."""
    refused = Signal(str)
    """A sentence on why something cannot be taken as it is; empty once it is put right."""
    kept_out = Signal(str)
    """A sentence on why nothing has changed: a far hand tried to loosen something."""

    def __init__(self, words: Words, key: str, is_remote: IsRemote = nobody) -> None:
        super().__init__()
        self.words, self.is_remote = words, is_remote
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

    def own_tick(self, tick: Tick, *, on: bool) -> None:
        """Let only the person's own hand turn a tick that way."""
        self.keep_out(OwnHand(tick, self.is_remote, lambda: tick.isChecked() is not on))

    def keep_out(self, far: OwnHand | OwnValue) -> None:
        """Say that nothing has changed whenever a far hand is refused."""
        far.refused.connect(lambda: self.kept_out.emit(self.words("warning.far_hand")))

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
