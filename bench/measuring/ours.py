"""Our own pages: the shipped site and made stories, built for the purpose."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from bench.measuring.values import NotTakenError, Subject, told
from bench.stories import write_story
from dateline import pipeline

_PROJECT: Final = Path(__file__).resolve().parents[2]
_WHOLE: Final = 500  # the front page of a longer story shows its featured events only
_TIMES: Final = 7
_STEPS_IN: Final = 4  # of the zoom
_PAUSE: Final = 200  # milliseconds
_HEADLINE: Final = ".timeline .item :is(h2, h3, h4, h5) a"
# The frame after the one that the key was answered in.
_SHOWN: Final = """(headline) => new Promise((resolve) => {
    const focused = document.activeElement;
    if (!focused.matches(headline)) return resolve(null);
    requestAnimationFrame(() => requestAnimationFrame((now) => {
        const box = focused.getBoundingClientRect();
        resolve(box.top >= 0 && box.bottom <= innerHeight ? now - window.pressed_ : null);
    }));
})"""
_TOLD: Final = """(before) => new Promise((resolve) => {
    const look = () => {
        const shown = document.querySelector("main h1")?.innerText;
        if (!shown || shown === before) requestAnimationFrame(look);
        else requestAnimationFrame((now) => resolve(now - window.pressed_));
    };
    look();
})"""
_NOTE_KEY: Final = """addEventListener("keydown", (event) =>
    sessionStorage.setItem("pressed", performance.timeOrigin + event.timeStamp))"""
_PAINTED: Final = """() => {
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    return painted && performance.timeOrigin + painted.startTime;
}"""


def shipped(folder: Path) -> Subject:
    """The site that ships with the project, built in `folder`."""
    site = folder / "shipped"
    site.mkdir()
    shutil.copy(_PROJECT / "site.toml", site)
    shutil.copytree(_PROJECT / "content", site / "content")
    return _built(site, "ours, shipped")


def made(events: int, folder: Path) -> Subject:
    """A made story."""
    return _built(write_story(folder / f"made-{events}", events), f"ours, {events:,}")


def _built(site: Path, name: str) -> Subject:
    output = site / "_site"
    pipeline.build(pipeline.Order(site), output)
    events = told(output)
    return Subject(
        name=name,
        folder=output,
        events=events,
        headline=_HEADLINE,
        at_least=len(events) if len(events) <= _WHOLE else 1,
        move=_pan,
        scroll=_scroll,
        next_times=_next_times,
        next_pages=_next_pages,
        next_told=_next_told,
        list_pages=["", *([] if len(events) <= _WHOLE else _addresses(output, "years"))],
        print_pages=_addresses(output, "print"),
    )


def _addresses(output: Path, folder: str) -> list[str]:
    """The addresses of all pages in a folder of an output."""
    files = sorted((output / folder).rglob("index.html"))
    return [f"{file.parent.relative_to(output).as_posix()}/" for file in files]


def _pan(page: Page) -> None:
    """Into a fifth of the story, then along its strip."""
    for _ in range(_STEPS_IN):
        page.locator("strip-zoom button[value='+']").click()
        page.wait_for_timeout(_PAUSE)
    box = page.locator(".zoomed svg.strip:visible").first.bounding_box()
    if box is None:
        raise NotTakenError("the strip cannot be seen")
    middle = box["y"] + box["height"] / 2
    page.mouse.move(1_200, middle)
    page.mouse.down()
    for step in range(100):
        page.mouse.move(1_200 - 10 * step, middle)
        page.wait_for_timeout(16)
    page.mouse.up()


def _scroll(page: Page) -> None:
    page.mouse.move(640, 400)
    for _ in range(100):
        page.mouse.wheel(0, 60)
        page.wait_for_timeout(16)


def _next_times(page: Page, address: str) -> Sequence[float]:
    """From the key until the frame that shows the next event's headline in the window, with the focus."""
    page.goto(address)
    page.wait_for_timeout(500)
    page.evaluate("addEventListener('keydown', (event) => { window.pressed_ = event.timeStamp }, true)")
    page.keyboard.press("j")
    return [_next_time(page) for _ in range(_TIMES)]


def _next_time(page: Page) -> float:
    page.wait_for_timeout(_PAUSE)
    page.keyboard.press("j")
    time = page.evaluate(_SHOWN, _HEADLINE)
    if time is None:
        raise NotTakenError("the key led to no headline in the window")
    return float(time)


def _next_told(page: Page, address: str) -> Sequence[float]:
    """From the arrow key until the frame that shows the next event in the story mode."""
    page.goto(address)
    page.evaluate("addEventListener('keydown', (event) => { window.pressed_ = event.timeStamp }, true)")
    page.keyboard.press("s")
    page.locator("main article h1").wait_for()
    return [_told_time(page) for _ in range(_TIMES)]


def _told_time(page: Page) -> float:
    page.wait_for_timeout(2 * _PAUSE)  # in which the next one is fetched ahead
    before = page.locator("main h1").inner_text()
    page.keyboard.press("ArrowRight")
    return float(page.evaluate(_TOLD, before))


def _next_pages(page: Page, address: str) -> Sequence[float]:
    """From Enter on the link to the next event until its page's first paint."""
    page.add_init_script(_NOTE_KEY)
    page.goto(address)
    page.locator(_HEADLINE).first.click()
    page.wait_for_timeout(_PAUSE)
    return [_next_page(page) for _ in range(_TIMES)]


def _next_page(page: Page) -> float:
    link = page.locator("a[rel=next]").first
    if not link.count():
        raise NotTakenError("the event has no next one")
    before = page.url
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)
    painted = float(page.wait_for_function(_PAINTED, polling=5).json_value())
    page.wait_for_timeout(_PAUSE)
    return painted - float(page.evaluate("sessionStorage.getItem('pressed')"))
