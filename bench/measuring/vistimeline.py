"""The same events as a vis-timeline page, made as its documentation says, from our own `timeline.json`."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

from bench.measuring.packages import version
from bench.measuring.values import NotTakenError, Subject, told

_PACKAGE: Final = "vis-timeline"
_FILES: Final = {
    "timeline.js": "standalone/umd/vis-timeline-graph2d.min.js",
    "timeline.css": "styles/vis-timeline-graph2d.min.css",
}
_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{title}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="timeline.css">
<script src="timeline.js"></script>
</head>
<body>
<div id="timeline"></div>
<script>
fetch("events.json").then((answer) => answer.json()).then((events) => {{
  const options = {{ maxHeight: "100vh" }};
  window.timeline = new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(events), options);
}});
</script>
</body>
</html>
"""


def same_events(ours: Subject, modules: Path, folder: Path) -> Subject:
    """The events of one of our own pages as a vis-timeline page below `folder`."""
    page = write_page(ours.folder, modules / _PACKAGE, folder / f"vis-timeline-{len(ours.events)}")
    return Subject(
        name=f"vis-timeline {version(_PACKAGE)}, {len(ours.events):,}",
        folder=page,
        events=told(ours.folder),
        headline=".vis-item-content",
        at_least=1,  # it draws what is in view
        move=_drag,
    )


def write_page(site: Path, package: Path, folder: Path) -> Path:
    """Writes the page with vis-timeline beside it into `folder`, and returns that; `site`: an output of ours.

    Each event gets its title, and the words for its date as a tip: an item has no room for its summary.
    """
    data = json.loads((site / "timeline.json").read_text(encoding="utf-8"))
    folder.mkdir()
    for name, path in _FILES.items():
        shutil.copy(package / path, folder / name)
    title = html.escape(data["site"]["title"])
    page = _PAGE.format(title=title, language=data["site"]["language"])
    (folder / "index.html").write_text(page, encoding="utf-8")
    text = json.dumps([_item(event) for event in data["events"]], ensure_ascii=False, separators=(",", ":"))
    (folder / "events.json").write_text(text, encoding="utf-8")
    return folder


def _item(event: Mapping[str, Any]) -> dict[str, Any]:
    date = event["date"]
    start, end = date["earliest"] or date["latest"], date["latest"] or date["earliest"]
    content = html.escape(event["title"])
    days = {"start": _day(start), **({"end": _day(end), "type": "range"} if end != start else {})}
    return {"id": event["id"], "content": content, "title": date["words"], **days}


def _day(text: str) -> str:
    """As ECMAScript writes days: years before 0 with six digits."""
    year, month, day = text.lstrip("-").split("-")
    return f"-{year:0>6}-{month}-{day}" if text.startswith("-") else f"{year:0>4}-{month}-{day}"


def _drag(page: Page) -> None:
    """Into a fifth of its time, then along it."""
    page.evaluate("timeline.zoomIn(1, { animation: false })")
    box = page.locator(".vis-center").first.bounding_box()
    if box is None:
        raise NotTakenError("its drawing cannot be seen")
    middle = min(box["y"] + box["height"] / 2, 600)
    page.mouse.move(1_200, middle)
    page.mouse.down()
    for step in range(100):
        page.mouse.move(1_200 - 10 * step, middle)
        page.wait_for_timeout(16)
    page.mouse.up()
