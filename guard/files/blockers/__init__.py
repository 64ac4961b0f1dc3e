"""What this computer's browsers, and Windows, do themselves against bad pages; only looked at."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from guard.core.blockers import Blocker, Choice, Kind, Written, judge
from guard.files.blockers import profiles
from guard.files.blockers.orders import Orders, decided
from guard.files.blockers.profiles import UnreadableError

Reader = Callable[[Path], Iterable[Choice]]
"""Returns what is chosen in the folder that a browser keeps for a person; nothing: not used."""

if sys.platform == "linux":
    from guard.files.blockers.linux import folders, orders, others
elif sys.platform == "win32":
    from guard.files.blockers.win32 import folders, orders, others
else:

    def folders() -> Mapping[str, tuple[Path, ...]]:
        """Know no folders here."""
        return {}

    def orders(_browser: str) -> Orders:
        """Know no orders here."""
        return Orders()

    def others(_kind: Kind) -> tuple[Choice, ...]:
        """Know no other place here."""
        return ()


def look() -> tuple[Blocker, ...]:
    """Look at every browser that somebody uses here; takes some ms for each megabyte."""
    return judge(_written())


def _written() -> Iterator[Written]:
    for browser, places in folders().items():
        for kind, reader in _READERS[browser].items():
            chosen = tuple(choice for place in places for choice in reader(place))
            if chosen or browser == "windows":
                yield _with_orders(browser, kind, (*chosen, *others(kind)))


def _with_orders(browser: str, kind: Kind, choices: tuple[Choice, ...]) -> Written:
    try:
        firm, advised = orders(browser)
    except UnreadableError:
        return Written(browser=browser, kind=kind, choices=(Choice.HIDDEN,))
    return Written(
        browser=browser,
        kind=kind,
        choices=choices,
        ordered=decided(kind, firm),
        advised=decided(kind, advised),
    )


def _each(part: Callable[[Path], Choice]) -> Reader:
    """Ask every profile in a folder."""
    return lambda folder: [part(profile) for profile in profiles.used(folder)]


def _smartscreen(folder: Path) -> Iterator[Choice]:
    if profiles.used(folder):
        yield profiles.smartscreen(folder)


def _untold(folder: Path) -> Iterator[Choice]:
    """Say that it cannot be told: Edge does not say where it keeps this choice."""
    if profiles.used(folder):
        yield Choice.HIDDEN


def _unsure(profile: Path) -> Choice:
    """Believe only in "off": Google refuses its lists to builds that carry no key of its own."""
    chosen = profiles.pages(profile)
    return chosen if chosen is Choice.OFF else Choice.HIDDEN


_PAGES: Final[Mapping[Kind, Reader]] = {"pages": _each(profiles.pages)}
_READERS: Final[Mapping[str, Mapping[Kind, Reader]]] = {
    "edge": {"smartscreen": _smartscreen, "scareware": _untold},
    "chrome": {**_PAGES, "enhanced": _each(profiles.enhanced)},
    "chromium": {"pages": _each(_unsure)},
    "brave": _PAGES,
    "firefox": {"deceptive": profiles.firefox},
    "windows": {"programs": lambda _: ()},
}
