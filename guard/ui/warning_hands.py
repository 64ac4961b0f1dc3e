"""The hands that a warning moves; what they do is known elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from guard.core.advice import Advice
from guard.core.outcome import Page, Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """What the warning can do on the person's wish; each call may take seconds."""

    stop: Callable[[Advice], Stopped]
    """End the tools and leave the page."""
    cut: Callable[[], bool]
    """Turn the internet off; tell whether it is."""
    restore: Callable[[], bool]
    """Turn it on again; tell whether it is."""


def _pretend(advice: Advice) -> Stopped:
    return Stopped(ended=advice.tools, page=Page.GONE if advice.page else Page.NONE)


PRETENDED: Final = Hands(stop=_pretend, cut=lambda: True, restore=lambda: True)
"""Hands for practice: they do nothing, and all goes well."""
