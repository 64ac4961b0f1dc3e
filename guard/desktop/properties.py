"""What clients of an X server say of their windows, and what the server knows of the clients."""

import struct
from typing import Any, Final, NamedTuple

import xcffib
from xcffib import res, xproto

MOST: Final = 1_000
"""Four-byte units read of a property: so many windows of a list, at least so many characters
of a title, as far as they are kept."""
_CLIENT_PID: Final = res.ClientIdMask.LocalClientPID


class Property(NamedTuple):
    """A property as it came; its owner may have put anything there."""

    kind: int
    """The atom of its type, 0 for a property that is missing."""
    bits: int
    """Size of its units."""
    content: bytes

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its 32-bit numbers, none if it holds something else."""
        if self.bits != 32:  # noqa: PLR2004 -- bits
            return ()
        return struct.unpack(f"={len(self.content) // 4}I", self.content)


class Properties:
    """Asks an X server, several questions at a time.

    Every method may raise xcffib.ConnectionException: the server has gone.
    """

    def __init__(self, connection: xcffib.Connection) -> None:
        self._connection = connection
        self._utf8 = self.atom("UTF8_STRING")
        self._clients = self._client_extension()

    def atom(self, name: str) -> int:
        """Return the number that stands for a name."""
        question = self._connection.core.InternAtom(
            only_if_exists=False, name_len=len(name), name=name
        )
        atom: int = question.reply().atom
        return atom

    def read(self, number: int, *atoms: int) -> list[Property] | None:
        """Return properties of a window, None when the window is gone."""
        questions = [
            self._connection.core.GetProperty(
                delete=False,
                window=number,
                property=atom,
                type=xproto.GetPropertyType.Any,
                long_offset=0,
                long_length=MOST,
            )
            for atom in atoms
        ]
        answers = [_answer(question) for question in questions]  # one left unread would leak
        if None in answers:
            return None
        return [Property(each.type, each.format, each.value.buf()) for each in answers]

    def text(self, found: Property) -> str:
        """Return a property's text: at most 1,000 characters, whatever its bytes."""
        code = "utf-8" if found.kind == self._utf8 else "latin-1"
        return found.content.decode(code, "replace")[:MOST]

    def follow(self, number: int) -> bool:
        """Ask to be told of changed properties and of the end; return whether it still lives."""
        told = xproto.EventMask.PropertyChange | xproto.EventMask.StructureNotify
        question = self._connection.core.ChangeWindowAttributesChecked(
            number, xproto.CW.EventMask, [told]
        )
        try:
            question.check()
        except xcffib.Error:
            return False
        return True

    def pid(self, number: int) -> int:
        """Return the pid of the program a window belongs to, 0 where the server cannot tell.

        A window's own word for it, _NET_WM_PID, is another process's number when the program
        lives in a namespace, as Flatpak's do.
        """
        if self._clients is None:
            return 0
        client = res.ClientIdSpec.synthetic(number, _CLIENT_PID)
        answer = _answer(self._clients.QueryClientIds(1, [client]))
        entries = answer.ids if answer else ()
        return next((pid for entry in entries for pid in entry.value), 0)

    def _client_extension(self) -> Any:
        """Return the X-Resource extension of version 1.2 or newer, None without it."""
        name = res.key.name
        if not self._connection.core.QueryExtension(len(name), name).reply().present:
            return None
        extension = self._connection(res.key)
        version = extension.QueryVersion(1, 2).reply()
        return extension if (version.server_major, version.server_minor) >= (1, 2) else None


def _answer(question: Any) -> Any:
    """Return the reply, None about a window that is gone."""
    try:
        return question.reply()
    except xcffib.Error:
        return None
