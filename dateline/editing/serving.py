"""`serve`: the site on 127.0.0.1, built again and reloaded at every saved edit.

The one owner of livereload and watchfiles. livereload brings the server and the browser's side;
watchfiles tells of changes at once, where livereload would look every 0.8 seconds.
"""

from __future__ import annotations

import logging
import mimetypes
import re
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchfiles import watch

from dateline import config, pipeline
from dateline.editing.problem_page import problem_page
from dateline.problems import MachineError, SiteError, UsageError

_HOST: Final = "127.0.0.1"
_CSP: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FOLDERS: Final = ("content", "templates", "static")
_TYPES: Final = {".ics": "text/calendar", ".webp": "image/webp", ".xml": "application/xml"}

Respond = Callable[[str, list[tuple[str, str]]], Any]


def serve(root: Path, port: int, *, drafts: bool = False) -> None:
    """Serves the site in `root` until it is stopped. Raises UsageError or MachineError at the start.

    The built pages lie in a folder of their own that goes when the server ends, so that `_site/`
    never holds links to this machine.
    """
    _check_port(port)
    with TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        workshop = _Workshop(root, Path(folder).resolve() / "site", f"http://{_HOST}:{port}/", drafts)
        workshop.build()
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else a second save within 3 s is never shown
        print(f"Serving http://{_HOST}:{port}/ — edit and save; Ctrl+C ends it.", flush=True)
        with _stoppable():
            _QuietServer(workshop.respond, _Watch(root, workshop)).serve(port, host=_HOST, debug=False)


def _check_port(port: int) -> None:
    """A taken port is said before anything is built; livereload would show a traceback."""
    if not 0 < port < 65536:
        raise UsageError(f"--port: {port} is no port; name one from 1024 to 65535")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            reason = error.strerror or "it is taken"
            raise MachineError(f"port {port} cannot be used ({reason}): name another with --port") from error


@contextmanager
def _stoppable() -> Iterator[None]:
    """Being told to end (SIGTERM) is like Ctrl+C: the folder of pages is taken away."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@dataclass(slots=True)
class _Workshop:
    """The site as last built, or the page that tells why it could not be."""

    root: Path
    output: Path
    base_url: str
    drafts: bool
    failure: bytes = b""

    def build(self) -> None:
        """Builds; what is wrong becomes a page, so that the browser shows it and the next save mends it."""
        try:
            site = config.load(self.root).at(self.base_url)
            report = pipeline.build(site, self.output, drafts=self.drafts)
            self.failure = b""
            print(f"Built {report.pages:,} pages in {report.seconds:.2f} seconds.", flush=True)
        except SiteError as error:
            self.failure = problem_page(error.problems)
            print(error, file=sys.stderr, flush=True)
        except MachineError as error:
            self.failure = problem_page([], str(error))
            print(f"error: {error}", file=sys.stderr, flush=True)
        except UsageError as error:
            if not self.failure and not self.output.exists():
                raise
            self.failure = problem_page([], str(error))

    def respond(self, environ: dict[str, Any], start: Respond) -> Iterable[bytes]:
        """The answer to one request (WSGI, PEP 3333): a file of the site as a host would send it."""
        answer = self._answer(environ, start)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answer

    def _answer(self, environ: dict[str, Any], start: Respond) -> list[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        file = (self.output / path.lstrip("/")).resolve()
        if file.is_dir() and not path.endswith("/"):
            start("301 Moved Permanently", [("Location", f"{quote(path)}/")])
            return []
        file = file / "index.html" if path.endswith("/") else file
        found = file.is_file() and file.is_relative_to(self.output)
        if self.failure and (not found or file.suffix == ".html"):
            return _html("500 Internal Server Error", self.failure, start)
        if not found:
            return _html("404 Not Found", (self.output / "404.html").read_bytes(), start)
        if file.suffix == ".html":
            return _html("200 OK", file.read_bytes(), start)
        start("200 OK", [("Content-Type", _type(file)), ("Cache-Control", "no-store")])
        return [file.read_bytes()]


def _type(file: Path) -> str:
    return _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def _html(status: str, page: bytes, start: Respond) -> list[bytes]:
    """A page without its CSP, which would stop livereload's inline script. The file keeps it."""
    start(status, [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
    return [_CSP.sub(b"", page)]


class _Watch(Watcher):  # type: ignore[misc]
    """Tells livereload of changes as they happen, instead of being asked."""

    def __init__(self, root: Path, workshop: _Workshop) -> None:
        super().__init__()
        self._root = root
        self._workshop = workshop
        self._building = threading.Lock()
        self._loop: IOLoop | None = None
        self.watch(str(root))  # livereload would watch the current folder if there were nothing

    def start(self, callback: Callable[[], None]) -> bool:  # noqa: ARG002
        """Watches from threads of its own; True: do not ask for changes."""
        self._loop = IOLoop.current()
        folders = [self._root / name for name in _FOLDERS]
        folders += [pipeline.ENGINE / name for name in _FOLDERS[1:]]
        inside = tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
        for paths, deep in ((inside, True), ((self._root,), False)):
            threading.Thread(target=self._follow, args=(paths, deep), daemon=True).start()
        return True

    def _follow(self, paths: tuple[Path, ...], deep: bool) -> None:
        """`content/` and the like in their depth; in the site's folder itself only `site.toml`.

        Several files saved together come as one set of changes, and give one build.
        """
        for changes in watch(*paths, recursive=deep, debounce=200, step=25, raise_interrupt=False):
            if deep or any(Path(path).name == config.NAME for _, path in changes):
                self._rebuild()

    def _rebuild(self) -> None:
        with self._building:
            try:
                self._workshop.build()
            except Exception as error:  # a bug of ours must not end the thread: the next save tries again
                self._workshop.failure = problem_page([], f"{type(error).__name__}: {error}")
                logging.getLogger("dateline").exception("the build failed")
        if self._loop:
            self._loop.add_callback(LiveReloadHandler.reload_waiters, "*")


class _QuietServer(Server):  # type: ignore[misc]
    """livereload's server, silent but for what is wrong: we say ourselves what was built."""

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado"):
            logger = logging.getLogger(name)
            logger.setLevel(logging.CRITICAL)
            logger.addHandler(logging.StreamHandler())
