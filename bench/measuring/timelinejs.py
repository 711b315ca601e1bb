"""The same events as a TimelineJS page, made as its documentation says, from our own `timeline.json`."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from bench.measuring.packages import version
from bench.measuring.values import Subject, told

_PACKAGE: Final = "@knight-lab/timelinejs"
_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{title}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="css/timeline.css">
<script src="js/timeline.js"></script>
<style>body {{ margin: 0 }} #timeline {{ width: 100%; height: 100vh }}</style>
</head>
<body>
<div id="timeline"></div>
<script>window.timeline = new TL.Timeline("timeline", "events.json")</script>
</body>
</html>
"""
_HOST: Final = "https://cdn.knightlab.com/libs/timeline3/latest/"
_TIMES: Final = 7
# Shown is: its headline stands still in the window, from this frame to the next.
_NEXT: Final = """(title) => new Promise((resolve) => {
    const headline = [...document.querySelectorAll(".tl-headline")].find((one) => one.textContent === title);
    let last = null;
    const look = (now) => {
        const box = headline.getBoundingClientRect();
        const inside = box.width > 0 && box.left >= 0 && box.right <= innerWidth;
        if (inside && last && last.left === box.left) resolve(last.now - window.pressed);
        else { last = inside ? { left: box.left, now } : null; requestAnimationFrame(look); }
    };
    requestAnimationFrame(look);
})"""


def same_events(ours: Subject, modules: Path, folder: Path) -> Subject:
    """The events of one of our own pages as a TimelineJS page below `folder`."""
    page = write_page(ours.folder, modules / _PACKAGE, folder / f"timelinejs-{len(ours.events)}")
    return Subject(
        name=f"TimelineJS {version(_PACKAGE)}, {len(ours.events):,}",
        folder=page,
        events=told(ours.folder),
        headline=".tl-slide .tl-headline",
        at_least=len(ours.events),
        move=_drag,
        next_times=_next_times,
        stand_in={_HOST: page},
    )


def write_page(site: Path, package: Path, folder: Path) -> Path:
    """Writes the page with TimelineJS beside it into `folder`; `site` is an output of ours. Returns `folder`.

    Each event gets what our front page says of it: its title, the words for its date, and its summary.
    """
    data = json.loads((site / "timeline.json").read_text(encoding="utf-8"))
    shutil.copytree(package / "dist", folder, ignore=shutil.ignore_patterns("*.map", "embed"))
    title = html.escape(data["site"]["title"])
    page = _PAGE.format(title=title, language=data["site"]["language"])
    (folder / "index.html").write_text(page, encoding="utf-8")
    events = {"events": [_slide(event) for event in data["events"]]}
    text = json.dumps(events, ensure_ascii=False, separators=(",", ":"))
    (folder / "events.json").write_text(text, encoding="utf-8")
    return folder


def _slide(event: Mapping[str, Any]) -> dict[str, Any]:
    date = event["date"]
    start, end = date["earliest"] or date["latest"], date["latest"] or date["earliest"]
    text = {"headline": html.escape(event["title"]), "text": f"<p>{html.escape(event['summary'])}</p>"}
    days = {"start_date": _day(start), **({"end_date": _day(end)} if end != start else {})}
    return {"unique_id": event["id"], **days, "display_date": date["words"], "text": text}


def _day(text: str) -> dict[str, int]:
    year, month, day = text.lstrip("-").split("-")
    return {"year": -int(year) if text.startswith("-") else int(year), "month": int(month), "day": int(day)}


def _drag(page: Page) -> None:
    box = page.locator(".tl-timenav").bounding_box() or {"x": 0, "y": 600, "width": 1280, "height": 200}
    middle = box["y"] + box["height"] / 2
    page.mouse.move(1_200, middle)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(1_200 - 15 * step, middle)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.locator("#timeline").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)


def _next_times(page: Page, address: str) -> Sequence[float]:
    """From the right arrow until the next slide's headline stands still in the window."""
    page.goto(address)
    page.locator(".tl-headline").first.wait_for()
    page.evaluate("addEventListener('keydown', (event) => { window.pressed = event.timeStamp }, true)")
    titles = page.locator(".tl-headline").all_text_contents()
    page.wait_for_timeout(1_500)
    page.locator("#timeline").focus()
    return [_next_time(page, title) for title in titles[1 : _TIMES + 1]]


def _next_time(page: Page, title: str) -> float:
    page.keyboard.press("ArrowRight")
    found = float(page.evaluate(_NEXT, title))
    page.wait_for_timeout(300)
    return found
