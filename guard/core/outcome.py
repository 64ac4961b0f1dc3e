"""What the hands of a warning have come to."""

from dataclasses import dataclass
from enum import Enum


class Internet(Enum):
    """What has become of the internet."""

    ON = "on"
    OFF = "off"
    STAYS_ON = "stays_on"
    """It could not be turned off."""
    STAYS_OFF = "stays_off"
    """It could not be turned on again."""


class Page(Enum):
    """What has become of the page that frightens."""

    NONE = "none"
    """There was none to leave."""
    GONE = "gone"
    BROWSER_ENDED = "browser_ended"
    STAYS = "stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """What "Stop it now" has come to."""

    ended: tuple[str, ...] = ()
    """Tools, by name."""
    left: tuple[str, ...] = ()
    needs_administrator: bool = False
    page: Page = Page.NONE

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left."""
        return not self.left and self.page is not Page.STAYS
