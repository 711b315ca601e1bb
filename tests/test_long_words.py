"""Names of 200 characters, and such without a space, stay within every kind of page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.built import build_site, prefix_of
from tests.kinds import kinds_of
from tests.sites import BASE_FILES, DEFAULT_TOML, make_site
from tests.tools.pages import NewPage
from tests.tools.serving import serve_folder

LENGTH: Final = 200
NAMES: Final = {
    "phrase": ("The long and winding talks about the two rivers and all of their bridges " * 3)[:LENGTH],
    "word": ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3)[:LENGTH],
}
# Every text of a record of the small site, whatever its field.
TEXTS: Final = re.compile(
    r"\b(title|name|role|publisher|country|text|occasion|on|says|finding|because|printed): [A-Z][^,}\n]*"
)


@pytest.fixture(scope="module", params=NAMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name = NAMES[request.param]
    files = {path: TEXTS.sub(lambda field: f"{field[1]}: {name}", text) for path, text in BASE_FILES.items()}
    toml = re.sub(r'(?m)^title = ".*"', f'title = "{name}"', DEFAULT_TOML)
    toml = toml.replace("\n\n", f'\nauthor = "{name}"\ntagline = "{name}"\n\n', 1)
    folder = tmp_path_factory.mktemp("long")
    return build_site(make_site(folder / "site", files, toml=toml), folder / "out")


def test_no_page_is_wider_than_its_window(site: Path, same_page: NewPage) -> None:
    """Opened on a phone, and made wider: that an arrangement changes makes no difference."""
    page, wide = same_page(), {}
    with serve_folder(site, prefix_of(site)) as address:
        for kind, path in kinds_of(site).items():
            page.set_viewport_size({"width": 320, "height": 700})
            page.goto(address + path)
            for width in (320, 768, 1280, 1920):
                page.set_viewport_size({"width": width, "height": 700})
                wide[kind, width] = page.evaluate("document.documentElement.scrollWidth")
    assert {where: found for where, found in wide.items() if found > where[1]} == {}
    assert {"front", "events", "sources", "threads", "differences", "print"} <= {kind for kind, _ in wide}


def test_nothing_of_a_name_is_hidden_in_the_head_and_the_foot(site: Path, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 320, "height": 700})
    with serve_folder(site, prefix_of(site)) as address:
        page.goto(address)
        for place in (".site-head .brand", ".site-foot .brand", ".site-foot .thread"):
            box = page.locator(place).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
            assert len(page.locator(place).inner_text()) in (LENGTH, LENGTH - 1)
