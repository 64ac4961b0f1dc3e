"""A web server that leads a browser from page to page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

Files = dict[str, tuple[str, bytes]]
"""Kind and bytes by path."""
HTML: Final = "text/html; charset=utf-8"
DRIVE: Final = """<script>addEventListener("load", async () => {
  await fetch("/loaded?TURN");
  for (;;) { const to = await (await fetch("/next?TURN")).text(); if (to) { location = to; break } }
})</script>"""
"""Lets the server lead the browser, as a person's clicks would."""


class Tour:
    """Where the browser is, and where it shall go."""

    def __init__(self, files: Files) -> None:
        self.address = ""
        self._files = files
        self._turn = 0
        self._to = "/"
        self._moved = threading.Condition()
        self._loaded = threading.Event()

    def answer(self, path: str, turn: str) -> tuple[str, bytes]:
        """Answer a request; ``turn`` tells which page asks where to go next."""
        if path == "/loaded":
            if turn == str(self._turn):
                self._loaded.set()
            return HTML, b""
        if path == "/next":
            with self._moved:
                moved = self._moved.wait_for(lambda: turn != str(self._turn), 20)
                return HTML, self._to.encode() if moved else b""
        kind, body = self._files.get(path, (HTML, b""))
        if kind == HTML:
            body += DRIVE.replace("TURN", str(self._turn)).encode()
        return kind, body

    def go(self, path: str) -> None:
        """Lead the browser to a page and wait until it has loaded."""
        self.send(path)
        self.wait()

    def send(self, path: str) -> None:
        """Lead the browser to a page, as soon as it can go there."""
        self._loaded.clear()
        with self._moved:
            self._turn += 1
            self._to = path
            self._moved.notify_all()

    def arrives(self, seconds: float) -> bool:
        """Tell whether the page of this turn loads within so many seconds."""
        return self._loaded.wait(seconds)

    def wait(self) -> None:
        """Wait until the page of this turn has loaded."""
        if not self.arrives(60):
            raise TimeoutError(self._to)


@contextmanager
def touring(files: Files) -> Iterator[Tour]:
    """Hold a tour; a browser joins it at its ``address``."""
    tour = Tour(files)

    class Server(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            kind, body = tour.answer(path, query)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Cache-Control", "no-store")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tour.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield tour
    finally:
        server.shutdown()
        server.server_close()
