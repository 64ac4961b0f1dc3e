"""Ways to show the same words: plain, in a box, split by a script, in a frame, as a picture
that fills the screen or stands in a window."""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tour import HTML, Files

import made_pages
from evaluate import rows

Row = dict[str, Any]
WAYS: Final = ("plain", "dialog", "split", "iframe", "image", "window")
DRAWN: Final = ("image", "window")
"""Those of them that show no word, not even in the title: only a picture can tell."""
HARMLESS: Final = "Holiday photos"
PLAIN: Final = "text/html;charset=utf-8"
"""The kind of a page that does not lead on: one in a frame."""


def body(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


def quoted(text: str) -> str:
    """Return a text as a script writes it; no end of a script may hide in it."""
    return json.dumps(text).replace("</", "<\\/")


def titled(row: Row, way: str) -> str:
    """Return the title of the page that shows a row in one way."""
    return HARMLESS if way in DRAWN else row.get("title") or "Page"


def shown(row: Row, way: str) -> str:
    """Return as much of the words of a row as its page shows; a picture has less room."""
    return " ".join(made_pages.lines(row["text"])) if way in DRAWN else str(row["text"])


def files(row: Row, path: str, way: str) -> Files:
    """Return the page that shows a row in one way, and what belongs to it."""
    title = f"<title>{html.escape(titled(row, way))}</title>"
    text = row["text"]
    made = {
        "plain": lambda: body(text),
        "dialog": lambda: (
            "<p>One moment.</p><script>addEventListener('load', () => "
            f"setTimeout(() => alert({quoted(text)}), 400))</script>"
        ),
        "split": lambda: (
            f"""<script>for (const line of {quoted(text)}.split("\\n")) {{
            const p = document.createElement("p"); document.body.append(p);
            for (const c of line) p.append(Object.assign(document.createElement("span"),
                {{textContent: c}})) }}</script>"""
        ),
        "iframe": lambda: (
            f'<iframe src="{path}/inner" style="border: 0; width: 98vw; height: 95vh"></iframe>'
        ),
        "image": lambda: f'<img alt="" src="{path}/picture"><script>{made_pages.FILLING}</script>',
        "window": lambda: f'<img alt="" src="{path}/picture">',
    }[way]()
    found = {path: (HTML, f"<!doctype html>{title}<body>{made}".encode())}
    if way == "iframe":
        found[f"{path}/inner"] = (PLAIN, f"{title}{body(text)}".encode())
    if way in DRAWN:
        found[f"{path}/picture"] = ("image/svg+xml", made_pages.drawn(text).encode())
    return found


def scams(corpus: Path | None, way: str) -> Iterator[Row]:
    """Yield the pages of a corpus for one way to show them, each text once."""
    if corpus is None:
        yield {"id": "made", "title": "Holiday photos", "text": made_pages.DRAWN}
        return
    known = set()
    kind = "dialog" if way == "dialog" else "page"
    for row in rows(corpus / "scam.jsonl"):
        text = row["text"]
        if row["kind"] == kind and text and not row.get("bait_title") and text not in known:
            known.add(text)
            yield row


def ordinary(corpus: Path | None, most: int) -> Iterator[Row]:
    """Yield ordinary pages, evenly from the whole corpus."""
    if corpus is None:
        yield {"id": "bank", "title": "Example Bank", "text": made_pages.BANK}
        return
    found = [row for row in rows(corpus / "benign.jsonl") if row["kind"] == "page" and row["text"]]
    yield from found[:: max(1, len(found) // most)][:most]
