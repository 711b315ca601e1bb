"""The marks of events: each kind is drawn in a way of its own, and stands where it should."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from dateline.publish.language import Language
from dateline.publish.rendering import Renderer
from tests.built import PROJECT, prefix_of
from tests.tools.colours import contrast
from tests.tools.pages import NewPage
from tests.tools.serving import serve_folder

FORMS: Final = (
    ("day", False),
    ("range", True),
    ("range", False),
    ("span", False),
    ("open", True),
    ("open", False),
)
STANDINGS: Final = ("confirmed", "reported", "disputed", "planned")
COLOURS: Final = ("blue", "red", "violet", "ochre", "green", "teal", "rose", "slate")
KINDS: Final = [
    {"form": form, "rough": rough, "standing": standing, "approximate": soft, "featured": False}
    for (form, rough), standing, soft in product(FORMS, STANDINGS, (False, True))
]
IMPORT: Final = '{% from "_marks.html" import key_mark, mark_defs, on_rail, shape %}'
ON_STRIP: Final = (
    '<svg width="80" height="20"><svg x="20" y="10" width="40" height="1" overflow="visible">'
    '{{ shape(one, "100%", ".6rem") }}</svg></svg>'
)


def _drawn(folder: Path, body: str, direction: str = "ltr", **values: Any) -> str:
    (folder / "drawn.html").write_text(IMPORT + body)
    renderer = Renderer([folder, PROJECT / "templates"], Language("en-GB"), {"direction": direction})
    return renderer.render("drawn.html", values)


@pytest.mark.parametrize("body", [ON_STRIP, "{{ on_rail(one) }}", "{{ key_mark(one) }}"])
def test_every_kind_is_drawn_in_its_own_way(body: str, tmp_path: Path) -> None:
    assert len({_drawn(tmp_path, body, one=one) for one in KINDS}) == len(KINDS) == 48


def test_every_mask_that_a_mark_needs_is_on_the_page(tmp_path: Path) -> None:
    defined = set(re.findall(r' id="(.+?)"', _drawn(tmp_path, "{{ mark_defs() }}")))
    body = f"{{% for one in kinds %}}{ON_STRIP}{{{{ on_rail(one) }}}}{{% endfor %}}"
    asked = set(re.findall(r"url\(#(.+?)\)", _drawn(tmp_path, body, kinds=KINDS)))
    assert asked == {"_soft", "_soft-down", "_half", "_half-down"} <= defined


@pytest.mark.parametrize(("direction", "start", "end"), [("ltr", "100%", "0"), ("rtl", "0", "100%")])
def test_the_block_of_an_open_date_stands_at_the_end_that_is_known(
    direction: str, start: str, end: str, tmp_path: Path
) -> None:
    one = {**KINDS[-2], "form": "open"}
    for unknown, x in (("open_start", start), ("open_end", end)):
        flags = {"open_start": False, "open_end": False, unknown: True}
        text = _drawn(tmp_path, '{{ shape(one, "100%", ".6rem") }}', direction, one={**one, **flags})
        assert re.findall(r'<svg x="(.+?)" overflow', text)[0] == x


def test_a_date_without_a_known_end_is_a_trail_alone(tmp_path: Path) -> None:
    one = {**KINDS[-2], "open_start": True, "open_end": True}
    text = _drawn(tmp_path, '{{ shape(one, "100%", ".6rem") }}', one=one)
    assert text.count("<line") == 1
    assert "<rect" not in text


# ---- In the browser --------------------------------------------------------------------------------


def _page(new_page: NewPage, text: str, **options: Any) -> Page:
    styles = "".join(
        (PROJECT / f"static/css/{name}.css").read_text() for name in ("tokens", "base", "components", "marks")
    )
    page = new_page(**options)
    page.set_content(f"<!doctype html><style>{styles}</style><body>{text}")
    return page


BOXES: Final = """all => all.map(one => one.getBoundingClientRect())
  .map(({left, top, width, height}) => [left, top, width, height].map(Math.round))"""
# What stands in each box of a picture of the page: one picture for all takes a tenth of the time.
CUT: Final = """async ([picture, boxes]) => {
  const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
  const canvas = new OffscreenCanvas(whole.width, whole.height).getContext("2d", {willReadFrequently: true});
  canvas.drawImage(whole, 0, 0);
  return boxes.map((box) => box.slice(2) + ":" + canvas.getImageData(...box).data);
}"""


@pytest.mark.parametrize("body", [ON_STRIP, '<div class="box">{{ on_rail(one) }}</div>'])
def test_every_kind_can_be_told_from_the_others_without_colours(
    body: str, tmp_path: Path, new_page: NewPage
) -> None:
    # Each on whole pixels: elsewhere the same mark would differ from itself.
    style = "<style>.box { padding: 1rem; --rail: 2rem } .shot { inline-size: fit-content; block-size: 4rem }</style>"
    shots = (
        f'{style}{{{{ mark_defs() }}}}{{% for one in kinds %}}<div class="shot">{body}</div>{{% endfor %}}'
    )
    text = _drawn(tmp_path, shots, kinds=KINDS)
    page = _page(new_page, text, forced_colors="active", viewport={"width": 400, "height": 3_200})
    boxes = page.locator(".shot").evaluate_all(BOXES)
    assert all(top + height <= 3_200 for _, top, _, height in boxes)  # in the picture
    picture = base64.b64encode(page.screenshot()).decode()
    assert len({*page.evaluate(CUT, [picture, boxes])}) == len(boxes) == 48


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_outline_of_every_mark_can_be_seen(scheme: str, tmp_path: Path, new_page: NewPage) -> None:
    body = f'{{% for colour in colours %}}<div class="thread-{{{{ colour }}}}">{ON_STRIP}</div>{{% endfor %}}'
    for one in (KINDS[0], KINDS[16]):
        text = _drawn(tmp_path, body, colours=COLOURS, one=one)
        page = _page(new_page, text, color_scheme=scheme)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        strokes = page.evaluate(
            "[...document.querySelectorAll('.shape')].map(g => getComputedStyle(g).stroke)"
        )
        assert len(set(strokes)) == len(COLOURS)
        assert all(contrast(stroke, paper) >= 3 for stroke in strokes)


@pytest.fixture(scope="module", params=["shipped", "rtl"])
def address(request: pytest.FixtureRequest, built: Mapping[str, Path]) -> Iterator[str]:
    site = built[request.param]
    with serve_folder(site, prefix_of(site)) as served:
        yield served


CENTRES = """
[...document.querySelectorAll('.item')].map(item => {
  const holder = item.closest('.group') ?? item.closest('.rail');
  const line = getComputedStyle(holder, '::before'), box = holder.getBoundingClientRect();
  const mark = item.querySelector('.mark-on-rail').getBoundingClientRect();
  return [box.left + parseFloat(line.left) + .5, (mark.left + mark.right) / 2];
})
"""


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_marks_stand_on_the_middle_of_the_rail(
    medium: Any, width: int, address: str, same_page: NewPage
) -> None:
    page = same_page(viewport={"width": width, "height": 800})
    page.emulate_media(media=medium)
    page.goto(address)
    found = page.evaluate(CENTRES)
    assert len(found) >= 2
    assert all(abs(line - mark) < 0.51 for line, mark in found)
