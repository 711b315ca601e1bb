"""What `python -m bench.searching` measures with: texts that are the same each time, and an index of them."""

from __future__ import annotations

import json
from pathlib import Path

from bench.measuring.packages import version
from bench.searching import stories
from bench.searching.browser import letters
from bench.searching.engines import ENGINES, serve_from
from dateline.publish.finding.folding import terms

ROOT = Path(__file__).parents[2]


def test_texts_are_the_same_each_time_and_have_many_words(tmp_path: Path) -> None:
    made = stories.made(200, tmp_path)
    assert made.words() == stories.made(200, tmp_path / "again").words()
    first, second = stories.rich(made), stories.rich(made)
    assert first == second
    held = {term for one in first.texts for term in terms(one.body)}
    assert len(held) > 5 * len({term for one in made.texts for term in terms(one.body)})
    assert [row[0] for row in first.rows] == [row[0] for row in made.rows]


def test_both_words_stand_in_one_title(tmp_path: Path) -> None:
    made = stories.made(50, tmp_path)
    one, other = made.words()
    assert any(one in each.title.lower() and other in each.title.lower() for each in made.texts)


def test_one_word_more_is_in_one_event(tmp_path: Path) -> None:
    made = stories.made(20, tmp_path)
    changed = stories.with_one_word_more(made)
    different = [
        after.body.removeprefix(before.body)
        for before, after in zip(made.texts, changed.texts, strict=True)
        if before != after
    ]
    assert different == [" Afterwards."]


def test_words_are_typed_letter_by_letter() -> None:
    assert [("dam high"[:end]) for end in letters(("dam", "high"))] == [
        "da",
        "dam",
        "dam hi",
        "dam hig",
        "dam high",
    ]


def test_our_index_is_served_with_its_texts_and_scripts(tmp_path: Path) -> None:
    made = stories.made(20, tmp_path / "story")
    ours = ENGINES[0]
    ours.make(made, tmp_path / "served")
    serve_from(tmp_path / "served", ours, made)
    manifest = json.loads((tmp_path / "served/find/find.json").read_text(encoding="utf-8"))
    assert manifest["events"] == 20
    assert json.loads((tmp_path / "served/find/search.json").read_text(encoding="utf-8")).startswith(
        "<dialog "
    )
    assert (tmp_path / "served/find/terms/index.json").is_file()
    assert (tmp_path / f"served/find/texts/{19 // manifest['texts']}.json").is_file()
    assert (tmp_path / "served/search.js").is_file()


def test_the_engine_measured_is_the_one_that_is_vendored() -> None:
    assert (ROOT / f"static/js/vendor/minisearch-{version('minisearch')}.js").is_file()
    for page in ("ours.js", "whole.js"):
        assert (ROOT / "bench/searching/pages" / page).is_file()
    assert version("pagefind")
