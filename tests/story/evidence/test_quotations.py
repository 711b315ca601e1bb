"""A quotation has its own count: each worked example of docs/evidence.md."""

from __future__ import annotations

import pytest

from dateline.content.evidence import Printing, Quotation
from dateline.story.evidence import printed_by
from tests.story.evidence.examples import QUOTATIONS, Example
from tests.story.made import event, source, use


@pytest.mark.parametrize("example", QUOTATIONS, ids=lambda one: one.because)
def test_worked_example(example: Example) -> None:
    quotation = Quotation(text="Words", speaker="x", sources=example.printed_by)
    found = printed_by(quotation, event(sources=example.uses), example.register)
    named = [[example.printed_by[index].id for index in witness.uses] for witness in found.witnesses]
    assert named == example.witnesses


def test_a_source_that_the_event_does_not_list_quotes_what_it_relies_on() -> None:
    register = {"a": source("a"), "b": source("b", "s"), "s": source("s")}
    made = event(sources=(use("a quotes s"),))
    quotation = Quotation(text="Words", speaker="x", sources=(Printing(id="a"), Printing(id="b")))
    assert printed_by(quotation, made, register).count == 1
