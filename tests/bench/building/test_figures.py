"""Medians, ratios and budgets."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.building.checking import Size
from bench.building.figures import OURS, Budget, Row, Table, budgets, middle, rows, verdicts
from bench.building.process import Run
from bench.building.running import CASES, HELP

MEBI = 1 << 20


def made(events: int | None, *rows: tuple[str, str, float, int]) -> Table:
    """A table of builders, cases, seconds and mebibytes."""
    return Table(
        events, tuple(Row(who, case, Run(wall, wall, mib * MEBI), 1) for who, case, wall, mib in rows)
    )


SMALL = made(1_000, ("Hugo", "cold", 0.5, 100), (OURS, "cold", 1.0, 80))
LARGE = made(10_000, ("Hugo", "cold", 4.0, 600), (OURS, "cold", 6.0, 200), (OURS, "nothing changed", 0.2, 50))
SHIPPED = made(None, (OURS, "cold", 0.5, 60))


def test_each_figure_is_a_median_of_its_own() -> None:
    assert middle([Run(1, 9, 30, 3), Run(3, 8, 10, 2), Run(2, 7, 20, 9)]) == Run(2, 8, 20, 3)
    assert middle([Run(1, 4, 10), Run(2, 8, 21)]) == Run(1.5, 6, 16)


def test_runs_are_put_together_by_builder_and_case_in_their_order() -> None:
    taken = [
        ("Hugo", "cold", Run(1, 1, 1)), (OURS, "cold", Run(4, 4, 4)), ("Hugo", "cold", Run(3, 3, 3)),
        (OURS, "nothing changed", Run(2, 2, 2)),
    ]  # fmt: skip
    assert rows(taken, {OURS: Size(5, 50)}) == (
        Row("Hugo", "cold", Run(2, 2, 2), 2),
        Row(OURS, "cold", Run(4, 4, 4), 1, Size(5, 50)),
        Row(OURS, "nothing changed", Run(2, 2, 2), 1),
    )


def test_a_ratio_is_to_hugos_full_build_of_the_same_table() -> None:
    ours = SMALL.row(OURS, "cold")
    assert ours is not None
    assert SMALL.ratio(ours) == 2.0
    assert SHIPPED.ratio(ours) is None
    assert SMALL.row(OURS, "one body edited") is None


@pytest.mark.parametrize(
    ("budget", "value", "over"),
    [
        (Budget("cold", 1.4, "ratio", 10_000), 1.5, True),
        (Budget("cold", 1.5, "ratio", 10_000), 1.5, False),
        (Budget("nothing changed", 0.1, "ratio", 10_000), 0.05, False),
        (Budget("cold", 300, "mebibytes", 10_000), 200, False),
        (Budget("cold", 5.5, "growth", 10_000, since=1_000), 6, True),
        (Budget("cold", 10, "memory growth", 10_000, since=1_000), 2.5, False),
        (Budget("cold", 0.6, "seconds"), 0.5, False),
        (Budget("cold", 1.0, "ratio", 1_000, builder="Hugo"), 1.0, False),
    ],
)
def test_a_budget_is_held_against_what_was_measured(budget: Budget, value: float, over: bool) -> None:
    (verdict,) = verdicts([SMALL, LARGE, SHIPPED], [budget])
    assert verdict.budget is budget
    assert verdict.value == pytest.approx(value)
    assert verdict.over is over


@pytest.mark.parametrize(
    "budget",
    [
        Budget("cold", 1, "ratio", 20),
        Budget("one body edited", 1, "ratio", 1_000),
        Budget("cold", 1, "growth", 10_000, since=20),
        Budget("cold", 1, "ratio"),
        Budget("--help", 1, "seconds"),
        Budget("cold", 1, "mebibytes", 20),
    ],
)
def test_a_budget_whose_figures_were_not_taken_is_left_out(budget: Budget) -> None:
    assert list(verdicts([SMALL, LARGE, SHIPPED], [budget])) == []


def test_every_budget_of_ours_is_of_a_case_that_is_measured() -> None:
    ours = budgets()
    assert {budget.case for budget in ours} <= {*CASES, HELP}
    assert {budget.of for budget in ours} == {"ratio", "seconds", "mebibytes", "growth", "memory growth"}
    assert len(set(ours)) == len(ours)


def test_an_unknown_word_in_the_budgets_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "budgets.toml"
    file.write_text('[[budget]]\ncase = "cold"\nof = "ratio"\nmost = 1\nsize = 2\n')
    with pytest.raises(TypeError, match="size"):
        budgets(file)
