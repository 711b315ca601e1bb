"""Chains of records that come back to where they began."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dateline.content.reading import RawRecord
from dateline.problems import Problem


def circles(
    ways: Mapping[str, tuple[str, ...]], field: str, raw: Callable[[str], RawRecord]
) -> Iterator[Problem]:
    """Each circle that the ids in `field` make, told once: in the file with the first of its ids.

    `ways`: what `field` names in each record. `raw` gives the record with an id.
    """
    told: set[frozenset[str]] = set()
    for start in sorted(ways):
        path = _way_back(start, ways) if ways[start] else []
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            way = [*path, start]
            step = ways[start].index(way[1])
            message = f"{field} goes in a circle: {' → '.join(way)}"
            yield raw(start).problem((field, step), message, "Take one of these steps out.")


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
