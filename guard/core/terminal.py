"""What obeys a command that is pasted into it: a terminal, or the Run box of Windows."""

from guard.core.entry import Entry, Sources, Word
from guard.core.sighting import Sighting


class Box(Entry, frozen=True, kw_only=True):
    """A window of a program that does much else, known by its title."""

    program: Word
    titles: tuple[Word, ...]


class Terminals(Entry, frozen=True, kw_only=True):
    """Every such program and window."""

    programs: tuple[Word, ...] = ()
    """Those that only a person starts."""
    windows: tuple[Word, ...] = ()
    """Those that also run unseen: only a window shows that one was opened."""
    box: tuple[Box, ...] = ()
    source: Sources


class Prompts:
    """The same, arranged to know one when it opens."""

    def __init__(self, terminals: Terminals | None) -> None:
        self._programs = {name.casefold() for name in (terminals.programs if terminals else ())}
        self._windows = {name.casefold() for name in (terminals.windows if terminals else ())}
        self._boxes = {
            (box.program.casefold(), title.casefold())
            for box in (terminals.box if terminals else ())
            for title in box.titles
        }

    def opened(self, sighting: Sighting) -> bool:
        """Tell whether a program or a window is one that obeys what is pasted."""
        if sighting.program is None:
            return False
        name, title = sighting.program.name.casefold(), sighting.title.strip().casefold()
        if name in self._programs or (name, title) in self._boxes:
            return True
        return bool(title) and name in self._windows
