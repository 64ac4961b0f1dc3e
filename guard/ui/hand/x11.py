"""Touches on X11: raw events of XInput 2 name the device that each of them comes from.

What programs inject through XTEST comes from a device of that name; Qt is told only of the
master device behind both. An event that another program sends to a window comes from no
device at all, and says so in its first byte.
"""

import sys

assert sys.platform == "linux"

import ctypes
import struct
from collections.abc import Callable
from typing import Any, Final

import xcffib
from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, QSocketNotifier
from xcffib import xinput, xkb

from guard.desktop import x11
from guard.ui.hand.touches import Kind, Moment

_ALL_DEVICES: Final = 0
_ALL_MASTERS: Final = 1
_GENERIC: Final = 35
"""GenericEvent, as which every event of XInput 2 comes."""
_HEAD: Final = struct.Struct("=B7xH10xH")
"""Type, kind of event and source device; the number of the key, between them, is skipped."""
_KINDS: Final = {
    13: Kind.KEY,  # RawKeyPress
    14: Kind.KEY,  # RawKeyRelease
    15: Kind.POINTER,  # RawButtonPress
    16: Kind.POINTER,  # RawButtonRelease
    22: Kind.POINTER,  # RawTouchBegin
    24: Kind.POINTER,  # RawTouchEnd
}
"""Buttons act when they are let go: so that counts as well."""
_HIERARCHY: Final = 11
"""Devices came or went."""
_MOUSE_KEYS: Final = 1 << 4
"""XkbMouseKeysMask."""
_CORE_KEYBOARD: Final = 0x100
"""XkbUseCoreKbd."""
_SENT: Final = {0x82: Kind.KEY, 0x83: Kind.KEY, 0x84: Kind.POINTER, 0x85: Kind.POINTER}
"""First byte of a press or release that a program sent: the type, and the mark of SendEvent."""

Heard = Callable[[Kind, bool], None]


class Devices(QObject):
    """The devices of an X server, on a connection of our own."""

    def __init__(self, connection: xcffib.Connection, heard: Heard) -> None:
        """Ask for raw events; raise xcffib.XcffibException where there are none."""
        super().__init__()
        self._connection = connection
        self._heard = heard
        self._input = connection(xinput.key)
        self._keyboard = connection(xkb.key)
        self._input.XIQueryVersion(2, 2).reply()
        self._keyboard.UseExtension(1, 0).reply()
        self._select()
        self._programs = self._find_programs()
        connection.hoist_event = self._read  # what is not read here is read nowhere
        self._bell = QSocketNotifier(
            connection.get_file_descriptor(), QSocketNotifier.Type.Read, self
        )
        self._bell.activated.connect(self._ring)
        self._sent = _Sent(heard)
        if application := QCoreApplication.instance():
            application.installNativeEventFilter(self._sent)

    def moment(self) -> Moment:
        """Hear everything up to now: an answer of the server comes after all before it."""
        try:
            held = frozenset(
                kind for device, kind in self._programs.items() if self._is_down(device)
            )
            control = self._keyboard.GetControls(_CORE_KEYBOARD).reply()
            self._drain()
        except xcffib.XcffibException:
            raise OSError("the X server has gone") from None
        return Moment(held, bool(control.enabledControls & _MOUSE_KEYS))

    def close(self) -> None:
        """Let go of the server."""
        self._bell.setEnabled(False)
        if application := QCoreApplication.instance():
            application.removeNativeEventFilter(self._sent)
        self._connection.disconnect()

    def _ring(self) -> None:
        try:
            self._drain()
        except xcffib.XcffibException:
            self._bell.setEnabled(False)  # the next question finds that it has gone

    def _drain(self) -> None:
        while self._connection.poll_for_event() is not None:
            pass

    def _read(self, event: Any) -> bool:
        """Read of an event only which device touched what kind of thing."""
        first, kind, source = _HEAD.unpack(bytes(xcffib.ffi.buffer(event, _HEAD.size)))
        if first == _GENERIC and kind == _HIERARCHY:
            self._programs = self._find_programs()
        elif first == _GENERIC and kind in _KINDS:
            self._heard(_KINDS[kind], source in self._programs)
        return True

    def _find_programs(self) -> dict[int, Kind]:
        """Return the devices that stand for programs, and what they touch."""
        found = {}
        for device in self._input.XIQueryDevice(_ALL_DEVICES).reply().infos:
            if b"XTEST" in b"".join(device.name):
                pointer = device.type == xinput.DeviceType.SlavePointer
                found[device.deviceid] = Kind.POINTER if pointer else Kind.KEY
        return found

    def _is_down(self, device: int) -> bool:
        """Tell whether anything of a program's device is held down, not what."""
        try:
            state = self._input.QueryDeviceState(device).reply()
        except xcffib.ProtocolException:
            return False  # the device has gone
        return any(
            any(getattr(each, "keys", ()) or getattr(each, "buttons", ())) for each in state.classes
        )

    def _select(self) -> None:
        """Ask for touches of all devices, and for the coming and going of devices."""
        touches = sum(1 << number for number in _KINDS)
        masks = [
            xinput.EventMask.synthetic(_ALL_MASTERS, 1, [touches]),
            xinput.EventMask.synthetic(_ALL_DEVICES, 1, [1 << _HIERARCHY]),
        ]
        root = self._connection.get_setup().roots[self._connection.pref_screen].root
        self._input.XISelectEvents(root, len(masks), masks, is_checked=True).check()


class _Sent(QAbstractNativeEventFilter):
    """Hears the presses that other programs send to our own windows."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(self, kind: Any, message: int) -> tuple[bool, int]:  # noqa: N802 -- Qt's
        """Note what was sent, and let Qt have it."""
        if kind == b"xcb_generic_event_t" and (sent := _SENT.get(_first(message))):
            self._heard(sent, True)  # noqa: FBT003 -- a callback
        return False, 0


def _first(event: int) -> int:
    return ctypes.c_uint8.from_address(int(event)).value


def listen(heard: Heard) -> Devices | None:
    """Listen to the display of the environment.

    None without X11 or XInput 2.2; under Wayland X11 is told of its own programs only.
    """
    if x11.under_wayland():
        return None
    try:
        connection = x11.connect()
    except xcffib.XcffibException:
        return None
    try:
        return Devices(connection, heard)
    except xcffib.XcffibException:
        connection.disconnect()
        return None
