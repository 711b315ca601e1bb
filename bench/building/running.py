"""One table: the builders in turns, each build looked through before its time counts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from bench.building import checking, ours, serving
from bench.building.checking import Size
from bench.building.events import Story, read_story
from bench.building.figures import HUGO, LEAST, OURS, Table, rows
from bench.building.peers import PEERS, Peer
from bench.building.process import Run, run
from bench.building.serving import CASE, new_mark
from bench.building.tools import NotHereError
from bench.stories import write_story

COLD: Final = "cold"
CASES: Final = (COLD, *ours.EDITS, CASE)
_UNCHANGED: Final = "nothing changed"
HELP: Final = "--help"

_Taken = tuple[str, str, Run]
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure: cases of ours, peers by name, and how often (the peers but Hugo `peer_runs` times)."""

    cases: Sequence[str]
    peers: Sequence[str]
    runs: int
    peer_runs: int


@dataclass(frozen=True, slots=True)
class _Ground:
    """A made story in a folder, the same in the input of each peer, and the sizes that were found."""

    site: Path
    story: Story
    peers: Sequence[tuple[Peer, Path, Sequence[str]]]
    sizes: dict[str, Size] = field(default_factory=dict)


def made(events: int, folder: Path, wanted: Wanted) -> Table:
    """A made story. Raises PagesMissingError or FailedError: a build that is not whole is not measured."""
    ground = _laid(events, folder, wanted.peers)
    taken: list[_Taken] = []
    for number in range(wanted.runs):
        print(f"{events:,} events, {number + 1} of {wanted.runs} ...", file=sys.stderr, flush=True)
        taken += _round(ground, wanted, number)
    if CASE in wanted.cases:
        taken += _served(ground, wanted.runs)
    return Table(events, rows(taken, ground.sizes))


def shipped(folder: Path, runs: int) -> Table:
    """Our own site, and what starting costs."""
    site = folder / "shipped"
    site.mkdir()
    shutil.copy(ours.PROJECT / "site.toml", site)
    shutil.copytree(ours.PROJECT / "content", site / "content")
    ours.build(site)  # Python keeps what it compiled, and the disk what it read
    taken: list[_Taken] = []
    for _ in range(runs):
        ours.forget(site)
        taken.append((OURS, COLD, _settled(ours.build, site)))
        taken.append((OURS, _UNCHANGED, _settled(ours.build, site)))
        taken.append((OURS, HELP, ours.helped()))
    return Table(None, rows(taken, {OURS: checking.size(site / ours.OUTPUT)}))


def _laid(events: int, folder: Path, names: Sequence[str]) -> _Ground:
    site = write_story(folder / f"{events}/site", events)
    story = read_story(site)
    ours.prepare(site)
    peers = []
    for peer in (PEERS[name] for name in names):
        try:
            command = peer.command()
        except NotHereError as error:
            print(f"{peer.name} is left out: {error}", file=sys.stderr)
            continue
        place = folder / f"{events}/{peer.name}"
        peer.write(story, place)
        peers.append((peer, place, command))
    return _Ground(site, story, peers)


def _round(ground: _Ground, wanted: Wanted, number: int) -> Iterator[_Taken]:
    """Every case once; Hugo's full build before each of ours, so that both meet the same machine."""
    yield from _hugo(ground)
    for peer, place, command in ground.peers:
        if peer.name == HUGO:
            yield HUGO, _UNCHANGED, _settled(run, command, place)
        elif number < wanted.peer_runs:
            yield peer.name, COLD, _peer(ground, peer, place, command)
    if COLD in wanted.cases:
        yield LEAST, COLD, _least(ground)
        yield from _hugo(ground)
        yield OURS, COLD, _cold(ground)
    else:
        ours.build(ground.site)
    for case in wanted.cases:
        if case in ours.EDITS:
            yield from _hugo(ground)
            yield OURS, case, _edited(ground, case)


def _hugo(ground: _Ground) -> Iterator[_Taken]:
    for peer, place, command in ground.peers:
        if peer.name == HUGO:
            yield HUGO, COLD, _peer(ground, peer, place, command)


def _peer(ground: _Ground, peer: Peer, place: Path, command: Sequence[str]) -> Run:
    for name in (peer.output, *peer.left):
        shutil.rmtree(place / name, ignore_errors=True)
    took = _settled(run, command, place)
    checking.check(place / peer.output, ground.story)
    ground.sizes[peer.name] = checking.size(place / peer.output)
    return took


def _cold(ground: _Ground) -> Run:
    ours.forget(ground.site)
    took = _settled(ours.build, ground.site)
    checking.check(ground.site / ours.OUTPUT, ground.story)
    ground.sizes[OURS] = checking.size(ground.site / ours.OUTPUT)
    return took


def _least(ground: _Ground) -> Run:
    ours.forget(ground.site)
    took, output = _settled(ours.build_least, ground.site)
    checking.check(output, ground.story)
    ground.sizes[LEAST] = checking.size(output)
    return took


def _edited(ground: _Ground, case: str) -> Run:
    mark = new_mark()
    change = ours.EDITS[case](ground.site, ground.story, mark)
    with ours.changed(ground.site, change):
        took = _settled(ours.build, ground.site)
        ours.check_change(ground.site / ours.OUTPUT, change, mark)
    if change.files:
        ours.build(ground.site)  # warm again, for the next one
    return took


def _served(ground: _Ground, times: int) -> Iterator[_Taken]:
    try:
        runs = serving.saved_to_shown(ground.site, ground.story, times)
    except NotHereError as error:
        print(f"“{CASE}” is left out: {error}", file=sys.stderr)
        return
    yield from ((OURS, CASE, one) for one in runs)


def _settled(
    work: Callable[_Arguments, _Result], *arguments: _Arguments.args, **options: _Arguments.kwargs
) -> _Result:
    """The work, with nothing left to be written to the disk from before it."""
    if hasattr(os, "sync"):
        os.sync()
    return work(*arguments, **options)
