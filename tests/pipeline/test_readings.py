"""What each file gave: read by one process or by several, or as the cache has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from dateline.content.finding import Found, find
from dateline.content.loading import Batch, read_batch
from dateline.content.ties import Read
from dateline.pipeline import readings as module
from dateline.pipeline.readings import Readings
from dateline.publish.cache.shelf import Shelf
from dateline.publish.output import Work, locked
from dateline.publish.pools import Pool
from tests.built import copy_site
from tests.publish.executors import FORK, IN_PLACE, SPAWN, THREADS, needless

READ = partial(read_batch, 1_000_000)


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FEWEST", 1), ("FEWEST_ANEW", 1), ("EACH", 3)):
        monkeypatch.setattr(module, name, value)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("evidence", tmp_path / "site")
    (site / "content/sources/wrong.md").write_text("---\nname: No kind\ndate: soon\n---\n")
    (site / "content/events/closed.md").write_text("---\ntitle: Its fence is open\n")
    return site


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    with locked(tmp_path) as work:
        yield work


def readings(work: Work) -> Readings:
    """Of files that hold what their paths say."""
    return Readings(lambda path: f"bytes of {path}", Shelf(work, "reads", "k"), {})


def batches(site: Path) -> list[list[Found]]:
    files, _ = find(site)
    return [list(files[:10]), list(files[10:])]


def taken(site: Path, work: Work, pool: Pool | None) -> tuple[list[tuple[Read, ...]], Readings]:
    one = readings(work)
    return list(one.mapped(READ, batches(site), pool)), one


@pytest.mark.parametrize(
    "pool", [IN_PLACE, THREADS, FORK, SPAWN], ids=["in place", "threads", "fork", "spawn"]
)
def test_several_processes_read_the_same(site: Path, work: Work, pool: Pool) -> None:
    alone, one = taken(site, work, None)
    several, other = taken(site, work, pool)
    assert several == alone
    assert [[read.path for read in batch] for batch in alone] == [
        [file.path for file in batch] for batch in batches(site)
    ]
    assert sum(bool(read.problems) for batch in alone for read in batch) == 2
    assert (other.outlines, other.bodies, other.now) == (one.outlines, one.bodies, one.now)


def test_only_what_is_new_is_read(site: Path, work: Work) -> None:
    first = readings(work)
    all_of = [read for batch in first.mapped(READ, batches(site), FORK) for read in batch]
    first._shelf.finish()
    read: list[str] = []

    def noting(files: Batch) -> tuple[Read, ...]:
        read.extend(file.path for file in files)
        return READ(files)

    again = [one for batch in readings(work).mapped(noting, batches(site)) for one in batch]
    assert again == all_of
    assert sorted(read) == ["content/events/closed.md", "content/sources/wrong.md"]


@pytest.mark.parametrize("at_hand", [True, False])
def test_few_files_need_no_pool(
    site: Path, work: Work, monkeypatch: pytest.MonkeyPatch, *, at_hand: bool
) -> None:
    number = sum(map(len, batches(site)))
    monkeypatch.setattr(module, "FEWEST" if at_hand else "FEWEST_ANEW", number + 1)
    assert taken(site, work, Pool(needless, 2, at_hand=at_hand))[0]
    monkeypatch.setattr(module, "FEWEST" if at_hand else "FEWEST_ANEW", number)
    with pytest.raises(AssertionError, match="no pool was needed"):
        taken(site, work, Pool(needless, 2, at_hand=at_hand))
