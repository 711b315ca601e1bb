from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.tools.drawn import SHIFTS, Text, contrasts, cut, overlapping, texts

DRAWING = """<!doctype html><body style="margin:0;background:#fff"><section class="strips">
<svg class="strip" width="400" height="100"><a class="on-strip"><svg><circle cx="9" cy="9" r="5" fill="{fill}"/></svg></a>
<text class="name" x="10" y="20">One name</text><text class="name" x="{x}" y="22">Another</text>
<text class="tip" x="10" y="20" visibility="hidden">Unseen</text></svg></section>"""


@pytest.mark.parametrize(("x", "pairs"), [(12, ["“One name” and “Another”"]), (200, [])])
def test_labels_that_lie_on_one_another_are_named(x: int, pairs: list[str], page: Page) -> None:
    page.set_content(DRAWING.format(x=x, fill="#000"))
    found = texts(page)
    assert [text.words for text in found] == ["One name", "Another"]
    assert overlapping(found) == pairs
    assert cut(found, 1280) == []


def test_a_label_beyond_the_edge_is_cut(page: Page) -> None:
    page.set_content(DRAWING.format(x=-9, fill="#000"))
    assert cut(texts(page), 1280) == ["Another"]


def test_boxes_that_only_touch_do_not_overlap() -> None:
    first, second = Text("a", "", 0, 0, 10, 10), Text("b", "", 9.5, 0, 20, 10)
    assert overlapping([second, first]) == []


@pytest.mark.parametrize(("fill", "contrast"), [("#000", 21), ("#767676", 4.54), ("rgb(0 0 0 / .5)", 3.98)])
def test_contrast_is_that_of_wcag(fill: str, contrast: float, page: Page) -> None:
    page.set_content(DRAWING.format(x=200, fill=fill))
    ((_, found),) = contrasts(page)
    assert found == pytest.approx(contrast, abs=0.03)


def test_a_shift_is_seen(page: Page) -> None:
    page.set_content(DRAWING.format(x=200, fill="#000"))
    page.wait_for_timeout(100)
    assert page.evaluate(SHIFTS) == 0
    page.evaluate(
        "document.body.prepend(Object.assign(document.createElement('p'), {style: 'height: 300px'}))"
    )
    page.wait_for_timeout(100)
    assert page.evaluate(SHIFTS) > 0
