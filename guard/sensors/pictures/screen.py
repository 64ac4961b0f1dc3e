"""What the pictures sense needs to know of a screen."""

from typing import NamedTuple, Protocol


class View(NamedTuple):
    """The window in front, which fills its monitor."""

    window: int
    title: str
    """At most 1,000 characters; may be hostile."""
    pid: int
    program: str = ""
    """The name of its process, once that is known to be a browser's."""


class Picture(NamedTuple):
    """One byte a pixel, row by row; it stays in memory and is never written anywhere."""

    width: int
    height: int
    grey: bytes

    def __repr__(self) -> str:
        """Tell its size only."""
        return f"Picture({self.width}x{self.height})"


class Screen(Protocol):
    """A screen with its windows."""

    def wait(self, seconds: float) -> None:
        """Wait until a window comes to the front or changes, or for ``seconds``."""

    def filled(self) -> View | None:
        """Return the window in front if it fills its monitor, else None."""

    def picture(self, window: int) -> Picture | None:
        """Return what a window shows; None when it is gone or cannot be read."""


class Reading(Protocol):
    """One picture that is being read."""

    def words(self, seconds: float) -> str | None:
        """Return the words, none if it failed; None if it is still reading after so long."""

    def close(self) -> None:
        """Stop reading."""


class Reader(Protocol):
    """What reads pictures; it may not be installed."""

    def is_there(self) -> bool:
        """Tell whether it is installed."""

    def begin(self, picture: Picture) -> Reading:
        """Begin to read; raise OSError if it cannot be started."""
