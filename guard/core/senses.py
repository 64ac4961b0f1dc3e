"""How well each sense can see."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SenseState:
    """What one sense sees now, and why not more."""

    name: str
    """The sensor's name, a key under ``sense`` in resources/words."""
    seeing: bool
    """False: it sees nothing at all. True beside a ``why``: it sees in part."""
    why: str = ""
    """A key under ``blind`` in resources/words."""
    about: str = ""
    """Fills the sentence; untrusted text."""
    limit: bool = False
    """What lacks is an extra: it is told where somebody asks, and closes no eye."""

    @property
    def whole(self) -> bool:
        """Whether it sees all that the guard can do without extras."""
        return self.seeing and (self.limit or not self.why)
