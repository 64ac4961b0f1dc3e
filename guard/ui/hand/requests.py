"""The six requests of XInput 2.2 and XKB that tell devices from programs, as bytes.

xcffib knows all 150 requests of the two, for two megabytes of memory. Facts: the X Input Device
Extension and the X Keyboard Extension, "Encoding"; xinput.xml and xkb.xml of xcb-proto.
"""

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final, NamedTuple

import xcffib

HEAD: Final = struct.Struct("=B7xH10xH")
"""Of a raw event: type, kind of event and source device; the number of the key, between them,
is skipped."""
_VERSION: Final = struct.Struct("=4xHH")
_SELECT: Final = struct.Struct("=4xIH2x")
_MASK: Final = struct.Struct("=HHI")
"""Device, length of the mask in four bytes, and the mask: one bit for each kind of event."""
_NUMBER: Final = struct.Struct("=4xH2x")
_SMALL_NUMBER: Final = struct.Struct("=4xB3x")
_DEVICE: Final = struct.Struct("=HH2xHH2x")
"""Number, use, count of classes, length of the name, which follows, filled up to four bytes."""
_CLASS: Final = struct.Struct("=2xH")
"""Length of a class in four bytes."""
_STATE: Final = struct.Struct("=BB2x32s")
"""Class, its length in bytes, and a bit for each key or button that is down."""
_ANSWER: Final = 32
"""Bytes of an answer before what varies in number."""
_SLAVE_POINTER: Final = 3
_KEYS, _BUTTONS = 0, 1
_CORE_KEYBOARD: Final = 0x100
"""XkbUseCoreKbd."""
_ENABLED: Final = struct.Struct("=56xI")
"""The controls that are on, in the answer to GetControls."""


class Device(NamedTuple):
    """A device as the server lists it."""

    number: int
    name: bytes
    points: bool
    """It moves the pointer; else it has keys."""


class _Answer(xcffib.Cookie):  # type: ignore[misc]  # xcffib.* is not followed
    """Stands for an answer that is still on its way."""

    reply_type = xcffib.Buffer


class _Extension:
    """One extension of the server; every method may raise xcffib.XcffibException."""

    def __init__(self, connection: xcffib.Connection, name: str) -> None:
        self._requests = xcffib.Extension(connection, xcffib.ExtensionKey(name))

    def answer(self, number: int, request: bytes) -> bytes:
        """Send a request and wait for its answer."""
        asked = self._requests.send_request(number, BytesIO(request), _Answer, is_checked=True)
        return bytes(asked.reply().buf)

    def order(self, number: int, request: bytes) -> None:
        """Send a request that has no answer and wait until it is carried out."""
        self._requests.send_request(number, BytesIO(request), is_checked=True).check()


class Input:
    """XInput 2; every method may raise xcffib.XcffibException: the server has gone."""

    def __init__(self, connection: xcffib.Connection) -> None:
        """Ask for version 2.2; raise xcffib.XcffibException where it is not there."""
        self._root = connection.get_setup().roots[connection.pref_screen].root
        self._extension = _Extension(connection, "XInputExtension")
        self._extension.answer(47, _VERSION.pack(2, 2))

    def select(self, events: Mapping[int, int]) -> None:
        """Ask to be told of kinds of events, one bit each, by device."""
        masks = b"".join(_MASK.pack(device, 1, kinds) for device, kinds in events.items())
        self._extension.order(46, _SELECT.pack(self._root, len(events)) + masks)

    def devices(self) -> Iterator[Device]:
        """Yield every device."""
        told = self._extension.answer(48, _NUMBER.pack(0))
        (count,) = struct.unpack_from("=8xH", told)
        at = _ANSWER
        for _ in range(count):
            number, use, classes, length = _DEVICE.unpack_from(told, at)
            at += _DEVICE.size
            yield Device(number, told[at : at + length], use == _SLAVE_POINTER)
            at += length + -length % 4
            for _ in range(classes):
                at += 4 * _CLASS.unpack_from(told, at)[0]

    def is_down(self, device: int) -> bool:
        """Tell whether anything of a device is held down, not what."""
        try:
            told = self._extension.answer(30, _SMALL_NUMBER.pack(device))
        except (xcffib.ProtocolException, LookupError):  # xcffib does not know XInput's errors
            return False  # the device has gone
        at = _ANSWER
        for _ in range(told[8]):
            kind, length, down = _STATE.unpack(told[at : at + _STATE.size].ljust(_STATE.size))
            if kind in (_KEYS, _BUTTONS) and any(down):
                return True
            at += length
        return False


class Keyboard:
    """XKB; every method may raise xcffib.XcffibException: the server has gone."""

    def __init__(self, connection: xcffib.Connection) -> None:
        """Ask for version 1.0; raise xcffib.XcffibException where it is not there."""
        self._extension = _Extension(connection, "XKEYBOARD")
        self._extension.answer(0, _VERSION.pack(1, 0))

    def controls(self) -> int:
        """Return which controls are on, one bit each."""
        told = self._extension.answer(6, _NUMBER.pack(_CORE_KEYBOARD))
        return int(_ENABLED.unpack_from(told)[0])
