"""Process starts and ends as the Linux kernel tells them: the netlink process connector.

Kernels before 6.6 tell them to root only, and no kernel to another namespace.
Facts: linux/cn_proc.h, linux/connector.h, linux/netlink.h.
"""

import sys

assert sys.platform == "linux"

import errno
import select
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Final

from guard.desktop.nudge import Nudge
from guard.sensors import waits

_CONNECTOR: Final = 11
_CN_IDX_PROC: Final = 1
_CN_VAL_PROC: Final = 1
_NLMSG_DONE: Final = 3
_LISTEN, _IGNORE = 1, 2
_FORK, _EXEC, _NAME, _EXIT = 0x1, 0x2, 0x200, 0x80000000

_ORDER: Final = struct.Struct("=IHHII IIIIHHI")
"""nlmsghdr (length, type, flags, sequence, sender), cn_msg (idx, val, sequence,
acknowledgement, length, flags), the order itself."""
_EVENT: Final = struct.Struct("=36xI12xIIII")
"""What happened, after both heads; then, after processor and time, thread and process:
of who did it and, for a fork, of the child."""

_QUEUE: Final = 1 << 20
"""Bytes of events the kernel may keep for us; it grants what its administrator allows."""
_MOST: Final = 1_000
"""Events taken in one go, so that a storm of them cannot keep us from pulsing."""
_REST: Final = 0.005
"""Seconds between two goes: a storm wakes us 200 times a second at most."""
_PATIENCE: Final = 0.5
"""Seconds to wait for what has only begun to become what it will be."""
_QUIET: Final = 0.8
"""Seconds to wait for an event when nothing has begun, and nobody ends the wait."""


class Connector:
    """A seat among the kernel's listeners; what is heard there is only where to look."""

    def __init__(self) -> None:
        """Take the seat, or raise OSError where the kernel or a namespace refuses it."""
        self._socket = socket.socket(
            socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK, _CONNECTOR
        )
        self._unsettled: dict[int, float] = {}
        self._rest = 0.0
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _QUEUE)
            self._socket.bind((0, _CN_IDX_PROC))
            self._order(_LISTEN)
            self._prove()
        except OSError:
            self._socket.close()
            raise
        nudge = Nudge()
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN)
        self._poll.register(nudge, select.POLLIN)
        self._nudge, self.wake = nudge, nudge.ring

    def wait(self, stop: Event) -> set[int] | None:
        """Wait for events; return the pids they are about, None when some were lost."""
        stop.wait(self._rest)
        with waits(stop, self, _QUIET) as quiet:
            patience = _PATIENCE if self._unsettled else quiet
            self._rest = _REST if self._poll.poll(patience * 1_000) else 0
        touched = set()
        try:
            for kind, pid in self._events():
                if kind in (_FORK, _NAME):
                    # A fork mostly becomes another program, or ends, in milliseconds. What
                    # takes a name may be Wine, about to load the program of that name.
                    self._unsettled[pid] = time.monotonic()
                else:
                    self._unsettled.pop(pid, None)
                    touched.add(pid)
        except OSError as error:
            if error.errno != errno.ENOBUFS:
                raise
            self._rest = _PATIENCE  # who now looks at everything must not do so all the time
            self._unsettled.clear()
            return None
        return touched | self._settled()

    def close(self) -> None:
        """Give the seat back; older kernels count listeners by this order alone."""
        with suppress(OSError):
            self._order(_IGNORE)
        self._socket.close()
        self._nudge.close()

    def _events(self) -> Iterator[tuple[int, int]]:
        """Yield kind and pid of what waits in the queue, of whole processes only."""
        with suppress(BlockingIOError):
            for _ in range(_MOST):
                kind, thread, process, child_thread, child = self._next()
                if kind == _FORK and child_thread == child:
                    yield kind, child
                elif kind in (_EXEC, _NAME, _EXIT) and thread == process:
                    yield kind, process

    def _next(self) -> tuple[int, int, int, int, int]:
        heard: tuple[int, int, int, int, int] = _EVENT.unpack_from(self._socket.recv(256))
        return heard

    def _settled(self) -> set[int]:
        """Take the forks that stayed what their parents are, and who has a new name."""
        old = time.monotonic() - _PATIENCE
        settled = {pid for pid, since in self._unsettled.items() if since < old}
        for pid in settled:
            del self._unsettled[pid]
        return settled

    def _order(self, order: int) -> None:
        size = _ORDER.size
        self._socket.send(
            _ORDER.pack(
                size, _NLMSG_DONE, 0, 0, 0,
                _CN_IDX_PROC, _CN_VAL_PROC, 0, 0, 4, 0, order,
            )
        )  # fmt: skip

    def _prove(self) -> None:
        """Start a thread and hear of it, under the number it goes by here.

        In a namespace the kernel accepts the order and then keeps silent, or tells the
        numbers of the world outside. It tells before the thread runs, so nothing is waited for.
        """
        probe = Thread(target=int, name="is the kernel telling?")
        probe.start()
        probe.join()
        try:
            while self._next()[3] != probe.native_id:
                pass
        except BlockingIOError:
            raise OSError(errno.ENOMSG, "the kernel does not tell") from None


def listen() -> Connector | None:
    """Offer the connector, or None where the kernel does not tell."""
    try:
        return Connector()
    except OSError:
        return None
