"""A static file server on 127.0.0.1 that compresses, as the hosts of static sites do."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from tests.tools.serving import TYPES

_COMPRESSED: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})


@contextmanager
def serve_compressed(folder: Path) -> Iterator[str]:
    """Serves the folder with gzip on a free port; yields the address, `http://127.0.0.1:40123/`."""
    handler = partial(_Handler, compressed={}, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = TYPES
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, compressed: dict[Path, bytes], **options: Any) -> None:
        self.compressed = compressed
        super().__init__(*args, **options)

    def send_head(self) -> Any:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file = file / "index.html"
        if file.suffix not in _COMPRESSED or not file.is_file():
            return super().send_head()
        if file not in self.compressed:
            self.compressed[file] = gzip.compress(file.read_bytes(), 9, mtime=0)
        body = self.compressed[file]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages does
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing: what is printed is the table."""
