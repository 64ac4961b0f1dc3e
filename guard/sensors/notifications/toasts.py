"""What Windows keeps of the messages it has shown: the database wpndatabase.db.

Facts from public descriptions of forensics, not from Microsoft: table Notification (Id,
HandlerId, Type, Payload as XML), table NotificationHandler (RecordId, PrimaryId: the program's
name for Windows). Messages of a site that a browser made from Chromium shows name it in a line
with the placement "attribution".
"""

import sqlite3
from pathlib import Path
from typing import Final, NamedTuple
from xml.parsers import expat

from guard.sensors.notifications import LONGEST_TEXT, LONGEST_TITLE, Message

MOST: Final = 20
"""Messages read in one look."""
_LONGEST: Final = 32_768
"""Bytes of one payload that are read; Windows allows five thousand."""
_NEWER: Final = """
    SELECT n.Id, h.PrimaryId, substr(n.Payload, 1, ?)
    FROM Notification n JOIN NotificationHandler h ON h.RecordId = n.HandlerId
    WHERE n.Id > ? AND n.Type = 'toast' ORDER BY n.Id DESC LIMIT ?
"""
BROWSERS: Final = {
    "brave": "brave.exe",
    "chrome": "chrome.exe",
    "firefox": "firefox.exe",
    "msedge": "msedge.exe",
    "opera": "opera.exe",
    "vivaldi": "vivaldi.exe",
}
"""Browsers by a part of the name that Windows has for them."""


class Found(NamedTuple):
    """What a look at the database brought."""

    newest: int
    """The highest number of a message, for the next look."""
    messages: list[Message]


def newer(database: Path, than: int) -> Found:
    """Return the messages with a higher number; raises OSError where they cannot be read."""
    try:
        base = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=0.2)
        try:
            rows = base.execute(_NEWER, (_LONGEST, than, MOST)).fetchall()
        finally:
            base.close()
    except sqlite3.Error as error:
        raise OSError("the messages cannot be read") from error
    messages = [read(str(owner), payload) for _, owner, payload in reversed(rows)]
    return Found(max((int(row[0]) for row in rows), default=than), messages)


def read(owner: str, payload: object) -> Message:
    """Return a message as a person saw it; one that cannot be read has no words."""
    raw = payload.encode() if isinstance(payload, str) else payload
    lines, address = _lines(raw if isinstance(raw, bytes) else b"")
    folded = owner.casefold()
    program = next((exe for part, exe in BROWSERS.items() if part in folded), owner)
    return Message(
        owner=program[:LONGEST_TITLE],
        title=lines[0][:LONGEST_TITLE] if lines else "",
        body="\n".join(lines[1:])[:LONGEST_TEXT],
        address=address,
    )


def _lines(payload: bytes) -> tuple[list[str], str]:
    """Return the texts of a payload, and what its attribution says."""
    lines: list[str] = []
    within: list[dict[str, str]] = []
    attribution: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, facts: dict[str, str]) -> None:
        if name == "text":
            within.append(facts)

    def end(name: str) -> None:
        if name == "text" and within:
            within.pop()

    def say(text: str) -> None:
        if within:
            told = within[-1].get("placement") == "attribution"
            (attribution if told else lines).append(text)

    def refuse(*_: object) -> None:
        raise ValueError("a message declares an entity")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = say, refuse
    try:
        parser.Parse(payload, True)  # noqa: FBT003 -- it is whole
    except (expat.ExpatError, ValueError):
        return [], ""
    return lines, "".join(attribution)[:LONGEST_TITLE]
