"""A static file server that answers as GitHub Pages does, for the length of a `with`."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

# Not left to the machine's own table of types, which differs from system to system.
TYPES = {
    "": "application/octet-stream",
    ".bib": "application/x-bibtex",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}


@contextmanager
def serve_folder(path: Path, prefix: str = "/") -> Iterator[str]:
    """Serve the folder under `prefix` (`/` or `/repo/`) on a free port of 127.0.0.1; yields the address.

    The address ends in the prefix: `http://127.0.0.1:40123/repo/`. What is missing gets the folder's 404.html
    with status 404; a folder without its final slash is redirected; nothing lists a folder.
    """
    handler = partial(_Handler, prefix=prefix, directory=str(path))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that leaves a page drops its open connections: no error of ours.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = TYPES

    def __init__(self, *args: Any, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        inside = "/" + path.removeprefix(self.prefix)
        return super().translate_path(inside)

    def send_head(self) -> BytesIO | BinaryIO | None:
        address = urlsplit(self.path).path
        if not address.startswith(self.prefix):
            return self._not_found(b"<!doctype html><title>Nothing here</title>")
        found = Path(self.translate_path(self.path))
        is_page = (found / "index.html").is_file() if found.is_dir() else found.is_file()
        if is_page:
            return super().send_head()
        own = Path(self.directory, "404.html")
        return self._not_found(own.read_bytes() if own.is_file() else b"")

    def _not_found(self, body: bytes) -> BytesIO:
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests' output is for the tests."""
