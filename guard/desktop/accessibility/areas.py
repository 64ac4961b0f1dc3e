"""Where things stand in their window, in pixels from its upper left corner."""

from typing import Any, Final, NamedTuple

from guard.desktop.accessibility.questions import Question, Ref

_COMPONENT: Final = "org.a11y.atspi.Component"
_IN_WINDOW: Final = 1
"""Coordinates; there are no others under Wayland."""


class Area(NamedTuple):
    """A part of a window; it may reach beyond what can be seen."""

    x: int
    y: int
    width: int
    height: int

    def within(self, other: "Area") -> "Area":
        """Return what two areas share; its width or height is 0 if they share nothing."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Area(left, top, max(0, right - left), max(0, bottom - top))

    @property
    def size(self) -> int:
        """Its pixels."""
        return self.width * self.height


def asks_area(ref: Ref) -> Question:
    """Ask where an object stands."""
    return Question(ref, _COMPONENT, "GetExtents", "u", (_IN_WINDOW,))


def asks_at(ref: Ref, x: int, y: int) -> Question:
    """Ask which object below this one a click there would meet."""
    return Question(ref, _COMPONENT, "GetAccessibleAtPoint", "iiu", (x, y, _IN_WINDOW))


def area(answer: Any) -> Area | None:
    """Return the area an answer holds, None if the object is not laid out."""
    match answer:
        case (int(x), int(y), int(width), int(height)) if width > 0 and height > 0:
            return Area(x, y, width, height)
        case _:
            return None
