"""What the person, their family or an organisation has chosen: kept, and followed at once."""

import msgspec
from PySide6.QtCore import QLocale, QObject, Signal

from guard.core.settings import Settings
from guard.store import paths
from guard.store.settings import SettingsFile, read_mandate


class Choices(QObject):
    """The settings and who may change them."""

    changed = Signal()
    """The person has chosen otherwise: read the settings again."""

    def __init__(self) -> None:
        super().__init__()
        self.file = SettingsFile(paths.settings(), read_mandate(paths.mandate()))

    @property
    def settings(self) -> Settings:
        """Return what the person has chosen."""
        return self.file.settings

    @property
    def locked(self) -> frozenset[str]:
        """Name the choices that an organisation has made for this computer."""
        return self.file.mandate.locked

    @property
    def language(self) -> str:
        """Return the chosen language, or the system's, e.g. ``de``."""
        return self.settings.language or QLocale.languageToCode(QLocale.system().language())

    @property
    def place(self) -> tuple[str, str]:
        """Return the country whose helplines are shown, and the part of it."""
        return self.settings.country, self.settings.nation

    def choose(self, settings: Settings) -> bool:
        """Keep and follow new choices; tell whether they could be written down.

        They hold until the guard ends in either case.
        """
        try:
            self.file.save(settings)
        except OSError:
            kept = False
        else:
            kept = True
        self.changed.emit()
        return kept

    def change(self, changes: dict[str, object]) -> bool:
        """Keep and follow changed fields of the settings; tell whether they could be kept."""
        return self.choose(msgspec.structs.replace(self.settings, **changes))

    def know_tool(self, name: str) -> bool:
        """Take down that the family knows an installed tool; tell whether it could be kept."""
        return self.change({"known_tools": tuple(sorted({*self.settings.known_tools, name}))})

    def list_tools(self, names: tuple[str, ...]) -> None:
        """Take down that the person has been shown these installed tools."""
        if names:
            self.change({"listed_tools": (*self.settings.listed_tools, *names)})
