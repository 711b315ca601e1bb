"""Rows of events, so many to a file."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.publish.finding import texts
from dateline.publish.finding.rows import row_files
from tests.publish.telling import dated, told


def test_each_file_holds_some_events_in_the_order_of_the_account(tmp_path: Path) -> None:
    made = told(tmp_path, dated(["2018", "2016", "2017", "2019", "2020", "2015"])).presenter
    files = list(row_files(texts.pieces(made)))
    assert [path for path, _ in files] == ["texts/0.json", "texts/1.json"]
    held = [json.loads(text) for _, text in files]
    assert [row[0] for rows in held for row in rows] == ["e5", "e1", "e2", "e0", "e3", "e4"]
    assert len(held[0]) == texts.EACH
