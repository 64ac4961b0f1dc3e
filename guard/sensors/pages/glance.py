"""What an adapter tells about the browser in front."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialog:
    """A box in front of a page that wants an answer."""

    number: str
    """Tells it from other dialogs of the same browser."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the browser in front shows, but for the words of its page; texts may be hostile."""

    browser: int
    """The process of the browser."""
    address: str
    """Empty while no page can be seen."""
    title: str = ""
    dialogs: tuple[Dialog, ...] = ()


class Browsers(Protocol):
    """The browsers of one desktop. Every method may raise OSError: none can be seen any more."""

    @property
    def changed(self) -> bool:
        """Whether the page has changed since it was read."""

    def wait(self, seconds: float) -> bool:
        """Wait until something happens in a browser, or for ``seconds``; return whether it did."""

    def glance(self) -> Glance | None:
        """Return what the browser in front shows, None if there is no browser."""

    def words(self) -> str:
        """Read the page of the last glance; return nothing where there is nothing to read yet."""

    def unreadable(self) -> frozenset[str]:
        """Name the browsers that run and cannot be read."""
