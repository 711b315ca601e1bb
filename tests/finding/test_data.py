"""What scripts read of the story, and how: once, with a version, again where it failed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from dateline import config
from dateline.content.loading import load
from dateline.content.records import Event
from dateline.story.geometry import begun, core, first, form, is_rough, last
from dateline.story.importance import by_importance
from dateline.story.telling import Story, tell
from tests.built import GOLDEN, PROJECT, SITES
from tests.tools.serving import serve_folder

EVENTS = """async () => {
  const { events, byImportance } = await import("/static/js/shared.js");
  const { list } = await events();
  return { list, important: byImportance(list).map((event) => event.index) };
}"""
FOLDERS = {name: GOLDEN / name / "site" for name in SITES}


def story_of(folder: Path) -> Story:
    settings = config.load(folder)
    return tell(settings, load(settings, (folder / "static", PROJECT / "static"), drafts=False))


def known(story: Story, event: Event, index: int) -> Mapping[str, Any]:
    threads = [thread.id for thread in story.config.settings.threads]
    return {
        "index": index,
        "start": first(event.date),
        "end": last(event.date),
        "begun": begun(event.date),
        "core": core(event.date) if is_rough(event.date) else None,
        "thread": threads.index(event.thread),
        "form": form(event.date).value,
        "standing": event.standing.value,
        "featured": event.featured,
        "worth": story.independence[event.id].count,
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_script_reads_each_event_as_the_engine_knows_it(
    name: str, page: Page, built: Mapping[str, Path]
) -> None:
    story = story_of(FOLDERS[name])
    with serve_folder(built[name]) as root:
        page.goto(root)
        found = page.evaluate(EVENTS)
    for index, event in enumerate(story.account):
        wanted = known(story, event, index)
        got = {key: found["list"][index][key] for key in wanted}
        for key in ("start", "end"):
            assert got.pop(key) == pytest.approx(wanted[key], abs=1e-6)
        assert _listed(got["begun"]) == pytest.approx(_listed(wanted["begun"]), abs=1e-6)
        assert _listed(got["core"]) == pytest.approx(_listed(wanted["core"]), abs=1e-6)
        for key in got.keys() - {"begun", "core"}:
            assert got[key] == wanted[key], (event.id, key)
    order = {event.id: index for index, event in enumerate(story.account)}
    important = by_importance(story.account, story.independence)
    assert found["important"] == [order[event.id] for event in important]


def _listed(times: Any) -> list[float]:
    return list(times or ())


def test_nothing_is_asked_for_twice_and_all_with_the_version(page: Page, site: str) -> None:
    page.goto(site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/find/")[2]))
    version = page.evaluate(
        """async () => {
          const { load, manifest, names } = await import("/static/js/shared.js");
          await Promise.all([load("strip.json"), load("strip.json"), names([0, 1]), names([2])]);
          return (await manifest()).version;
        }"""
    )
    files = sorted(path for path in asked if path)
    assert files == ["find.json", f"names/0.json?v={version}", f"strip.json?v={version}"]


def test_what_failed_is_asked_for_again(page: Page, site: str) -> None:
    page.goto(site)
    page.route("**/strip.json*", lambda route: route.abort(), times=1)
    states = page.evaluate(
        """async () => {
          const { events } = await import("/static/js/shared.js");
          const tried = () => events().then(({ list }) => list.length, () => "failed");
          return [await tried(), await tried()];
        }"""
    )
    assert states == ["failed", 22]


def test_a_missing_file_is_no_json(page: Page, site: str) -> None:
    page.goto(site)

    def answer(route: Route) -> None:
        route.fulfill(status=404, body="<!doctype html>")

    page.route("**/facets.json*", answer)
    said = page.evaluate(
        """async () => {
          const { load } = await import("/static/js/shared.js");
          return load("facets.json").catch((error) => error.message);
        }"""
    )
    assert said.startswith("facets.json?v=")
    assert said.endswith(": 404")


def test_words_are_filled(page: Page, site: str) -> None:
    page.goto(site)
    said = page.evaluate(
        """async () => {
          const { sayings } = await import("/static/js/shared.js");
          return (await sayings("filter."))("shown", { shown: 3, all: 22 });
        }"""
    )
    assert said == "3 of 22 events"


def test_a_change_of_the_address_is_told_and_back_leads_to_what_was_before(page: Page, site: str) -> None:
    page.goto(f"{site}?x=1#_list")
    told = page.evaluate(
        """async () => {
          const { change, read } = await import("/static/js/shared.js");
          const told = [];
          const next = () => new Promise((resolve) =>
            document.addEventListener("dateline:address", resolve, { once: true }));
          document.addEventListener("dateline:address", () => told.push(location.search + location.hash));
          change((asked) => asked.append("thread", "compact"));
          change((asked) => asked.append("thread", "reactions"), { replace: true });
          change((asked) => asked.get("x"));
          const back = next();
          history.back();
          await back;
          return [told, [...read()]];
        }"""
    )
    assert told == [
        ["?x=1&thread=compact#_list", "?x=1&thread=compact&thread=reactions#_list", "?x=1#_list"],
        [["x", "1"]],
    ]
