"""Nothing grows faster than the story: twice the events, twice the calls."""

from __future__ import annotations

from pathlib import Path

from bench.stories import write_story
from dateline import pipeline
from tests.counting import calls


def edit(site: Path) -> None:
    file = min((site / "content/events").glob("*.md"))
    file.write_text(f"{file.read_text(encoding='utf-8')}\nMore was said.\n", encoding="utf-8")


def test_a_build_takes_twice_the_calls_for_twice_the_events(tmp_path: Path) -> None:
    """The first build of a process also loads and compiles, so one goes before those that are counted."""
    clean: list[int] = []
    after_an_edit: list[int] = []
    for events in (60, 160, 320):
        order = pipeline.Order(write_story(tmp_path / str(events), events))
        output = tmp_path / f"{events}-site"
        clean.append(calls(lambda order=order, output=output: pipeline.build(order, output)))  # type: ignore[misc]
        edit(order.root)
        again = calls(lambda order=order, output=output: pipeline.build(order, output))  # type: ignore[misc]
        after_an_edit.append(again)
    assert clean[2] <= 2.3 * clean[1]
    assert after_an_edit[2] <= 2.3 * after_an_edit[1]
    assert after_an_edit[2] < clean[2] / 3
