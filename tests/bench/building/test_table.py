"""What is written of the figures."""

from __future__ import annotations

from bench.building import table
from bench.building.checking import Size
from bench.building.figures import OURS, Budget, Row, Table, verdicts
from bench.building.process import Run

MEBI = 1 << 20
TABLE = Table(
    1_000,
    (
        Row("Hugo", "cold", Run(0.5, 0.9, 128 * MEBI), 9, Size(1_025, 7_600_000)),
        Row(OURS, "cold", Run(1.0, 1.8, 90 * MEBI, 70 * MEBI), 3, Size(2_514, 40_000_000)),
        Row(OURS, "one body edited", Run(0.1, 0.1, 60 * MEBI), 3),
        Row(OURS, "from save to page", Run(0.7, 0, 0), 3),
    ),
)
BUDGETS = (
    Budget("one body edited", 0.25, "ratio", 1_000),
    Budget("cold", 1.8, "ratio", 1_000),
    Budget("cold", 100, "mebibytes", 1_000),
    Budget("from save to page", 0.5, "seconds", 1_000),
)


def test_a_row_has_its_figures_its_ratio_and_its_budgets() -> None:
    text = table.document([TABLE], list(verdicts([TABLE], BUDGETS)), "Taken on: a machine.")
    assert "Taken on: a machine.\n" in text
    lines = text.partition("## 1,000 events\n\n")[2].splitlines()
    assert lines[:6] == [
        "| build | runs | wall | CPU | peak memory | files | bytes | × Hugo | budget |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        "| Hugo: cold | 9 | 0.50 s | 0.90 s | 128 MiB | 1,025 | 7.6 MB | 1.00 | – |",
        "| Dateline: cold | 3 | 1.00 s | 1.80 s | 90 MiB (70) | 2,514 | 40.0 MB | 2.00 | **over** ≤ 1.80 × Hugo, ≤ 100 MiB |",
        "| Dateline: one body edited | 3 | 0.10 s | 0.10 s | 60 MiB | – | – | 0.20 | ≤ 0.25 × Hugo |",
        "| Dateline: from save to page | 3 | 0.70 s | – | – | – | – | – | **over** ≤ 0.50 s |",
    ]


def test_what_is_over_its_budget_is_said_first_and_in_words() -> None:
    large = Table(10_000, (Row(OURS, "cold", Run(12.0, 20.0, 300 * MEBI), 3),))
    wanted = (*BUDGETS, Budget("cold", 10.5, "growth", 10_000, since=1_000))
    assert list(table.told(list(verdicts([TABLE, large], wanted)))) == [
        "**Over:** 1,000 events, cold: 2.00 × Hugo; the budget is 1.80 × Hugo.",
        "**Over:** 1,000 events, from save to page: 0.70 s; the budget is 0.50 s.",
        "**Over:** 10,000 events against 1,000, cold: 12.0 times the time; the budget is 10.5 times the time.",
        "1,000 events, one body edited: 0.20 × Hugo; the budget is 0.25 × Hugo.",
        "1,000 events, cold: 90 MiB; the budget is 100 MiB.",
    ]


def test_our_own_site_has_a_table_without_hugo() -> None:
    shipped = Table(None, (Row(OURS, "--help", Run(0.1, 0.1, 30 * MEBI), 7),))
    text = table.document([shipped], list(verdicts([shipped], [Budget("--help", 0.15, "seconds")])), "")
    assert "## The site that ships with Dateline\n" in text
    assert "| Dateline: --help | 7 | 0.10 s | 0.10 s | 30 MiB | – | – | – | ≤ 0.15 s |" in text


def test_the_machine_is_described_with_the_versions() -> None:
    said = table.machine(["Hugo 1.2.3"])
    assert said.startswith("Taken on: ")
    assert " cores, " in said
    assert said.endswith(", Hugo 1.2.3.")
