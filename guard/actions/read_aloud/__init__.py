"""Read words aloud, with the voice that this computer has."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final

Commands = Callable[[str], Sequence[Sequence[str]]]
"""Gives the commands that may speak a language, the best first; each reads words from its input."""

LONGEST: Final = 4_000
"""Characters that are read; a pipe takes as many without waiting."""
GRACE: Final = 1.0
"""Seconds a voice gets to end when it is hushed."""


class Voice:
    """Speaks in a process of its own, so that a voice that hangs or dies takes nothing along."""

    def __init__(self, commands: Commands | None = None) -> None:
        self._commands = commands or _commands
        self._speaking: subprocess.Popen[bytes] | None = None

    def can_speak(self, language: str = "en") -> bool:
        """Tell whether anything on this computer can speak."""
        return bool(self._commands(language))

    def say(self, words: str, language: str = "en") -> bool:
        """Begin to read words in place of whatever is being read; tell whether that worked."""
        self.hush()
        for command in self._commands(language):
            try:
                speaking = subprocess.Popen(  # noqa: S603 -- a fixed command; words go to its input
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                continue
            self._speaking = speaking
            if speaking.stdin is not None:
                with suppress(OSError):  # it may have died at once
                    speaking.stdin.write(words[:LONGEST].encode())
                    speaking.stdin.close()
            return True
        return False

    def hush(self) -> None:
        """Be silent; without a word being read, do nothing."""
        if self._speaking is None:
            return
        self._speaking.terminate()
        try:
            self._speaking.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._speaking.kill()
            self._speaking.wait()
        self._speaking = None


def _commands(language: str) -> Sequence[Sequence[str]]:
    if sys.platform == "linux":
        from guard.actions.read_aloud import linux  # noqa: PLC0415 -- its own system

        return linux.commands(language)
    elif sys.platform == "win32":  # noqa: RET505 -- mypy needs each branch to see each platform
        from guard.actions.read_aloud import win32  # noqa: PLC0415 -- its own system

        return win32.commands(language)
    else:
        return ()
