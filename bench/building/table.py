"""The tables, what is over its budget, and on what machine it was taken."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.building.figures import Budget, Row, Table, Verdict

_HEAD: Final = ("build", "runs", "wall", "CPU", "peak memory", "files", "bytes", "× Hugo", "budget")
_NONE: Final = "–"
_NOTES: Final = """\
In each table all build the same made story: sources, actors, places, quotations, citations, dates of every
precision. Hugo, Eleventy, Pelican and MkDocs make the least of it that is equal: the front page, a page for
each year and each tag, for each event a page with its text rendered from Markdown, its sources, and the
events before and after it, a feed and a sitemap. Each build was looked through: how many pages of each kind
there are, and what they have to show. “Dateline” is all of ours, with every check and every page that we
publish; “only those pages” leaves out the others.

Figures are medians of whole processes that were run in turns. CPU is that of all cores. Memory is the
highest; where there are several processes, what they share counts for each, in brackets for all together.
“× Hugo” is the time on the wall to that of Hugo's full build in the same run. Times are this machine's:
compare within one run.
"""
_UNITS: Final = {
    "ratio": "{:.2f} × Hugo",
    "seconds": "{:.2f} s",
    "mebibytes": "{:.0f} MiB",
    "growth": "{:.1f} times the time",
    "memory growth": "{:.1f} times the memory",
}


def document(tables: Sequence[Table], verdicts: Sequence[Verdict], taken_on: str) -> str:
    """All of it in Markdown."""
    parts = [f"# The build beside its peers\n\n{taken_on}\n\n{_NOTES}"]
    parts += [f"## {_named(table.events)}\n\n{_table(table, verdicts)}" for table in tables]
    parts.append(f"## Budgets\n\n{''.join(f'- {line}{chr(10)}' for line in told(verdicts))}")
    return "\n".join(parts)


def told(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """In words, what is over first."""
    for verdict in sorted(verdicts, key=lambda one: not one.over):
        budget = verdict.budget
        since = f" against {budget.since:,}" if budget.since else ""
        said = f"{_named(budget.events)}{since}, {budget.case}: {_said(budget, verdict.value)}"
        yield f"{'**Over:** ' if verdict.over else ''}{said}; the budget is {_said(budget, budget.most)}."


def machine(versions: Sequence[str]) -> str:
    """What the machine is, without its name. To be asked before it is put to work."""
    parts = [f"{os.cpu_count()} cores", _processor(), *_memory(), platform.system()]
    parts += [f"load {os.getloadavg()[0]:.1f} before"] if hasattr(os, "getloadavg") else []
    return f"Taken on: {', '.join([*parts, f'Python {platform.python_version()}', *versions])}."


def _table(table: Table, verdicts: Sequence[Verdict]) -> str:
    lines = [f"| {' | '.join(_HEAD)} |", "|---" + "|---:" * (len(_HEAD) - 1) + "|"]
    lines += [f"| {' | '.join(_cells(table, row, verdicts))} |" for row in table.rows]
    return "\n".join([*lines, ""])


def _cells(table: Table, row: Row, verdicts: Sequence[Verdict]) -> Iterator[str]:
    run, ratio = row.run, table.ratio(row)
    yield f"{row.builder}: {row.case}"
    yield str(row.runs)
    yield f"{run.wall:.2f} s"
    yield f"{run.cpu:.2f} s" if run.cpu else _NONE
    once = f" ({run.once / (1 << 20):.0f})" if run.once else ""
    yield f"{run.memory / (1 << 20):.0f} MiB{once}" if run.memory else _NONE
    yield f"{row.size.files:,}" if row.size else _NONE
    yield f"{row.size.bytes / 1e6:.1f} MB" if row.size else _NONE
    yield f"{ratio:.2f}" if ratio is not None and run.cpu else _NONE
    yield ", ".join(_verdict(one) for one in verdicts if _is_of(one.budget, table, row)) or _NONE


def _is_of(budget: Budget, table: Table, row: Row) -> bool:
    wanted = (budget.events, budget.builder, budget.case)
    return wanted == (table.events, row.builder, row.case) and budget.since is None


def _verdict(verdict: Verdict) -> str:
    said = f"≤ {_said(verdict.budget, verdict.budget.most)}"
    return f"**over** {said}" if verdict.over else said


def _said(budget: Budget, value: float) -> str:
    return _UNITS[budget.of].format(value)


def _named(events: int | None) -> str:
    return "The site that ships with Dateline" if events is None else f"{events:,} events"


def _processor() -> str:
    found = re.search(r"^model name\s*: (.*)$", _read("/proc/cpuinfo"), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory() -> list[str]:
    found = re.search(r"^MemTotal:\s*(\d+) kB$", _read("/proc/meminfo"), re.MULTILINE)
    return [f"{int(found[1]) / (1 << 20):.0f} GiB of memory"] if found else []


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
