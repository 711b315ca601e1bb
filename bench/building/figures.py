"""What was measured, put together: medians, ratios, and what is over its budget."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.building.checking import Size
from bench.building.process import Run

OURS: Final = "Dateline"
LEAST: Final = "Dateline, only those pages"
HUGO: Final = "Hugo"
_MEBI: Final = 1 << 20
_BUDGETS: Final = Path(__file__).with_name("budgets.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """One builder in one case: the medians of so many runs. `size` is that of its output when cold."""

    builder: str
    case: str
    run: Run
    runs: int
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a story of so many events; None for the site that ships with Dateline."""

    events: int | None
    rows: tuple[Row, ...]

    def row(self, builder: str, case: str) -> Row | None:
        """The row, if it was taken."""
        return next((row for row in self.rows if (row.builder, row.case) == (builder, case)), None)

    def ratio(self, row: Row) -> float | None:
        """Its time on the wall to that of Hugo's full build; None where that was not taken."""
        measure = self.row(HUGO, "cold")
        return row.run.wall / measure.run.wall if measure else None


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that something may take. `of` is "ratio" (to Hugo's full build), "seconds", "mebibytes",
    "growth" (times the seconds at `since` events) or "memory growth" (the same of the memory).
    """

    case: str
    most: float
    of: str
    events: int | None = None
    since: int | None = None
    builder: str = OURS


@dataclass(frozen=True, slots=True)
class Verdict:
    """A budget with what was measured."""

    budget: Budget
    value: float

    @property
    def over(self) -> bool:
        """Whether more was taken than may be."""
        return self.value > self.budget.most


def middle(runs: Sequence[Run]) -> Run:
    """The medians, each of its own."""
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        round(median(run.memory for run in runs)),
        round(median(run.once for run in runs)),
    )


def rows(taken: Iterable[tuple[str, str, Run]], sizes: Mapping[str, Size]) -> tuple[Row, ...]:
    """A row for each builder and case, in the order in which they first came."""
    groups: dict[tuple[str, str], list[Run]] = {}
    for builder, case, run in taken:
        groups.setdefault((builder, case), []).append(run)
    made = (Row(*key, middle(runs), len(runs)) for key, runs in groups.items())
    return tuple(replace(row, size=sizes.get(row.builder)) if row.case == "cold" else row for row in made)


def budgets(file: Path = _BUDGETS) -> tuple[Budget, ...]:
    """Those of `budgets.toml`."""
    entries: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["budget"]
    return tuple(Budget(**entry) for entry in entries)


def verdicts(tables: Sequence[Table], wanted: Iterable[Budget]) -> Iterator[Verdict]:
    """Each budget whose figures were taken."""
    by_events = {table.events: table for table in tables}
    for budget in wanted:
        value = _VALUES[budget.of](budget, by_events)
        if value is not None:
            yield Verdict(budget, value)


_Tables = Mapping[int | None, Table]


def _found(budget: Budget, tables: _Tables, events: int | None) -> tuple[Table, Row] | None:
    table = tables.get(events)
    row = table.row(budget.builder, budget.case) if table else None
    return (table, row) if table and row else None


def _ratio(budget: Budget, tables: _Tables) -> float | None:
    found = _found(budget, tables, budget.events)
    return found[0].ratio(found[1]) if found else None


def _seconds(budget: Budget, tables: _Tables) -> float | None:
    found = _found(budget, tables, budget.events)
    return found[1].run.wall if found else None


def _mebibytes(budget: Budget, tables: _Tables) -> float | None:
    found = _found(budget, tables, budget.events)
    return found[1].run.memory / _MEBI if found else None


def _grown(value: Callable[[Run], float]) -> Callable[[Budget, _Tables], float | None]:
    def grown(budget: Budget, tables: _Tables) -> float | None:
        pair = [_found(budget, tables, events) for events in (budget.events, budget.since)]
        runs = [one[1].run for one in pair if one]
        return value(runs[0]) / value(runs[1]) if len(runs) == 2 else None

    return grown


_VALUES: Final[Mapping[str, Callable[[Budget, _Tables], float | None]]] = {
    "ratio": _ratio,
    "seconds": _seconds,
    "mebibytes": _mebibytes,
    "growth": _grown(lambda run: run.wall),
    "memory growth": _grown(lambda run: run.memory),
}
