"""The same pages from any pool, in the same order, and never another site's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.pipeline import Order
from dateline.problems import MachineError, SiteError
from dateline.publish import batches
from dateline.publish.batches import Batch, Made, made
from dateline.publish.making import Prepared, Press
from dateline.publish.pools import Pool
from tests.built import copy_site
from tests.publish.executors import FORK, IN_PLACE, SPAWN, THREADS, InPlace, needless
from tests.publish.output.trees import tree
from tests.sites import make_site


def all_of(order: Order, pool: Pool | None) -> list[tuple[int, str, bytes, list[Any]]]:
    press = Press(order())
    found = list(all_made(press, order, pool))
    return [(one.number, one.name, one.data, sorted(one.facts, key=repr)) for one in found]


def all_made(press: Press, recipe: Callable[[], Prepared], pool: Pool | None) -> Iterator[Made]:
    return made(press, range(len(press.site.plans) + len(press.pieces)), recipe, pool)


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FEWEST", 1), ("FEWEST_ANEW", 1), ("PART_ANEW", 0), ("EACH", 13)):
        monkeypatch.setattr(batches, name, value)


@pytest.mark.parametrize(
    "pool", [IN_PLACE, THREADS, FORK, SPAWN], ids=["in place", "threads", "fork", "spawn"]
)
def test_any_executor_makes_the_same_in_the_same_order(tmp_path: Path, pool: Pool) -> None:
    order = Order(copy_site("evidence", tmp_path / "site"), "https://example.org/x/", drafts=True)
    alone = all_of(order, None)
    assert [number for number, *_ in alone] == list(range(len(alone)))
    assert all_of(order, pool) == alone


@pytest.mark.parametrize("pool", [None, IN_PLACE, FORK, SPAWN], ids=["alone", "in place", "fork", "spawn"])
def test_what_is_wrong_in_a_template_is_told_alike(tmp_path: Path, pool: Pool | None) -> None:
    site = make_site(tmp_path, {"templates/actor.html": "\n{{ nope }}", "templates/source.html": "{{ no }}"})
    with pytest.raises(SiteError) as error:
        all_of(Order(site), pool)
    assert [str(one).partition("\n")[0] for one in error.value.problems] == [
        "templates/source.html:1:1: error: 'no' is undefined"
    ]


class Elsewhere(Executor):
    """A process that prepares the site anew, but here: `saved` happens before it does."""

    def __init__(self, saved: Callable[[], object]) -> None:
        self._saved = saved
        self._benches: dict[Any, Any] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        if not self._benches:
            self._saved()
        future: Future[Any] = Future()
        ours = dict(batches._benches)
        self._swap(self._benches)
        future.set_result(fn(*args, **named))
        self._benches = dict(batches._benches)
        self._swap(ours)
        return future

    def _swap(self, benches: dict[Any, Any]) -> None:
        batches._benches.clear()
        batches._benches.update(benches)


EARLIER = """\
---
title: Before all others
date: 2016
thread: talks
sources: [gazette]
---
It began [@gazette].
"""


def put(site: Path, path: str, old: str, new: str) -> None:
    file = site / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_what_is_prepared_anew_from_the_same_is_taken(tmp_path: Path) -> None:
    order = Order(make_site(tmp_path))

    def saved() -> None:
        file = tmp_path / "content/events/talks-begin.md"
        file.write_bytes(file.read_bytes())

    assert all_of(order, Pool(lambda _: Elsewhere(saved), 1)) == all_of(order, None)


@pytest.mark.parametrize(
    "save",
    [
        lambda site: (site / "content/events/earlier.md").write_text(EARLIER),
        lambda site: (site / "content/events/talks-begin.md").rename(site / "content/events/talks-began.md"),
        lambda site: put(site, "content/events/talks-begin.md", "sent delegates", "sent no delegates"),
        lambda site: put(site, "content/sources/herald.md", "The Herald", "The Morning Herald"),
        lambda site: put(site, "site.toml", "blue", "red"),
        lambda site: put(site, "templates/actor.html", "old", "new"),
        lambda site: (site / "templates/place.html").write_text("{{ page.title }}"),
        lambda site: (site / "static/css/own.css").write_text("main { color: blue }"),
    ],
    ids=["event", "address", "body", "source", "settings", "template", "other template", "sheet"],
)
def test_a_file_saved_while_pages_are_made_is_told(tmp_path: Path, save: Callable[[Path], object]) -> None:
    """Else a page came to the address of another, or one of another site among ours."""
    files = {"templates/actor.html": "old", "static/css/own.css": "main { color: red }"}
    site = make_site(tmp_path, files)
    with pytest.raises(MachineError, match="changed while its pages were made: build again"):
        all_of(Order(site), Pool(lambda _: Elsewhere(partial(save, site)), 1))


def test_a_spawned_process_tells_of_another_site(tmp_path: Path) -> None:
    """As does one that has fewer pages than it is asked for."""
    site = make_site(tmp_path)
    press = Press(Order(site)())
    (site / "content/pages/about.md").unlink()
    with pytest.raises(MachineError, match="build again"):
        list(all_made(press, Order(site), SPAWN))


@contextmanager
def shifting(_jobs: int) -> Iterator[Executor]:
    """Another program's, that mixes up what it was asked for."""

    class Shifting(InPlace):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
            future = super().submit(fn, *args, **named)
            batch: Batch = future.result()
            first, second, *rest = batch.made
            mixed = (replace(first, name=second.name), replace(second, name=first.name), *rest)
            swapped: Future[Any] = Future()
            swapped.set_result(replace(batch, made=mixed))
            return swapped

    yield Shifting()


