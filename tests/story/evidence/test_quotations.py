"""A quotation has its own count: each worked example of docs/evidence.md."""

from __future__ import annotations

import pytest

from dateline.content.records import Printing, Quotation
from dateline.story.evidence import printed_by
from tests.story.evidence.examples import QUOTATIONS, Example
from tests.story.made import event, source, use


@pytest.mark.parametrize("example", QUOTATIONS, ids=lambda one: one.because)
def test_worked_example(example: Example) -> None:
    quotation = _quotation(*example.printed_by)
    found = printed_by(quotation, event(sources=example.uses), example.register)
    named = [[example.printed_by[index] for index in witness.uses] for witness in found.witnesses]
    assert named == example.witnesses


def test_a_source_that_the_event_does_not_list_quotes_what_it_relies_on() -> None:
    register = {"a": source("a"), "b": source("b", "s"), "s": source("s")}
    made = event(sources=(use("a quotes s"),))
    assert printed_by(_quotation("a", "b"), made, register).count == 1


def _quotation(*sources: str) -> Quotation:
    return Quotation(text="Words", speaker="x", sources=tuple(Printing(id=name) for name in sources))
