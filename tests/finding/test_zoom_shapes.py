"""The script draws each mark as the template does, element for element."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from dateline.publish.language import Language
from dateline.publish.rendering import Renderer
from tests.built import PROJECT
from tests.tools.serving import serve_folder

DRAWN: Final = """async ([marks, width, height, vertical]) => {
  const { shape } = await import("/js/zoom/shapes.js");
  return marks.map((mark) => shape(mark, width, height, vertical).outerHTML);
}"""
FORMS: Final = ("day", "range", "span", "open")
STANDINGS: Final = ("confirmed", "reported", "disputed", "planned")
FLAGS: Final = ("approximate", "rough", "featured")
SIZES: Final = [("100%", ".6rem", False), ("0", "0", False), (".65rem", "2.05rem", True)]
# What the template is told beside these, and the script under its own names.
MORE: Final[Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any]]]] = [
    ("", {}, {}),
    ("range", {"core": ("10%", "12.5%")}, {"sure": ["10%", "12.5%"]}),
    ("range", {"core": None}, {"sure": None}),
    ("open", {"open_start": True, "open_end": False}, {"openStart": True, "openEnd": False}),
    ("open", {"open_start": False, "open_end": True}, {"openStart": False, "openEnd": True}),
    ("open", {"open_start": True, "open_end": True}, {"openStart": True, "openEnd": True}),
    ("open", {"open_start": True, "open_end": False}, {"start": None, "end": 3}),
    ("open", {}, {"start": 3, "end": None}),
]
KINDS: Final = [
    {"form": form, "standing": standing, **dict(zip(FLAGS, flags, strict=True))}
    for form, standing, flags in product(FORMS, STANDINGS, product((False, True), repeat=3))
]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(("width", "height", "vertical"), SIZES)
def test_a_mark_is_drawn_as_by_the_template(
    width: str, height: str, vertical: bool, direction: str, page: Page, tmp_path: Path
) -> None:
    wanted, asked = [], []
    renderer = _renderer(tmp_path, direction)
    for form, told, named in MORE:
        for kind in (one for one in KINDS if form in ("", one["form"])):
            values = {"one": {**kind, **told}, "width": width, "height": height, "vertical": vertical}
            wanted.append(renderer.render("drawn.html", values))
            asked.append({**kind, **named})
    (tmp_path / "index.html").write_text(f'<!doctype html><html lang="en" dir="{direction}"><title>Marks')
    (tmp_path / "js").symlink_to(PROJECT / "static/js")
    with serve_folder(tmp_path) as root:
        page.goto(root)
        found = page.evaluate(DRAWN, [asked, width, height, vertical])
    assert len(found) == len(wanted) == 128 + 2 * 32 + 5 * 32
    for one, got, want in zip(asked, found, wanted, strict=True):
        assert _plain(got) == _plain(want), one


def _renderer(folder: Path, direction: str) -> Renderer:
    text = '{% from "_marks.html" import shape with context %}{{ shape(one, width, height, vertical) }}'
    (folder / "drawn.html").write_text(text)
    return Renderer([folder, PROJECT / "templates"], Language("en-GB"), {"direction": direction})


def _plain(text: str) -> Any:
    """Names, attributes and children; numbers as numbers, since 0.0rem is 0rem."""
    return _told(ElementTree.fromstring(text.replace(' xmlns="http://www.w3.org/2000/svg"', "")))


def _told(one: ElementTree.Element) -> Any:
    values = {key: re.sub(r"-?[\d.]+", _number, value) for key, value in one.items()}
    return one.tag, values, [_told(child) for child in one]


def _number(found: re.Match[str]) -> str:
    return str(round(float(found[0]), 6) + 0.0)
