"""How often pictures of one site may be read, so that none can make it cost without end."""

from time import monotonic
from typing import Final

APART: Final = (0.0, 2.0, 4.0, 15.0, 60.0, 300.0)
"""Seconds between two pictures that are read, by how many were read of one site or one full
screen, or by how many rounds of looks one page had: a page that calls itself something else
without end must not cost without end."""
FORGOTTEN: Final = 600.0
"""Seconds after which a site begins anew."""
SITES: Final = 64
"""Sites that are remembered."""


def pause(times: int) -> float:
    """Return the seconds to wait after so many times."""
    return APART[min(times, len(APART) - 1)]


class Ration:
    """Counts what was read, by site; a full screen is none, and has a count of its own."""

    def __init__(self) -> None:
        self._reads: dict[str, tuple[int, float]] = {}

    def next(self, site: str) -> float:
        """Return when a picture of a site may be read, by the monotonic clock."""
        times, at = self._reads.get(site, (0, 0.0))
        return at + pause(times) if monotonic() < at + FORGOTTEN else 0.0

    def spend(self, site: str) -> None:
        """Take note that a picture of a site was read."""
        now = monotonic()
        times, at = self._reads.pop(site, (0, 0.0))
        self._reads[site] = (times + 1 if now < at + FORGOTTEN else 1), now
        if len(self._reads) > SITES:
            del self._reads[next(iter(self._reads))]

    def renew(self, site: str) -> None:
        """Let a site begin anew."""
        self._reads.pop(site, None)
