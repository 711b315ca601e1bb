"""What marks say of each event: in the order of the account, and as the story says it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def test_names_stand_in_the_order_of_the_account(built: Mapping[str, Path]) -> None:
    story = json.loads((built["shipped"] / "timeline.json").read_bytes())
    events = {event["id"]: event for event in story["events"]}
    names = json.loads((built["shipped"] / "find/names/0.json").read_bytes())
    page = (built["shipped"] / "index.html").read_text(encoding="utf-8")
    places = [page.index(f'<li id="{name["id"]}"') for name in names]
    assert len(names) == len(events)
    assert places == sorted(places)
    for name in names:
        event = events[name["id"]]
        assert (name["title"], name["date"]) == (event["title"], event["date"]["words"])
