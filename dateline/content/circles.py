"""Chains of records that come back to where they began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.content.reading import RawRecord
from dateline.problems import Problem


def circles(records: Sequence[tuple[str, RawRecord]], field: str) -> Iterator[Problem]:
    """Each circle that the ids in `field` make, told once: in the file with the first of its ids."""
    raws = dict(records)
    ways = {name: _named(raw.fields.get(field)) for name, raw in records}
    told: set[frozenset[str]] = set()
    for start in sorted(ways):
        path = _way_back(start, ways)
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            way = [*path, start]
            step = ways[start].index(way[1])
            place = raws[start].value_place((field, step))
            message = f"{field} goes in a circle: {' → '.join(way)}"
            yield Problem(raws[start].path, *place, message, "Take one of these steps out.")


def _named(value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(name if isinstance(name, str) else "" for name in names)


def _way_back(start: str, ways: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The shortest way from `start` to itself, without its end; empty where there is none."""
    came_from: dict[str, str] = {}
    queue = [start]
    for step in queue:
        for following in ways[step]:
            if following == start:
                path = [step]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if following not in came_from and following in ways:
                came_from[following] = step
                queue.append(following)
    return []
