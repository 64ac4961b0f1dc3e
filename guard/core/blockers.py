"""What a browser and Windows do themselves against bad pages: whether it is on, and who decides.

Only what is written down is judged. What cannot be read is never called on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final, Literal

Kind = Literal["smartscreen", "scareware", "pages", "enhanced", "deceptive", "programs"]
"""SmartScreen and the scareware blocker of Edge; in Chrome and its kin what warns of bad pages, and
the stronger "Enhanced protection"; the same in Firefox; SmartScreen of Windows for programs."""

Word = Literal["on", "off", "unknown"]

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "edge": "Microsoft Edge",
        "chrome": "Google Chrome",
        "chromium": "Chromium",
        "brave": "Brave",
        "firefox": "Firefox",
        "windows": "Windows",
    }
)
"""What can be looked at, in the order in which it is shown, and what it calls itself."""

SETTINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "edge": "edge://settings/privacy",
        "chrome": "chrome://settings/security",
        "chromium": "chrome://settings/security",
        "brave": "brave://settings/security",
        "firefox": "about:preferences#privacy",
    }
)
"""Where each browser lets a person choose, as it is typed into its own line for addresses."""

_EXTRAS: Final = frozenset({"enhanced"})
"""What is off until somebody turns it on; everything else is on until somebody turns it off."""


class Choice(Enum):
    """What one person has chosen in one profile of a browser."""

    ON = True
    OFF = False
    NONE = None
    """Nothing: what the browser does by itself holds."""
    HIDDEN = "hidden"
    """It cannot be read, or nobody outside the maker knows where it is written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All that is written down about one blocker on this computer."""

    browser: str
    """A key of NAMES."""
    kind: Kind
    choices: tuple[Choice, ...]
    """One for each place where a person chooses; none: it is not used here."""
    ordered: bool | None = None
    """What an organisation decides; it outranks every choice."""
    advised: bool | None = None
    """What an organisation sets for those who choose nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """Whether one of them is on."""

    browser: str
    kind: Kind
    word: Word
    held: bool = False
    """An organisation has decided it."""

    @property
    def wanting(self) -> bool:
        """Whether the family can do something about it."""
        return self.word != "on" and not self.held


def judge(written: Iterable[Written]) -> tuple[Blocker, ...]:
    """Tell of each blocker whether it is on; those of one browser stand together."""
    order = tuple(NAMES)
    return tuple(sorted(map(_judged, written), key=lambda each: order.index(each.browser)))


def _judged(written: Written) -> Blocker:
    if written.ordered is not None:
        word = _word(on=written.ordered)
        return Blocker(browser=written.browser, kind=written.kind, word=word, held=True)
    return Blocker(browser=written.browser, kind=written.kind, word=_worst(_words(written)))


def _word(*, on: bool) -> Word:
    return "on" if on else "off"


def _words(written: Written) -> Iterator[Word]:
    """Say of each choice what it comes to."""
    usual = written.advised if written.advised is not None else written.kind not in _EXTRAS
    for choice in written.choices:
        if choice is Choice.HIDDEN:
            yield "unknown"
        else:
            yield _word(on=usual if choice is Choice.NONE else choice is Choice.ON)


def _worst(words: Iterable[Word]) -> Word:
    """Return what must be said of all together; of nothing, nothing is known."""
    found = set(words)
    if "off" in found:
        return "off"
    return "on" if found == {"on"} else "unknown"
