"""Texts are found wherever the fields of a record may hold one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from dateline import config
from dateline.content.evidence import Use, Voice
from dateline.content.loading import load
from dateline.content.markup import Text
from dateline.story.texts import texts

ROOT = Path(__file__).parents[2]


def everything(value: object) -> list[Text]:
    """By looking everywhere."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in everything(one)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in everything(getattr(value, field.name))]
    return []


@pytest.mark.parametrize("site", [ROOT, *sorted((ROOT / "tests/golden").glob("*/site"))])
def test_no_text_of_a_record_is_missed_and_they_keep_their_order(site: Path) -> None:
    content = load(config.load(site), [ROOT / "static", site / "static"], drafts=True)
    kinds = (content.events, content.sources, content.actors, content.places, content.pages)
    found = [(record, texts(record)) for kind in kinds for record in kind.values()]
    assert found
    assert all(gathered == everything(record) for record, gathered in found)


def test_parts_of_records_and_texts_themselves_are_looked_through_too() -> None:
    text = Text("a", "a", (), "a")
    use = Use(id="one", voice=Voice.OWN, note=text)
    assert texts(text) == [text]
    assert texts((use, None, (use,))) == [text, text]
    assert texts("a") == texts(None) == []
