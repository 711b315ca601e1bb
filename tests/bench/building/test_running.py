"""The turns in which the builders run."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bench.building import __main__ as command
from bench.building import checking, ours, running
from bench.building.checking import PagesMissingError, Size
from bench.building.figures import OURS
from bench.building.peers import PEERS
from bench.building.process import Run
from bench.building.running import COLD, Wanted, made
from bench.building.tools import NotHereError


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What ran, in order: nothing is built, and every build takes one second more than the one before it."""
    done: list[str] = []
    seconds = itertools.count(1)

    def ran(name: str) -> Run:
        done.append(name)
        return Run(next(seconds), 1, 1)

    def peer(command: Sequence[str], folder: Path) -> Run:
        return ran(command[0])

    monkeypatch.setattr(running, "run", peer)
    monkeypatch.setattr(ours, "build", lambda _: ran(OURS))
    monkeypatch.setattr(ours, "build_least", lambda site: (ran("least"), site / "_least"))
    monkeypatch.setattr(ours, "check_change", lambda *_: None)
    monkeypatch.setattr(checking, "check", lambda *_: {})
    for name, one in PEERS.items():
        monkeypatch.setitem(PEERS, name, replace(one, command=partial(list, [name])))
    return done


def wanted(cases: Sequence[str], **options: Any) -> Wanted:
    return Wanted(**{"cases": cases, "peers": ["Hugo", "MkDocs"], "runs": 1, "peer_runs": 1, **options})


def test_hugo_builds_before_each_of_ours(tmp_path: Path, said: list[str]) -> None:
    table = made(4, tmp_path, wanted([COLD, "nothing changed", "one body edited"]))
    assert said == [
        "Hugo", "Hugo", "MkDocs", "least", "Hugo", OURS,
        "Hugo", OURS, "Hugo", OURS, OURS,  # the last one makes it warm again
    ]  # fmt: skip
    assert [(row.builder, row.case, row.run.wall, row.runs) for row in table.rows] == [
        ("Hugo", "cold", 6, 4), ("Hugo", "nothing changed", 2, 1), ("MkDocs", "cold", 3, 1),
        ("Dateline, only those pages", "cold", 4, 1), (OURS, "cold", 6, 1), (OURS, "nothing changed", 8, 1),
        (OURS, "one body edited", 10, 1),
    ]  # fmt: skip
    assert table.rows[0].size == Size(0, 0)


def test_the_other_peers_run_less_often(tmp_path: Path, said: list[str]) -> None:
    made(4, tmp_path, wanted([], runs=3, peer_runs=2))
    assert said == ["Hugo", "Hugo", "MkDocs", OURS, "Hugo", "Hugo", "MkDocs", OURS, "Hugo", "Hugo", OURS]


def test_a_peer_that_is_not_here_is_left_out(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> Sequence[str]:
        raise NotHereError("npm is not here")

    monkeypatch.setitem(PEERS, "MkDocs", replace(PEERS["MkDocs"], command=missing))
    made(4, tmp_path, wanted([]))
    assert said == ["Hugo", "Hugo", OURS]
    assert "MkDocs is left out: npm is not here" in capsys.readouterr().err


def test_a_build_without_its_pages_is_not_measured(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(running, "run", lambda *_: Run(1, 1, 1))
    monkeypatch.setitem(PEERS, "Hugo", replace(PEERS["Hugo"], command=lambda: ["Hugo"]))
    with pytest.raises(PagesMissingError, match="/ shows 0 events, not 4"):
        made(4, tmp_path, wanted([], peers=["Hugo"]))


def test_a_long_story_is_built_less_often(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[int, int, int]] = []
    monkeypatch.setattr(command, "shipped", lambda *_: None)
    monkeypatch.setattr(
        command, "made", lambda events, _, one: asked.append((events, one.runs, one.peer_runs))
    )
    for words in ([], ["--runs", "2", "--events", "20", "50000"]):
        options = command.parser().parse_args(words)
        command.tables(options, tmp_path)
    assert asked == [(20, 5, 5), (1_000, 3, 3), (10_000, 1, 1), (20, 2, 2), (50_000, 2, 1)]
