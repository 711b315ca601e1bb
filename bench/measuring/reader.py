"""What a reader of a page meets, taken in Chromium."""

from __future__ import annotations

import itertools
import re
import shutil
import statistics
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

from bench.measuring.values import NewPage, NotTakenError, Subject, kilobytes, median, milliseconds

Measure = Callable[[Subject, NewPage, str], str]

_SETTLED: Final = 1_500  # milliseconds
_FRAME: Final = 1_000 / 60
_END: Final = 40  # letters
_SEEN: Final = """([selector, titles]) => {
    const wanted = new Set(titles);
    const visible = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const named = [...document.querySelectorAll(selector)].filter(visible);
    return [...new Set(named.map((one) => one.textContent.trim()).filter((one) => wanted.has(one)))];
}"""
_FRAMES: Final = """() => {
    window.frames_ = [];
    const note = (now) => { window.frames_.push(now); requestAnimationFrame(note); };
    requestAnimationFrame(note);
}"""


def opened(subject: Subject, page: Page, address: str) -> Page:
    """The page with all its events drawn. Raises NotTakenError where they do not come."""
    page.goto(address)
    page.locator(subject.headline).first.wait_for(state="attached")
    page.wait_for_timeout(_SETTLED)
    # Two events may have one title, and a page may leave out what another page of it holds.
    titles = {event.title for event in subject.events}
    found = len(page.evaluate(_SEEN, [subject.headline, list(titles)]))
    if found < min(subject.at_least, len(titles)):
        raise NotTakenError(f"the page shows {found:,} of {len(titles):,} titles")
    return page


def transfer(subject: Subject, new_page: NewPage, address: str) -> str:
    """Bytes as they came over the line, with heads, compressed; by kind."""
    page = new_page()
    session = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()

    def note_end(event: dict[str, Any]) -> None:
        sizes[kinds.get(event["requestId"], "Other")] += event["encodedDataLength"]

    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.loadingFinished", note_end)
    session.send("Network.enable")
    opened(subject, page, address)
    parts = (f"{kind.lower()} {kilobytes(size)}" for kind, size in sizes.most_common() if size)
    return f"{kilobytes(sizes.total())} ({', '.join(parts)})"


def requests(subject: Subject, new_page: NewPage, address: str) -> str:
    """Requests to its own host, and to others: those are counted when they are tried."""
    page = new_page()
    for start, folder in subject.stand_in.items():
        page.route(f"{start}**", partial(_answer, start, folder))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(subject, page, address)
    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    hosts = sorted({url.split("/")[2] for url in outside})
    said = f"{sum(url.startswith(address) for url in asked)} own, {len(outside)} to other hosts"
    return f"{said} ({', '.join(hosts)})" if hosts else said


def _answer(start: str, folder: Path, route: Route) -> None:
    route.fulfill(path=folder / route.request.url.removeprefix(start).partition("?")[0])


def main_thread(subject: Subject, new_page: NewPage, address: str) -> str:
    """How long the main thread worked until the page was there."""
    page = new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    opened(subject, page, address)
    metrics = session.send("Performance.getMetrics")["metrics"]
    return milliseconds(next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1_000)


def next_event(subject: Subject, new_page: NewPage, address: str) -> str:
    """The median of several."""
    if subject.next_times is None:
        raise NotTakenError("no key leads to it")
    return milliseconds(median(subject.next_times(new_page(), address)))


def next_page(subject: Subject, new_page: NewPage, address: str) -> str:
    """The median of several."""
    if subject.next_pages is None:
        raise NotTakenError("its events have no pages")
    return milliseconds(median(subject.next_pages(new_page(), address)))


def next_told(subject: Subject, new_page: NewPage, address: str) -> str:
    """The median of several."""
    if subject.next_told is None:
        raise NotTakenError("it has no such way to read")
    return milliseconds(median(subject.next_told(new_page(), address)))


def moving(subject: Subject, new_page: NewPage, address: str) -> str:
    """Frames while the reader moves through time."""
    return _frames(subject.move, opened(subject, new_page(), address))


def scrolling(subject: Subject, new_page: NewPage, address: str) -> str:
    """Frames while the reader scrolls through the page."""
    if subject.scroll is None:
        raise NotTakenError("the page is as high as the window")
    return _frames(subject.scroll, opened(subject, new_page(), address))


