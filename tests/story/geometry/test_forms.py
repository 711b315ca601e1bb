"""The shape that a date is drawn with."""

from __future__ import annotations

import pytest

from dateline.content.dates import parse
from dateline.story.geometry import Form, form


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2017-12-02", Form.DAY),
        ("2017-12-02?", Form.DAY),
        ("2017-12-02T20:00:00-05:00", Form.DAY),
        ("2017-12", Form.SPAN),
        ("2017", Form.SPAN),
        ("201X", Form.SPAN),
        ("2017-21", Form.SPAN),
        ("[2017-12-02,2017-12-04]", Form.SPAN),
        ("2017-12-04/2017-12-06", Form.RANGE),
        ("2017-04/2017-06", Form.RANGE),
        ("2017-12-04/2017-12-04", Form.RANGE),
        ("2017/..", Form.OPEN),
        ("/2017", Form.OPEN),
    ],
)
def test_form(date: str, wanted: Form) -> None:
    assert form(parse(date)) is wanted
