"""Look at a desktop from outside: which windows stand on it, in which order, in which colours."""

import struct
from dataclasses import dataclass

import xcffib
import xcffib.xproto as x11

from desktop import Desktop

MOST = 1_024


@dataclass(frozen=True)
class Window:
    """A top-level window as the window manager knows it."""

    id: int
    title: str
    pid: int
    full_screen: bool


class Onlooker:
    """A connection of its own to the X server of a desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._connection = xcffib.connect(display=desktop.environ["DISPLAY"])
        self._core = self._connection.core
        self._screen = self._connection.get_setup().roots[0]
        self._atoms: dict[str, int] = {}

    def close(self) -> None:
        """End the connection."""
        self._connection.disconnect()

    def windows(self) -> list[Window]:
        """Return every managed window, the lowest first, the topmost last."""
        full = self._atom("_NET_WM_STATE_FULLSCREEN")
        return [
            Window(
                id=window,
                title=(
                    self._bytes(window, "_NET_WM_NAME") or self._bytes(window, "WM_NAME")
                ).decode(errors="replace"),
                pid=next(iter(self._numbers(window, "_NET_WM_PID")), 0),
                full_screen=full in self._numbers(window, "_NET_WM_STATE"),
            )
            for window in self._numbers(self._screen.root, "_NET_CLIENT_LIST_STACKING")
        ]

    def titled(self, words: str) -> list[Window]:
        """Return the managed windows in whose titles these words stand."""
        return [window for window in self.windows() if words in window.title]

    def of(self, pid: int) -> list[Window]:
        """Return the managed windows of one process."""
        return [window for window in self.windows() if window.pid == pid]

    def colour(self, x: int, y: int) -> int:
        """Return the colour (0xRRGGBB) that stands on the screen at a point."""
        pixmap = x11.ImageFormat.ZPixmap
        image = self._core.GetImage(pixmap, self._screen.root, x, y, 1, 1, 0xFFFFFFFF).reply()
        return int(struct.unpack("<I", bytes(image.data.raw[:4]))[0]) & 0xFFFFFF

    def _atom(self, name: str) -> int:
        if name not in self._atoms:
            self._atoms[name] = self._core.InternAtom(False, len(name), name).reply().atom
        return self._atoms[name]

    def _bytes(self, window: int, name: str) -> bytes:
        try:
            answer = self._core.GetProperty(False, window, self._atom(name), 0, 0, MOST).reply()
        except xcffib.XcffibException:  # the window has just gone
            return b""
        return bytes(answer.value.raw)

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        value = self._bytes(window, name)
        return struct.unpack(f"<{len(value) // 4}I", value[: len(value) // 4 * 4])

    def paint_root(self, colour: int) -> None:
        """Give the empty desktop a colour."""
        root = self._screen.root
        self._core.ChangeWindowAttributes(root, x11.CW.BackPixel, [colour])
        self._core.ClearArea(False, root, 0, 0, 0, 0)
        self._connection.flush()

    def painted(self, window: int, colour: int) -> bool:
        """Tell whether a window shows its own colour near its upper left corner."""
        try:
            at = self._core.TranslateCoordinates(window, self._screen.root, 6, 6).reply()
            return self.colour(at.dst_x, at.dst_y) == colour
        except xcffib.XcffibException:  # not yet mapped, or gone again
            return False
