"""The hands that a warning moves; what they do is known elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from guard.core.advice import Advice
from guard.core.outcome import Internet, Page, Stopped
from guard.ui.errand import PATIENCE, Errand


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What the warning can do on the person's wish; each call may take seconds."""

    stop: Callable[[Advice], Stopped]
    """End the tools and leave the page."""
    cut: Callable[[], bool]
    """Turn the internet off; tell whether it is."""
    restore: Callable[[], bool]
    """Turn it on again; tell whether it is."""


def _pretend(advice: Advice) -> Stopped:
    return Stopped(ended=advice.tools, page=Page.GONE if advice.page else Page.NONE)


PRETENDED: Final = Hands(stop=_pretend, cut=lambda: True, restore=lambda: True)
"""Hands for practice: they do nothing, and all goes well."""


class AtWork(QObject):
    """Sends one hand out at a time, and tells how it went; practice moves only pretended ones."""

    stopped = Signal(object)
    """How it went, as Stopped."""
    turned = Signal(object)
    """How the Internet is now."""

    def __init__(self, hands: Hands, parent: QObject) -> None:
        super().__init__(parent)
        self._hands = hands

    def stop(self, advice: Advice, *, practice: bool) -> None:
        """End the tools of an advice and leave its page."""
        hands = self._able(practice=practice)
        nothing = Stopped(left=advice.tools)
        self._send(lambda: hands.stop(advice), nothing, self.stopped)

    def cut(self, *, practice: bool) -> None:
        """Turn the internet off."""
        hand, good, bad = self._able(practice=practice).cut, Internet.OFF, Internet.STAYS_ON
        self._send(lambda: good if hand() else bad, bad, self.turned)

    def restore(self, *, practice: bool) -> None:
        """Turn the internet on again."""
        hand, good, bad = self._able(practice=practice).restore, Internet.ON, Internet.STAYS_OFF
        self._send(lambda: good if hand() else bad, bad, self.turned)

    def _able(self, *, practice: bool) -> Hands:
        return PRETENDED if practice else self._hands

    def _send(self, work: Callable[[], Any], failed: Any, told: SignalInstance) -> None:
        errand = Errand(work, failed=failed, patience=PATIENCE, parent=self)
        errand.done.connect(told)
        errand.begin()
