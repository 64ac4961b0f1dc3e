"""What of the guard's own files is not whole: it is told like a sense that sees in part."""

from collections.abc import Iterable, Iterator

from guard.core.senses import SenseState
from guard.store import paths
from guard.store.journal import Journal
from guard.store.library import Trouble
from guard.store.settings import SettingsFile
from guard.ui.words import Words


def troubles(
    broken: Iterable[Trouble], words: Words, settings: SettingsFile, journal: Journal
) -> Iterator[SenseState]:
    """Yield each file that is broken (of the knowledge), set aside, or cannot be written."""
    for trouble in broken:
        yield _broken("knowledge", "bad_resource", trouble.file)
    if words.trouble:
        yield _broken("knowledge", "bad_resource", f"words/{words.trouble}")
    if settings.trouble:
        yield _broken("settings", settings.trouble, settings.kept)
    if settings.unprepared:
        yield _broken("settings", "not_prepared", settings.unprepared)
    for place in settings.mandate.troubles:
        yield _broken("settings", "bad_mandate", f"{paths.mandate().name} {place}")
    if journal.trouble:
        yield _broken("journal", journal.trouble, journal.kept)


def _broken(name: str, why: str, about: str) -> SenseState:
    return SenseState(name=name, seeing=True, why=why, about=about)
