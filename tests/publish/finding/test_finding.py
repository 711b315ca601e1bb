"""The files below /find/: what they hold, and the version that all of them share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.built import build_site
from tests.sites import BASE_FILES, make_site


def found(output: Path, path: str) -> Any:
    return json.loads((output / "find" / path).read_bytes())


def test_one_version_for_all_files_that_changes_with_each_of_them(tmp_path: Path) -> None:
    site = make_site(tmp_path, {})
    before = found(build_site(site, site / "_site"), "find.json")
    assert found(build_site(site, site / "_again"), "find.json") == before
    path = "content/events/talks-begin.md"
    (site / path).write_text(BASE_FILES[path].replace("The *talks* begin", "Talks"), encoding="utf-8")
    after = found(build_site(site, site / "_site"), "find.json")
    assert after["version"] != before["version"]
    assert {**after, "version": ""} == {**before, "version": ""}


def test_every_message_for_scripts_has_a_text(built: Mapping[str, Path]) -> None:
    words = found(built["shipped"], "find.json")["words"]
    assert all(key.count(".") == 1 and text.strip() for key, text in words.items())
