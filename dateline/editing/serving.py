"""`serve`: the site on 127.0.0.1, built again and reloaded at every saved edit.

The one owner of livereload and watchfiles. livereload brings the server and the browser's side;
watchfiles tells of changes at once, where livereload would look every 0.8 seconds.
"""

from __future__ import annotations

import gc
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any, Final
from urllib.parse import quote

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchfiles import Change, watch
from watchfiles.main import FileChange

from dateline import config, pipeline
from dateline.editing.answers import Respond, page, plain, refusal
from dateline.editing.problem_page import problem_page
from dateline.pipeline.held import Held
from dateline.problems import MachineError, SiteError, UsageError
from dateline.publish.pools import Pool

_HOST: Final = "127.0.0.1"
_FOLDERS: Final = ("content", "templates", "static")
_PAUSE: Final = 0.5  # seconds before watching again, should that fail


def serve(root: Path, port: int, *, drafts: bool = False, pool: Pool | None = None) -> None:
    """Serves the site in `root` until it is stopped. Raises MachineError at the start.

    `pool` is for the first build alone: later ones run beside threads, where no process may be forked.
    The built pages lie in a folder of their own that goes when the server ends, so that `_site/`
    never holds links to this machine.
    """
    _check_port(port)
    with _stoppable(), TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        workshop = _Workshop(root, Path(folder).resolve() / "site", port, drafts)
        workshop.build(pool=pool)
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # else a second save within 3 s is never shown
        print(f"Serving http://{_HOST}:{port}/ — edit and save; Ctrl+C ends it.", flush=True)
        _QuietServer(workshop.respond, _Watch(root, workshop)).serve(port, host=_HOST, debug=False)


