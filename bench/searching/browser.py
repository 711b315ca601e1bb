"""What a reader meets who searches, in Chromium."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page, Request, Route, sync_playwright

from bench.measuring.serving import serve_compressed
from tests.tools import chromium

_OPEN: Final = "async () => { window.engine = await import('./search.js') }"
_SEARCH: Final = """async (text) => {
  const start = performance.now();
  const found = await window.engine.search(text);
  return [performance.now() - start, found];
}"""
_DIALOG: Final = """async () => {
  const { open } = await import("./static/js/search/dialog.js");
  const button = document.body.appendChild(document.createElement("button"));
  button.ariaLabel = "Search";
  await open(button, () => "");
}"""
_TYPE: Final = """(text) => new Promise((resolve) => {
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(document.querySelector("dialog ol"), { childList: true });
  const input = document.querySelector("dialog input");
  input.value = text;
  input.dispatchEvent(new Event("input"));
})"""


@dataclass(frozen=True, slots=True)
class Typed:
    """Bytes over the line, heads with them, and milliseconds from a letter until what it finds is there."""

    first: int  # bytes until there is a result, after two letters
    word: int  # bytes until the first word is typed
    second: int  # more bytes for a second word
    coldest: float  # the slowest letter while files are loaded, from this machine
    warm: float  # the median letter when they are there
    slowest: float
    found: int  # events with both words


@contextmanager
def launched() -> Iterator[Browser]:
    """One for all measures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(whole=True), args=chromium.FLAGS)
        yield browser
        browser.close()


def typed(browser: Browser, folder: Path, words: tuple[str, str]) -> Typed:
    """Both words typed letter by letter, then once more."""
    with serve_compressed(folder) as address, _page(browser) as page:
        loaded: list[Request] = []  # by workers, too
        page.on("requestfinished", lambda request: loaded.append(request))  # noqa: PLW0108 (Playwright marks it)
        page.goto(f"{address}free.html")
        page.evaluate(_OPEN)
        one, both = words[0], " ".join(words)
        ends = letters(words)
        cold = [_search(page, one[:2])]
        first = _settled(page, loaded)
        cold += [_search(page, one[:end]) for end in range(3, len(one) + 1)]
        word = _settled(page, loaded)
        cold += [_search(page, both[:end]) for end in range(len(one) + 3, len(both) + 1)]
        second = _settled(page, loaded) - word
        warm = [_search(page, both[:end])[0] for _ in range(3) for end in ends]
        coldest = max(time for time, _ in cold)
        return Typed(first, word, second, coldest, statistics.median(warm), max(warm), cold[-1][1])


def shown(browser: Browser, folder: Path, words: tuple[str, str]) -> tuple[float, float]:
    """In our dialog: from a letter until the frame that shows its results, the median and the slowest."""
    with serve_compressed(folder) as address, _page(browser) as page:
        page.goto(f"{address}free.html")
        page.evaluate(_DIALOG)
        both = " ".join(words)
        times = [page.evaluate(_TYPE, both[:end]) for _ in range(4) for end in letters(words)]
        warm = times[len(letters(words)) :]
        return statistics.median(warm), max(warm)


def letters(words: tuple[str, str]) -> list[int]:
    """How much of them is typed each time: two letters of a word at least."""
    first, second = map(len, words)
    return [*range(2, first + 1), *range(first + 3, first + second + 2)]


def works_under(policy: str, browser: Browser, folder: Path, *, everywhere: bool) -> bool:
    """Whether it finds anything under this CSP: of the page's head, or sent with every file `everywhere`."""

    def send(route: Route) -> None:
        with suppress(Error):  # what is still under way when the page is closed
            answer = route.fetch()
            route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    with serve_compressed(folder) as address, _page(browser) as page:
        if everywhere:
            page.context.route("**/*", send)
        page.goto(f"{address}{'free' if everywhere else 'strict'}.html")
        try:
            page.evaluate(_OPEN)
            _search(page, "th")
        except Error:
            return False
        return True


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def _search(page: Page, text: str) -> tuple[float, int]:
    answer: Any = page.evaluate(_SEARCH, text)
    return float(answer[0]), int(answer[1])


def _settled(page: Page, loaded: list[Request]) -> int:
    page.wait_for_timeout(300)  # what is loaded is told a little later
    sizes = [request.sizes() for request in loaded]
    return sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
