"""Ordinary pages, made by chance that is the same each time."""

import random
import struct
import zlib
from typing import Final

WORDS: Final = (
    "the of and to in is was for on that with as by at from his her it an were which are this be"
    " had or has been their one who not also but its first two all more other after new time some"
    " years world many where people when over such three during most used city known under since"
)
STYLE: Final = (
    "body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60em}nav a{padding:.4em 1em}"
    "td{border:1px solid #ccc;padding:.3em}img{float:right;border-radius:8px}footer{clear:both}"
) + "".join(f".card-{n}>li:hover a{{margin:{n % 9}px;color:#{n % 4096:03x}}}" for n in range(600))
SCRIPT: Final = (
    "".join(
        f"function part{n}(a,b){{const c=a*{n}+b;return c%2?c.toString(36)+'{n}':[c,a,b].join()}}\n"
        for n in range(1_000)
    )
    + """
addEventListener("DOMContentLoaded", () => {
  const found = new Map();
  for (const each of document.querySelectorAll("a,h1,h2,p,td,li"))
    for (const word of each.textContent.split(" ")) found.set(word, (found.get(word) || 0) + 1);
  const rows = Array.from({length: 20000}, (_, n) => ({n: (n * 7919) % 20011, s: part7(n, 3)}));
  rows.sort((a, b) => a.n - b.n);
  document.documentElement.dataset.words = found.size + rows[5].s;
});"""
)
"""Style and script: less of both than half of the pages in the HTTP Archive have."""
LINKS: Final = "<link rel=stylesheet href=/style.css><script src=/script.js></script>"


def page(size: int) -> str:
    """Make a page of about so many bytes: text, links, lists, tables, pictures."""
    chance = random.Random(size)

    def say(words: int) -> str:
        return " ".join(chance.choices(WORDS.split(), k=words)).capitalize() + "."

    def link() -> str:
        return f'<a href="/to/{chance.randrange(999)}">{say(3)}</a>'

    def paragraph() -> str:
        return "".join(say(14) if chance.random() < 0.8 else link() for _ in range(6))

    def image() -> str:
        return f'<img src="/picture.png?{chance.random()}" width=320 height=200 alt="{say(4)}">'

    kinds = {
        lambda: f"<p>{paragraph()}</p>": 60,
        lambda: f"<h2>{say(5)}</h2>": 12,
        lambda: "<ul>" + "".join(f"<li>{say(8)}" for _ in range(6)) + "</ul>": 10,
        lambda: f"<table>{f'<tr><td>{say(2)}<td>b<td>c<td>d' * 6}</table>": 8,
        image: 10,
    }
    head = f"<!doctype html><html lang=en><title>{say(4)}</title>{LINKS}"
    parts = [head, "<nav>", *(link() for _ in range(6)), f"</nav><h1>{say(5)}</h1><main>"]
    length = sum(map(len, parts))
    while length < size:
        (make,) = chance.choices([*kinds], [*kinds.values()])
        parts.append(make())
        length += len(parts[-1])
    return "".join(parts) + f"</main><footer>{link()}</footer>"


def picture() -> bytes:
    """Make a PNG of 320 x 200 that compresses about as a photo does."""
    chance = random.Random(1)
    lines = (
        bytes([0, *(min(255, x // 8 + y // 3 + chance.randrange(16)) for x in range(960))])
        for y in range(200)
    )

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 320, 200, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"".join(lines)))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


PARTS: Final = {
    "/style.css": ("text/css", STYLE.encode()),
    "/script.js": ("text/javascript", SCRIPT.encode()),
    "/picture.png": ("image/png", picture()),
}
"""What the pages share, by path: kind and bytes."""
