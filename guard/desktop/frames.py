"""Whether a window fills its screen, by its place and its frame."""

from typing import Final, NamedTuple

_CAPTION: Final = 0x00C00000
"""WS_CAPTION: a title bar, which needs both of its bits."""


class Rectangle(NamedTuple):
    """A part of the screen, in pixels; right and bottom lie just outside."""

    left: int
    top: int
    right: int
    bottom: int


def fills(window: Rectangle, monitor: Rectangle, style: int) -> bool:
    """Tell whether a window of this style covers a monitor, its frame hidden.

    One that is only enlarged reaches beyond the edges too, but keeps its title bar.
    """
    return (
        style & _CAPTION != _CAPTION
        and window.left <= monitor.left
        and window.top <= monitor.top
        and window.right >= monitor.right
        and window.bottom >= monitor.bottom
        and monitor.left < monitor.right
    )
