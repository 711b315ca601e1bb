"""From saving an event's file to the page that shows it, in a browser that `build.py serve` reloads."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

from playwright.sync_api import Page, sync_playwright

from bench.building import ours
from bench.building.events import Story
from bench.building.process import Run
from bench.building.tools import NotHereError
from tests.tools import chromium

CASE: Final = "from save to page"
_PATIENCE: Final = 180_000  # milliseconds
_SHOWN: Final = "(mark) => document.body.innerText.includes(mark)"


def saved_to_shown(site: Path, story: Story, times: int) -> Sequence[Run]:
    """So many saves; only their seconds on the wall are known. Raises NotHereError without a Chromium."""
    if chromium.find() is None:
        raise NotHereError("no Chromium is here")
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        page = browser.new_page()
        page.set_default_timeout(_PATIENCE)
        runs = [_once(site, story, page, address) for _ in range(times)]
        browser.close()
    return runs


def _once(site: Path, story: Story, page: Page, address: str) -> Run:
    mark = new_mark()
    change = ours.EDITS["one body edited"](site, story, mark)
    page.goto(address + change.shown[0] + "/")
    page.wait_for_load_state("networkidle")  # the page listens for its reloads now
    page.wait_for_timeout(500)
    start = perf_counter()
    with ours.changed(site, change):
        page.wait_for_function(_SHOWN, arg=mark)
        seconds = perf_counter() - start
    page.wait_for_function(f"(mark) => !({_SHOWN})(mark)", arg=mark)
    return Run(seconds, 0.0, 0)


def new_mark() -> str:
    """A word that no build has seen: what was kept of an earlier one is of no use."""
    return f"edit{secrets.token_hex(4)}"


@contextmanager
def _served(site: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "build.py", "serve", "--site", str(site), "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ours.PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Serving "):
            break
    else:
        raise RuntimeError(f"build.py serve ended: {''.join(said)}")
    while process.poll() is None:  # it is said just before it listens
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
