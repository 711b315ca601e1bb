from __future__ import annotations

import pytest

from tests.tools.colours import contrast


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("rgb(0, 0, 0)", "rgb(255, 255, 255)", 21),
        ("rgb(255, 255, 255)", "rgb(118, 118, 118)", 4.54),
        ("rgb(9, 9, 9)", "rgb(9, 9, 9)", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, wanted: float) -> None:
    assert contrast(one, other) == pytest.approx(wanted, abs=0.01)
