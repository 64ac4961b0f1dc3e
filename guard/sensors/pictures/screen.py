"""What the pictures sense needs to know of a screen and of the pages on it."""

from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol

from guard.desktop.accessibility.areas import Area

LIMIT: Final = 12.0
"""Seconds that the reading of a picture may take; an ordinary one takes half a second."""
LONGEST: Final = 8_000
"""Characters of words that are kept."""
LARGEST: Final = 2_600
"""Pixels in a row from which each second one is enough: letters are larger there. Windows' reader
takes no more."""
PIXEL: Final = 4
"""Bytes of a pixel, at 24 and 32 bits of colour: blue, green, red, nothing."""
_GREEN: Final = 1


class View(NamedTuple):
    """The window in front."""

    window: int
    title: str
    """At most 1,000 characters; may be hostile."""
    pid: int
    fills: bool
    """Whether it fills its monitor."""
    program: str = ""
    """The name of its process, once that is known to be a browser's."""
    page: str = ""
    """The name of its page, as far as that is known,"""
    address: str = ""
    """and the address; hostile, and perhaps secret."""


class Picture(NamedTuple):
    """One byte a pixel, row by row; it stays in memory and is never written anywhere."""

    width: int
    height: int
    grey: bytes

    def __repr__(self) -> str:
        """Tell its size only."""
        return f"Picture({self.width}x{self.height})"


class Taken(NamedTuple):
    """What was pictured of a view."""

    picture: Picture
    drawn: bool
    """Whether its page may have no words but these: none tell of themselves."""


class Page(NamedTuple):
    """What a page tells about itself; nothing if it is one of the browser's own."""

    name: str = ""
    address: str = ""
    """Where it is; hostile, and perhaps secret."""


def greens(pixels: bytes, width: int, height: int) -> Picture:
    """Return the picture of pixels, by their green: it tells bright from dark in most colours."""
    step = -(-max(width, height) // LARGEST)
    if step == 1:
        return Picture(width, height, pixels[_GREEN::PIXEL])
    row = width * PIXEL
    starts = range(0, height * row, step * row)
    rows = (pixels[at + _GREEN : at + row : step * PIXEL] for at in starts)
    return Picture(-(-width // step), -(-height // step), b"".join(rows))


def printed(lines: Iterable[str]) -> str:
    """Return the lines that a reader found, without the empty ones."""
    return "\n".join(line for line in lines if line and not line.isspace())[:LONGEST]


class Screen(Protocol):
    """A screen with its windows."""

    def wait(self, seconds: float) -> None:
        """Wait until a window comes to the front or changes, or for ``seconds``."""

    def front(self) -> View | None:
        """Return the window in front, of whatever program."""

    def shows(self, window: int) -> bool:
        """Tell whether a window is there and not put away."""

    def picture(self, window: int, part: Area | None) -> Picture | None:
        """Return what a window, or a part of it, shows; None when it is gone or out of sight."""


class Pages(Protocol):
    """The pages of browsers, as far as they tell about themselves."""

    def stirred(self) -> bool:
        """Tell whether something has happened in a browser since this was asked."""

    def page(self, pid: int) -> Page | None:
        """Return the page in front of a browser; None for no answer."""

    def drawn(self) -> Area | None:
        """Return where the page last named stands if its words may be drawn, else None."""


class Reading(Protocol):
    """One picture that is being read."""

    def words(self, seconds: float) -> str | None:
        """Return the words, none if it failed; None if it is still reading after so long."""

    def close(self) -> None:
        """Stop reading."""


class Reader(Protocol):
    """What reads pictures; it may not be installed."""

    lack: str
    """Why no picture can be read while it is not there."""

    def is_there(self) -> bool:
        """Tell whether it is installed."""

    def begin(self, picture: Picture) -> Reading:
        """Begin to read; raise OSError if it cannot be started."""
