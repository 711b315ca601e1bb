"""The files that are no pages, in bundles that are made together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.publish.lists import bundles, version
from dateline.publish.making import Press
from dateline.publish.piece import anew
from tests.built import GOLDEN, prepare_site


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(prepare_site(GOLDEN / "evidence/site"))


def test_every_stored_file_that_is_no_page_is_in_one_bundle(press: Press) -> None:
    made = [path for bundle in bundles(press) for path, _ in bundle.files(anew)]
    expected = GOLDEN / "evidence/expected"
    stored = {file.relative_to(expected).as_posix() for file in expected.rglob("*") if file.is_file()}
    lists = {path for path in stored if not path.endswith(".html") and not path.startswith("static/")}
    assert sorted(made) == sorted(lists - {"find/find.json"})


def test_no_two_bundles_are_named_alike(press: Press) -> None:
    names = [bundle.name for bundle in bundles(press)]
    assert len(set(names)) == len(names)


def test_the_version_follows_what_scripts_ask_for_and_nothing_else(press: Press) -> None:
    def told(digests: dict[str, str]) -> str:
        path, data = version(press, digests)
        assert Path(path).as_posix() == "find/find.json"
        found: str = json.loads(data)["version"]
        return found

    digests = {"find/strip.json": "1", "find/facets.json": "2", "timeline.json": "3"}
    assert told(digests) == told(dict(reversed(digests.items())))
    assert told(digests) == told({**digests, "timeline.json": "4"})
    assert told(digests) != told({**digests, "find/strip.json": "4"})
