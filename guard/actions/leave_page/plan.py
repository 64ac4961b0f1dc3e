"""What to try next so that a page goes, judged by what its browser shows."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from guard.desktop.browsers import same_site

SETTLED: Final = 0.6
"""Seconds without the page after which it is believed to be gone: some open again."""
APART: Final = 0.6
"""Seconds that closing may take before it is tried again."""
KEYS_AFTER: Final = 1.2
"""Seconds after which the keyboard is tried where no tab can be closed."""
KEYS_ANYWAY: Final = 3.0
"""Seconds after which it is tried although one could."""
END_AFTER: Final = 6.0
"""Seconds after which the browser is ended."""
_NEVER: Final = float("-inf")


@dataclass(frozen=True, slots=True)
class Frame:
    """A window as its window manager lists it."""

    number: int
    pid: int
    title: str
    full_screen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A window of the browser and what it shows."""

    window: Hashable
    page: str = ""
    """Its name (guard.desktop.browsers); empty while it cannot be read."""
    tab: Hashable = None
    """The tab that is selected; None while it cannot be seen."""
    closable: bool = False
    """The tab has a button that closes it."""
    tabs: int = 0
    """How many tabs the window has, 0 while that cannot be seen."""
    boxed: bool = False
    """A dialog stands before the page."""
    lively: bool = True
    """Its browser has just answered."""
    frame: int = 0
    """Its number in the list of the window manager, 0 where that is not certain."""
    front: bool = False


class Step(Enum):
    """What to do with a window."""

    WAIT = auto()
    CLOSE_TAB = auto()
    ANSWER = auto()
    """Answer its dialog."""
    CLOSE_WINDOW = auto()
    PRESS_KEYS = auto()
    """Close what the window shows by the keyboard."""
    END = auto()
    """End the browser."""
    GONE = auto()
    """The page is no longer shown: all is done."""


class Plan:
    """Chooses the mildest step that is left, never one that may meet another page's tab."""

    def __init__(self, page: str) -> None:
        """Take the name of a page; without one it is the page that stands in front."""
        self._page = page
        self._window: Hashable = None
        self._last: Shown | None = None
        """How the page's tab was last seen, before it was first tried."""
        self._began: float | None = None
        self._seen = 0.0
        self._met = False
        """Whether the page has been seen."""
        self._tab_at = self._window_at = self._keys_at = _NEVER

    def next(self, windows: Sequence[Shown], now: float) -> tuple[Step, Shown | None]:
        """Choose, by the monotonic clock, a step and the window it is for."""
        if self._began is None:
            self._began = self._seen = now
        self._learn(windows)
        here = next((shown for shown in windows if self._holds(shown)), None)
        if here is None:
            return (Step.GONE if self._is_settled(windows, now) else Step.WAIT), None
        self._seen, self._met = now, True
        if now - self._began >= END_AFTER:
            return Step.END, here
        if self._last and here.window == self._window and here.tab is None:
            here = replace(here, tab=self._last.tab, closable=self._last.closable)
        return self._choose(here, now, now - self._began), here

    def _learn(self, windows: Sequence[Shown]) -> None:
        """Find out which window and which tab are meant, as soon as that can be seen."""
        if self._window is None:
            self._window = next((shown.window for shown in self._candidates(windows)), None)
        for shown in windows:
            if shown.window == self._window and shown.page and self._untouched:
                self._page = self._page or shown.page
                if self._last is None and shown.tab and same_site(shown.page, self._page):
                    self._last = shown

    def _candidates(self, windows: Sequence[Shown]) -> list[Shown]:
        """Order the windows that may hold the page, the likeliest first."""
        if not self._page:
            return sorted(windows, key=lambda shown: not shown.front)
        exact = [shown for shown in windows if shown.page == self._page]
        near = [shown for shown in windows if same_site(shown.page, self._page)]
        hidden = [shown for shown in windows if shown.boxed and not shown.page]
        return [*exact, *near, *hidden]

    def _is_settled(self, windows: Sequence[Shown], now: float) -> bool:
        """Tell whether the page has been away long enough; a browser may have to wake first."""
        known = self._met or all(shown.page for shown in windows)
        return now - self._seen >= (SETTLED if known else KEYS_ANYWAY)

    @property
    def _untouched(self) -> bool:
        return self._tab_at == self._window_at == self._keys_at == _NEVER

    def _holds(self, shown: Shown) -> bool:
        """Tell whether a window shows the page, under whatever address, or a page it opened.

        Another tab of the same site is another page; a window with one tab, or with none that
        can be seen, is a pop-up.
        """
        if self._page and shown.page == self._page:
            return True
        ours = shown.window == self._window
        if ours and self._last and shown.tab not in (None, self._last.tab):
            return False
        if not shown.page:
            return ours
        return same_site(shown.page, self._page) and (ours or shown.tabs <= 1)

    def _choose(self, shown: Shown, now: float, waited: float) -> Step:
        """Choose what to do with a window that holds the page."""
        if shown.closable and now - self._tab_at >= APART:
            self._tab_at = now
            return Step.CLOSE_TAB
        patience = KEYS_ANYWAY if shown.closable else KEYS_AFTER
        if waited >= patience and self._may_press(shown, now):
            self._keys_at = now
            return Step.PRESS_KEYS
        if shown.boxed:
            return Step.ANSWER
        if shown.tabs == 1 and not shown.closable and now - self._window_at >= APART:
            self._window_at = now
            return Step.CLOSE_WINDOW
        return Step.WAIT

    def _may_press(self, shown: Shown, now: float) -> bool:
        """Tell whether keys would meet this page: in a busy browser they wait for the next tab."""
        return now - self._keys_at >= 2 * APART and (shown.lively or self._untouched)
