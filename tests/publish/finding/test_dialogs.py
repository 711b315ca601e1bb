"""What the site's templates say in the dialogs that scripts open: data below /find/, and valid HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from dateline.publish.finding import DIALOGS
from tests.built import build_site
from tests.sites import make_site
from tests.tools.nu import html_problems


def dialog(output: Path, name: str) -> str:
    text: str = json.loads((output / f"find/{name}.json").read_bytes())
    return text


def test_each_is_valid_where_a_page_takes_it_in(
    tmp_path: Path, built: Mapping[str, Path], vnu_jar: Path
) -> None:
    for site, name in product(("shipped", "rtl"), DIALOGS):
        text = dialog(built[site], name)
        assert text.startswith(f'<dialog class="{name}" ')
        page = f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{name}</title>\n<h1>{name}</h1>\n'
        (tmp_path / f"{site}-{name}.html").write_text(f"{page}{text}\n", encoding="utf-8")
    assert html_problems(vnu_jar, tmp_path) == []


def test_none_is_a_page(built: Mapping[str, Path]) -> None:
    assert not list((built["shipped"] / "find").rglob("*.html"))
    assert "/find/" not in (built["shipped"] / "sitemap.xml").read_text(encoding="utf-8")


def test_they_speak_the_language_of_the_site_and_its_own_template_counts(tmp_path: Path) -> None:
    said = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Keys"\nmsgstr "Tasten"\n'
    site = make_site(tmp_path, {"templates/messages/en.po": said})
    before = build_site(site, site / "_site")
    assert "<h2>Tasten</h2>" in dialog(before, "keys")
    (site / "templates/find").mkdir()
    (site / "templates/find/keys.html").write_text(
        '<dialog class="keys"><dl></dl></dialog>\n', encoding="utf-8"
    )
    after = build_site(site, site / "_again")
    assert dialog(after, "keys") == '<dialog class="keys"><dl></dl></dialog>'
    versions = [json.loads((one / "find/find.json").read_bytes())["version"] for one in (before, after)]
    assert versions[0] != versions[1]


def test_the_arrow_onward_points_as_the_language_reads(built: Mapping[str, Path]) -> None:
    assert "<kbd>j</kbd><kbd>→</kbd>" in dialog(built["shipped"], "keys")
    assert "<kbd>j</kbd><kbd>←</kbd>" in dialog(built["rtl"], "keys")
