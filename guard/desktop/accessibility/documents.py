"""The document that a window of a browser shows."""

from typing import Any, Final

from guard.desktop.accessibility.answers import reference
from guard.desktop.accessibility.questions import Question, Ref, asks_property

_EMBEDS: Final = 13
"""The relation of a window to its document."""


def about(document: Ref | None) -> list[Question]:
    """Ask a document for its title and its attributes."""
    if document is None:
        return []
    return [
        asks_property(document, "Name"),
        Question(document, "org.a11y.atspi.Document", "GetAttributes"),
    ]


def embedded(relations: Any) -> Ref | None:
    """Return the document a window's relations name."""
    for relation in relations if isinstance(relations, list) else ():
        match relation:
            case (int(kind), [target, *_]) if kind == _EMBEDS:
                return reference(target)
    return None


def address(attributes: Any) -> str:
    """Return the address among a document's attributes: URI in Chromium, DocURL in Firefox."""
    if not isinstance(attributes, dict):
        return ""
    return str(attributes.get("URI") or attributes.get("DocURL") or "")