def _frames(move: Callable[[Page], None], page: Page) -> str:
    """The 95th percentile of the time between frames, the longest, and the part that did not come."""
    page.evaluate(_FRAMES)
    move(page)
    times = page.evaluate("window.frames_")
    gaps = [after - before for before, after in itertools.pairwise(times)]
    if len(gaps) < 2:
        raise NotTakenError("the page drew no frame while it moved")
    missed = sum(round(gap / _FRAME) - 1 for gap in gaps if gap > 1.5 * _FRAME)
    percentile = statistics.quantiles(gaps, n=20)[-1]
    part = missed / (missed + len(gaps))
    return f"{percentile:.0f} ms; longest {max(gaps):.0f} ms; {part:.0%} dropped"


def without_script(subject: Subject, new_page: NewPage, address: str) -> str:
    """Titles that can be seen with script turned off: on this page, and on all pages that list events."""
    page = new_page(java_script_enabled=False)
    titles = sorted({event.title for event in subject.events})
    seen: set[str] = set()
    counts = []
    for path in subject.list_pages:
        page.goto(address + path)
        seen |= set(page.evaluate(_SEEN, [subject.headline, titles]))
        counts.append(len(seen))
    more = f", {counts[-1]:,} with the {len(counts) - 1} pages behind it" if len(counts) > 1 else ""
    return f"{counts[0]:,} of {len(titles):,}{more}"


def printed(subject: Subject, new_page: NewPage, address: str) -> str:
    """Titles and texts found in the printed page, read back from the PDF."""
    return _found(subject, [opened(subject, new_page(), address).pdf()])


def paper(subject: Subject, new_page: NewPage, address: str) -> str:
    """How long the pages made for paper take from their addresses to their PDFs, and what is found there."""
    if not subject.print_pages:
        raise NotTakenError("there is no page made for paper")
    page = new_page(java_script_enabled=False)
    times, files = [], []
    for path in subject.print_pages:
        start = time.perf_counter()
        page.goto(address + path)
        files.append(page.pdf())
        times.append(time.perf_counter() - start)
    longest = f" (the longest of {len(files)}: {max(times):.1f} s)" if len(files) > 1 else ""
    return f"{sum(times):.1f} s{longest}, {kilobytes(sum(map(len, files)))}, {_found(subject, files)}"


def _found(subject: Subject, files: Sequence[bytes]) -> str:
    reader = shutil.which("pdftotext")
    if reader is None:
        raise NotTakenError("pdftotext is not here (Debian: poppler-utils)")
    command = [reader, "-raw", "-", "-"]
    results = [subprocess.run(command, input=data, capture_output=True, check=True).stdout for data in files]
    found = _letters(b" ".join(results).decode())
    titles = sum(_letters(event.title) in found for event in subject.events)
    texts = sum(_both_ends(_letters(event.summary), found) for event in subject.events)
    return f"{titles:,} / {texts:,} of {len(subject.events):,}"


def _both_ends(text: str, found: str) -> bool:
    # Between them the text may go on on the next sheet, below what stands at its head.
    return text[:_END] in found and text[-_END:] in found


def _letters(text: str) -> str:
    # Lines are broken and hyphenated as the paper wants it, and notes stand between words.
    return re.sub(r"[\W\d_]", "", text)


def axe(subject: Subject, new_page: NewPage, address: str) -> str:
    """Rules broken, and the places where they are."""
    violations = Axe().run(opened(subject, new_page(), address)).response["violations"]
    return f"{len(violations)}, {sum(len(rule['nodes']) for rule in violations)}"


MEASURES: Final[dict[str, Measure]] = {
    "bytes": transfer,
    "requests": requests,
    "main thread until loaded": main_thread,
    "next event after a key": next_event,
    "next event's page after a key": next_page,
    "next event, read one by one, after a key": next_told,
    "frames while moving through time, p95": moving,
    "frames while scrolling, p95": scrolling,
    "events visible without script": without_script,
    "titles / texts in print": printed,
    "pages made for paper, to PDF": paper,
    "axe: rules, places": axe,
}
