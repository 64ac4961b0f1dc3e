"""Colours and sizes of type: paper, ink and one amber, by day and by night."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette

HEADLINE: Final = 30.0
HEADLINE_LOW: Final = 24.0
"""The same on a monitor that is short of height."""
NUMBER: Final = 26.0
HEADING: Final = 20.0
BODY: Final = 18.0
SMALL: Final = 15.0
"""Points; nothing a person reads is smaller."""

USUAL: Final = 10.0
"""Points of a desktop's own type when nobody has asked for larger."""
LARGEST: Final = 2.5
"""How many times larger type may grow before a sentence no longer fits a screen."""

SIZES: Final = {"usual": 1.0, "large": 1.25, "largest": 1.5}
"""How many times larger type is by the person's own choice in the guard."""

LONGEST_WORD: Final = 20
"""Letters after which a word may be broken."""
BREAK: Final = "\u200b"
"""A place to break a line that takes no room."""
CORNER: Final = 12
"""Pixels by which corners are rounded."""

SMALL_MONITOR: Final = 800
"""Pixels of height up to which type keeps its size."""
FARTHEST: Final = 1.3
MIDDLE: Final = 128
"""Lightness below which a desktop counts as dark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What things are drawn in; every ink stands out from paper and card by 7 to 1."""

    paper: str
    card: str
    ink: str
    soft: str
    """Ink of the small print."""
    line: str
    amber: str
    """The rule's edge and the focus ring, never text."""


DAY: Final = Paper(
    paper="#fdf8ee", card="#ffffff", ink="#14324a", soft="#35506a", line="#c9bfa8", amber="#f2a93b"
)
NIGHT: Final = Paper(
    paper="#12212e", card="#1b3042", ink="#f8f1e2", soft="#cbd5dc", line="#48627a", amber="#f2a93b"
)
STARK_DAY: Final = Paper(
    paper="#ffffff", card="#ffffff", ink="#000000", soft="#000000", line="#000000", amber="#f2a93b"
)
STARK_NIGHT: Final = Paper(
    paper="#000000", card="#000000", ink="#ffffff", soft="#ffffff", line="#ffffff", amber="#f2a93b"
)


LOOKS: Final = {
    "day": DAY,
    "night": NIGHT,
    "stark_day": STARK_DAY,
    "stark_night": STARK_NIGHT,
}


@dataclass(slots=True)
class _Choice:
    """What the person chose for the guard alone."""

    size: float = 1.0
    paper: Paper | None = None
    """None: as the desktop."""


_choice = _Choice()


def choose(size: str = "usual", look: str = "system") -> None:
    """Draw whatever is made from now on in this size and look."""
    _choice.size, _choice.paper = SIZES[size], LOOKS.get(look)


def current() -> Paper:
    """Return the paper the person chose for the guard or, else, for the whole desktop."""
    return _choice.paper or _desktop()


def _desktop() -> Paper:
    hints = QGuiApplication.styleHints()
    night = hints.colorScheme() is Qt.ColorScheme.Dark
    if hints.colorScheme() is Qt.ColorScheme.Unknown:  # then only its windows tell
        night = QGuiApplication.palette().window().color().lightness() < MIDDLE
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        wish = hints.accessibility().contrastPreference()
        if wish is Qt.ContrastPreference.HighContrast:
            return STARK_NIGHT if night else STARK_DAY
    return NIGHT if night else DAY


def palette(paper: Paper) -> QPalette:
    """Spread a paper over the roles that Qt's own parts draw with."""
    role = QPalette.ColorRole
    made = QPalette(QColor(paper.card), QColor(paper.paper))
    for roles, colour in (
        ((role.WindowText, role.Text, role.ButtonText), paper.ink),
        ((role.Base, role.Button), paper.card),
        ((role.PlaceholderText,), paper.soft),
        ((role.Mid,), paper.line),
        ((role.Highlight, role.Accent), paper.amber),
        ((role.HighlightedText,), DAY.ink),
    ):
        for each in roles:
            made.setColor(each, QColor(colour))
    return made


def font(size: float, *, bold: bool = False) -> QFont:
    """Return the desktop's own type at ``size`` points or, where it helps, larger."""
    made = QGuiApplication.font()
    made.setPointSizeF(size * min(_wish(made) * _choice.size * _distance(), LARGEST))
    made.setBold(bold)
    return made


def _wish(desktop: QFont) -> float:
    """Return how many times larger than usual the person has set the desktop's type."""
    return max(desktop.pointSizeF() / USUAL, 1.0)  # below 0: set in pixels


def _distance() -> float:
    """Return how many times larger type may be because the monitor is larger."""
    height = QGuiApplication.primaryScreen().size().height()
    return min(max(height / SMALL_MONITOR, 1.0), FARTHEST)


def measure(letters: float, size: float = BODY) -> int:
    """Return the width of so many letters of ordinary text, in pixels."""
    return round(letters * QFontMetrics(font(size)).averageCharWidth())


def breakable(text: str) -> str:
    """Let words that are longer than a line be broken, so that none is cut."""
    return " ".join(
        word if len(word) <= LONGEST_WORD else BREAK.join(_pieces(word)) for word in text.split(" ")
    )


def _pieces(word: str) -> Iterator[str]:
    """Yield a long word in parts, best where a dot of its address ends one."""
    for part in word.replace(".", f".{BREAK}").split(BREAK):
        for at in range(0, len(part), LONGEST_WORD):
            yield part[at : at + LONGEST_WORD]
