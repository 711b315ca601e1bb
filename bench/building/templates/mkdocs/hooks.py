"""Groups the pages and knows their neighbours; it is read by MkDocs' own Python."""

import json
from itertools import pairwise
from pathlib import Path

_SOURCES = Path(__file__).parent / "sources.json"


def on_env(env, config, files):  # noqa: ANN001, ANN201, ARG001, D103
    pages = [file.page for file in files.documentation_pages()]
    events = sorted((page for page in pages if "weight" in page.meta), key=lambda page: page.meta["weight"])
    groups = {"year": {}, "tag": {}}
    for event in events:
        groups["year"].setdefault(event.meta["year"], []).append(event)
        for tag in event.meta["tags"]:
            groups["tag"].setdefault(tag, []).append(event)
    for before, after in pairwise(events):
        before.meta["after"], after.meta["before"] = after, before
    env.globals.update(
        events=events, groups=groups, register=json.loads(_SOURCES.read_text(encoding="utf-8"))
    )
    return env
