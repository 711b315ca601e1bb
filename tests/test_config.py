"""`site.toml` as a `Config`; what can be wrong in it stands in `tests/bad/toml-*`."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import config
from dateline.config.places import places_of
from dateline.problems import MachineError, SiteError, UsageError
from tests.sites import DEFAULT_TOML, make_site

WHOLE = """\
title = "  A title  "
base_url = "https://example.org/story"
language = "pt-BR"
published = "2026-11-22"
short_title = "Short"
tagline = "T"
description = "D"
author = "A"
licence = "L"
identity = "example.org,2026:story"
[repository]
url = "https://example.org/repository"
folder = "site"
[limits]
file_bytes = 2000
[[threads]]
id = "talks"
title = "The talks"
[[threads]]
id = "bridge"
title = "The bridge"
colour = "rose"
"""


def _load(folder: Path, toml: str) -> config.Config:
    return config.load(make_site(folder, toml=toml))


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = _load(tmp_path, WHOLE).settings
    assert settings.title == "A title"
    assert settings.base_url == "https://example.org/story/"
    assert settings.published == datetime.date(2026, 11, 22)
    assert settings.limits.file_bytes == 2000
    assert settings.repository == config.Repository(url="https://example.org/repository", folder="site")
    assert [(one.id, one.colour) for one in settings.threads] == [("talks", "slate"), ("bridge", "rose")]


def test_what_may_be_left_out(tmp_path: Path) -> None:
    settings = _load(tmp_path, DEFAULT_TOML).settings
    assert (settings.short_title, settings.author, settings.identity, settings.repository) == (
        "",
        "",
        None,
        None,
    )
    assert settings.limits.file_bytes == 5_000_000


def test_nothing_can_be_changed(tmp_path: Path) -> None:
    loaded = _load(tmp_path, DEFAULT_TOML)
    with pytest.raises(dataclasses.FrozenInstanceError):
        loaded.base_url = ""  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        loaded.settings.title = ""  # type: ignore[misc]


def test_a_thread_by_its_id(tmp_path: Path) -> None:
    assert _load(tmp_path, WHOLE).thread("bridge").title == "The bridge"


def test_another_address_changes_no_identity(tmp_path: Path) -> None:
    site = _load(tmp_path, DEFAULT_TOML)
    moved = site.at("http://localhost:8000/preview")
    assert moved.base_url == "http://localhost:8000/preview/"
    assert moved.identity == site.identity == "tag:example.org,2026-11-22:dateline"
    assert site.base_url == "https://example.org/rivers/"


def test_an_identity_of_its_own(tmp_path: Path) -> None:
    assert _load(tmp_path, WHOLE).identity == "tag:example.org,2026:story"


def test_an_address_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"“example\.org” is no web address"):
        _load(tmp_path, DEFAULT_TOML).at("example.org")


def test_no_settings(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no site\.toml"):
        config.load(tmp_path)


def test_settings_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()
    with pytest.raises(MachineError, match=r"^site\.toml cannot be read: [^\n]+$"):
        config.load(tmp_path)


def test_a_problem_found_later_stands_at_its_key(tmp_path: Path) -> None:
    error = _load(tmp_path, DEFAULT_TOML).problem("language", "m", "h")
    assert str(error) == "site.toml:3:1: error: m\n  h"
    assert str(_load(tmp_path, DEFAULT_TOML).problem("none", "m", "h")).startswith("site.toml:1:1:")


def test_places() -> None:
    text = (
        '# x\na = 1\n  "b c" = 2\n[t]\nd.e = """\nf = 3\n"""\n[[l]]\ng = 4\n[[l]] # h\n\'g\' = [\n  5,\n]\n'
    )
    assert places_of(text) == {
        ("a",): (2, 1),
        ("b c",): (3, 3),
        ("t",): (4, 1),
        ("t", "d"): (5, 1),
        ("t", "d", "e"): (5, 1),
        ("l", 0): (8, 1),
        ("l", 0, "g"): (9, 1),
        ("l", 1): (10, 1),
        ("l", 1, "g"): (11, 1),
    }


PIECES = st.sampled_from(
    [*"[]{}=\"'#\n.,- ", "\r\n", "title", "threads", "[[threads]]", "2026", "true", "\x00", "é"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_settings_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder / "site.toml").write_bytes(text.encode())
    with pytest.raises(SiteError) as error:  # it never names a language
        config.load(folder)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in error.value.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.binary(max_size=40))
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("site")
    (folder / "site.toml").write_bytes(data)
    with pytest.raises(SiteError):
        config.load(folder)