def _check_port(port: int) -> None:
    """A taken port is said before anything is built; livereload would show a traceback."""
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
    port: int
    drafts: bool
    failure: bytes = b""
    held: Held = field(default_factory=Held)

    def build(self, shown: Callable[[], None] = lambda: None, pool: Pool | None = None) -> None:
        """Builds; what is wrong becomes a page, so that the browser shows it and the next save mends it.
        `shown` is called as soon as there is something new to see."""

        def stands() -> None:
            self.failure = b""
            shown()

        try:
            order = pipeline.Order(self.root, f"http://{_HOST}:{self.port}/", drafts=self.drafts)
            means = pipeline.Means(pool=pool, held=self.held, shown=stands)
            report = pipeline.build(order, self.output, means)
            print(f"Built {report.written.pages:,} pages in {report.seconds:.2f} seconds.", flush=True)
        except SiteError as error:
            print(error, file=sys.stderr, flush=True)
            self._fail(problem_page(error.problems), shown)
        except MachineError as error:
            print(f"error: {error}", file=sys.stderr, flush=True)
            self._fail(problem_page([], str(error)), shown)
        except UsageError as error:
            if not self.failure and not self.output.exists():
                raise
            self._fail(problem_page([], str(error)), shown)
        gc.collect()  # what a build leaves behind goes now, while the editor looks, and not during the next

    def _fail(self, failure: bytes, shown: Callable[[], None]) -> None:
        self.failure = failure
        shown()

    def respond(self, environ: dict[str, Any], start: Respond) -> Iterable[bytes]:
        """The answer to one request (WSGI, PEP 3333): a file of the site as a host would send it."""
        answer = self._answer(environ, start) if self._is_meant(environ) else refusal(start)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answer

    def _is_meant(self, environ: dict[str, Any]) -> bool:
        """Whether this server is asked by its own name; another's could lead here (DNS rebinding)."""
        host = environ.get("HTTP_HOST", "").lower()
        known = [f"{_HOST}:{self.port}", f"localhost:{self.port}"]
        return host in known or (self.port == 80 and f"{host}:80" in known)

    def _answer(self, environ: dict[str, Any], start: Respond) -> list[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        file = self._found(path)
        if file and file.is_dir():
            inside = file.relative_to(self.output).parts
            start("301 Moved Permanently", [("Location", "/".join(["", *map(quote, inside), ""]))])
            return []
        if self.failure and (not file or file.suffix == ".html"):
            return page("500 Internal Server Error", self.failure, start)
        if not file:
            return page("404 Not Found", (self.output / "404.html").read_bytes(), start)
        if file.suffix == ".html":
            return page("200 OK", file.read_bytes(), start)
        return plain(file, start)

    def _found(self, path: str) -> Path | None:
        """The file of the site that is asked for, or a folder without its slash; none outside the site."""
        try:
            file = (self.output / path.lstrip("/")).resolve()
            if not file.is_relative_to(self.output):
                return None
            file = file / "index.html" if path.endswith("/") else file
            return file if file.exists() else None
        except (OSError, ValueError):  # no name of a file: too long, or with a NUL
            return None


class _Watch(Watcher):  # type: ignore[misc]
    """Tells livereload of changes as they happen, instead of being asked."""

    def __init__(self, root: Path, workshop: _Workshop) -> None:
        super().__init__()
        self._root = root
        self._workshop = workshop
        self._building = threading.Lock()
        self._loop: IOLoop | None = None
        self._moved = threading.Event()  # a folder came or went: which are watched must be asked anew
        self.watch(str(root))  # livereload would watch the current folder if there were nothing

    def start(self, callback: Callable[[], None]) -> bool:  # noqa: ARG002
        """Watches from threads of its own; True: do not ask for changes."""
        self._loop = IOLoop.current()
        for follow in (self._follow_folders, self._follow_root):
            threading.Thread(target=_again_and_again, args=(follow,), daemon=True).start()
        return True

    def _follow_folders(self, again: bool) -> None:
        """`content/` and the like in their depth, until one of them comes or goes."""
        self._moved.clear()
        folders = [self._root / name for name in _FOLDERS]
        folders += [pipeline.ENGINE / name for name in _FOLDERS[1:]]
        inside = tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))
        for _ in _changes(inside, again, stop_event=self._moved):
            self._rebuild()

    def _follow_root(self, again: bool) -> None:
        """In the site's folder itself only `site.toml`, and whether `content/` and the like are there."""
        if again:  # what came or went meanwhile was not seen
            self._moved.set()
        for changes in _changes((self._root,), again, recursive=False):
            named = {Path(path).name: change for change, path in changes}
            if any(named.get(name, Change.modified) is not Change.modified for name in _FOLDERS):
                self._moved.set()
            if again or config.NAME in named:
                again = False
                self._rebuild()

    def _rebuild(self) -> None:
        with self._building:
            try:
                self._workshop.build(self._reload)
            except Exception as error:  # a bug of ours must not end the thread: the next save tries again
                self._workshop.failure = problem_page([], f"{type(error).__name__}: {error}")
                logging.getLogger("dateline").exception("the build failed")
                self._reload()

    def _reload(self) -> None:
        if self._loop:
            self._loop.add_callback(LiveReloadHandler.reload_waiters, "*")


def _again_and_again(follow: Callable[[bool], None]) -> None:
    """Follows for good, also after a file name that watchfiles cannot read or a folder that went."""
    again = False
    while True:
        try:
            follow(again)
        except (OSError, RuntimeError, ValueError) as error:  # the next save must be seen all the same
            logging.getLogger("dateline").debug("watching again after: %r", error)
            sleep(_PAUSE)
        again = True


def _changes(paths: tuple[Path, ...], again: bool, **how: Any) -> Iterator[set[FileChange]]:
    """Sets of changes; several files saved together come as one, and give one build.

    `again`: the first set comes soon, even if empty, as changes before it were not seen.
    """
    for changes in watch(
        *paths, debounce=200, step=25, rust_timeout=200, yield_on_timeout=True, raise_interrupt=False, **how
    ):
        if changes or again:
            yield changes
        again = False


class _QuietServer(Server):  # type: ignore[misc]
    """livereload's server, silent but for what is wrong: we say ourselves what was built."""

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado"):
            logger = logging.getLogger(name)
            logger.setLevel(logging.CRITICAL)
            logger.addHandler(logging.StreamHandler())
