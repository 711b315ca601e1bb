from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.editing.verifying.texts import check_folder, text_of, texts_in
from dateline.problems import MachineError, SiteError, UsageError


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("Words.", encoding="utf-8")


def test_the_texts_of_the_sources_that_are_named(tmp_path: Path) -> None:
    write(tmp_path, "herald.txt", "gazette.txt", "gazette.md", "other.txt", "unknown.txt")
    (tmp_path / "more").mkdir()
    found = texts_in(tmp_path, ["herald", "gazette", "times"], ["gazette", "herald", "times", "other"])
    assert list(found.items()) == [
        ("gazette", tmp_path / "gazette.txt"),
        ("herald", tmp_path / "herald.txt"),
    ]


def test_a_folder_with_no_such_text_says_what_it_should_hold(tmp_path: Path) -> None:
    write(tmp_path, "gazete.txt", "gazette.md", "other.txt", ".hidden")
    with pytest.raises(UsageError) as raised:
        texts_in(tmp_path, ["herald", "gazette"], ["gazette", "herald", "other"])
    assert str(raised.value) == (
        f"--articles: {tmp_path} holds no text of a source that a quotation names\n"
        "  Call each text by the id of its source: gazette.txt, herald.txt.\n"
        "  No source is called like gazete.txt, gazette.md."
    )


def test_only_some_names_are_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        texts_in(tmp_path, [f"s{number}" for number in range(9)], [])
    assert str(raised.value).endswith("source: s0.txt, s1.txt, s2.txt, s3.txt, s4.txt and 4 more.")


def test_without_a_quotation_there_is_nothing_to_compare(tmp_path: Path) -> None:
    write(tmp_path, "gazette.txt")
    with pytest.raises(UsageError, match="no event has a quotation"):
        texts_in(tmp_path, [], ["gazette"])


@pytest.mark.parametrize(("name", "what"), [("nowhere", "is not there"), ("a.txt", "is no folder")])
def test_what_is_no_folder(tmp_path: Path, name: str, what: str) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(UsageError) as raised:
        check_folder(tmp_path / name, tmp_path / "static")
    assert str(raised.value) == (
        f"--articles: {tmp_path / name} {what}: name the folder that holds the texts of sources"
    )


def test_a_folder_that_is_published(tmp_path: Path) -> None:
    static, kept = tmp_path / "static", tmp_path / "static-texts"
    for folder in (static / "texts", kept):
        folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(static)
    check_folder(kept, static)
    for folder in (static, static / "texts", tmp_path / "link" / "texts"):
        with pytest.raises(
            UsageError, match=r"lies in static/ and would be published: keep the texts elsewhere"
        ):
            check_folder(folder, static)


@pytest.mark.parametrize("data", [b"W\xc3\xb6rter\r\n", b"\xef\xbb\xbfW\xc3\xb6rter\r\n"])
def test_a_text_is_utf_8_with_or_without_a_mark(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert text_of(tmp_path / "a.txt").split() == ["Wörter"]


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"one\r\ntw\xc3\xb6 \xff", 2, 5, "the byte 0xff is not UTF-8"),
        ("one".encode("utf-16"), 1, 1, "the file is UTF-16"),
        (b" \n\n", 1, 1, "the file is empty"),
        (b"", 1, 1, "the file is empty"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, line: int, column: int, message: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(SiteError) as raised:
        text_of(file)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line, problem.column) == (file.as_posix(), line, column)
    assert problem.message == message
    assert problem.hint


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(MachineError, match=r"a\.txt cannot be read: "):
        text_of(tmp_path / "a.txt")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    with pytest.raises(MachineError, match="cannot be read: "):
        texts_in(tmp_path, ["a"], ["a"])
    tmp_path.chmod(0o700)
