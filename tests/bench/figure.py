"""One measured figure, beside what it should be."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """What was measured, in which unit, over how many runs, and the floor set for it."""

    what: str
    unit: str
    middle: float
    least: float
    most: float
    runs: int
    wanted: float | None = None

    def __str__(self) -> str:
        wanted = "" if self.wanted is None else f"   (wanted: at most {self.wanted:g})"
        spread = (
            "" if self.runs == 1 else f"   {self.least:.3g} to {self.most:.3g}, {self.runs} runs"
        )
        return f"{self.what:<66} {self.middle:>8.3g} {self.unit}{wanted}{spread}"

    def facts(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self)


def figure(what: str, unit: str, values: Iterable[float], wanted: float | None = None) -> Figure:
    """Sum up measured values by their median."""
    measured = sorted(values)
    return Figure(what, unit, median(measured), measured[0], measured[-1], len(measured), wanted)
