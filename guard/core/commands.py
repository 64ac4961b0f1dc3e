"""Tell a command that a page wants pasted (ClickFix) from those that people copy every day."""

import re
from collections.abc import Iterator
from typing import Final

from guard.core.knowledge import Commands
from guard.core.phrasebook import Hit, PhraseBook
from guard.core.stretch import strongest
from guard.core.text import plain

SHAPES: Final = ("blob", "broken_up")
"""Signals that no phrase gives."""

BLOB: Final = 60
"""Letters and digits in one piece from which nobody has typed them."""
BREAKS: Final = 2
"""Words broken up from which it is no accident."""

_BLOB: Final = re.compile(rf"[a-z0-9+/=]{{{BLOB}}}")
_BREAK: Final = re.compile(r"(?<=[a-z])(?:[\^`]|['\"] ?\+ ?['\"]|\"\"|'')(?=[a-z])")
"""What shells leave out within a word: ``p^ower``, ``ie`x``, ``'ms'+'hta'``."""
_QUOTES: Final = str.maketrans("", "", "\"'`^")


class CommandBook:
    """Everything that gives such a command away."""

    def __init__(self, commands: Commands | None) -> None:
        self._rule = commands
        self._book = PhraseBook(commands.phrase if commands else ())
        self._known = {_bare(known)[0] for known in (commands.known if commands else ())}

    def is_bait(self, text: str) -> bool:
        """Tell whether a text is a command of the kind that such pages have people paste."""
        if self._rule is None:
            return False
        command, breaks = _bare(text)
        if command.removeprefix("$ ") in self._known:
            return False
        always = {"broken_up"} if breaks >= BREAKS else set()
        hits = [*self._book.find(command), *_blobs(command)]
        return strongest(hits, always, self._rule)[1] >= self._rule.needed


def _bare(text: str) -> tuple[str, int]:
    """Return a command as its shell understands it, and how many words were broken up."""
    whole, breaks = _BREAK.subn("", plain(text))
    return whole.translate(_QUOTES), breaks


def _blobs(command: str) -> Iterator[Hit]:
    return (Hit("blob", match.start()) for match in _BLOB.finditer(command))