def test_a_page_with_another_address_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="build again"):
        all_of(Order(make_site(tmp_path)), Pool(shifting, 1, at_hand=True))


def test_pages_made_from_what_a_cache_holds_are_of_the_same_site(tmp_path: Path) -> None:
    """A spawned process has no cache: what it reads equals what was kept."""
    site = copy_site("evidence", tmp_path / "site")
    pipeline.build(Order(site), tmp_path / "output", pipeline.Means(pool=SPAWN))
    (site / "templates").mkdir(exist_ok=True)
    (site / "templates/event.html").write_text("{{ page.title }}")
    report = pipeline.build(Order(site), tmp_path / "output", pipeline.Means(pool=SPAWN))
    assert report.written.pages_written
    pipeline.build(Order(site), tmp_path / "clean", pipeline.Means(cached=False))
    assert tree(tmp_path / "output") == tree(tmp_path / "clean")


def test_few_pages_need_no_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FEWEST", 1_000)
    assert all_of(Order(make_site(tmp_path)), Pool(needless, 2, at_hand=True)) != []


@pytest.mark.parametrize(
    ("number", "pages", "at_hand", "pays"),
    [
        (99, 300, True, False),
        (100, 300, True, True),
        (100, 300, False, False),
        (299, 300, False, False),
        (300, 300, False, True),
        (300, 303, False, False),
        (301, 303, False, True),
    ],
)
def test_where_each_process_prepares_the_site_more_pages_are_needed(
    monkeypatch: pytest.MonkeyPatch, number: int, pages: int, *, at_hand: bool, pays: bool
) -> None:
    """A hundred and, there, a third of the site's and two hundred."""
    for name, value in (("FEWEST", 100), ("FEWEST_ANEW", 200), ("PART_ANEW", 1 / 3)):
        monkeypatch.setattr(batches, name, value)
    assert batches._pays(Pool(needless, 2, at_hand=at_hand), range(number), pages) is pays


def test_two_pieces_are_as_much_as_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FEWEST", 20)
    pool = Pool(needless, 2, at_hand=True)
    assert not batches._pays(pool, range(29), 10)
    assert batches._pays(pool, range(30), 10)


def test_pages_that_may_list_many_events_are_handed_out_a_few_at_a_time(
    tmp_path: Path,
) -> None:
    press = Press(Order(copy_site("evidence", tmp_path / "site"))())
    plans = press.site.plans
    numbers = range(len(plans) + len(press.pieces))
    found = list(batches._batches(press, numbers))
    assert [number for batch in found for number in batch] == list(numbers)
    kinds = [[plans[number].kind if number < len(plans) else "" for number in batch] for batch in found]
    assert max(batch.count("website") for batch in kinds) == 2
    assert max(batch.count("") for batch in kinds) == 9  # all that there are
    assert all(kinds)
