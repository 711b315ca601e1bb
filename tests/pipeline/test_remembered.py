"""A cache that cannot be used is left aside, in one line; the site is the same."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.problems import MachineError
from dateline.publish.making import Press
from dateline.publish.output import Writer, locked
from dateline.publish.pages import Plan
from dateline.publish.traces import Fact
from tests.built import copy_site
from tests.publish.output.trees import Closed


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(site: Path, words: str = "More.") -> None:
    file = site / "content/events/bridge-opens.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("evidence", tmp_path / "site")
    pipeline.build(pipeline.Order(site), tmp_path / "output")
    return site


def rebuilt(site: Path, *, cached: bool = True) -> list[str]:
    """What an edited site's build says; it must give what a clean one gives."""
    edit(site)
    said: list[str] = []
    order, output = pipeline.Order(site), site.parent / "output"
    pipeline.build(order, output, pipeline.Means(cached, say=said.append))
    clean = site.parent / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    pipeline.build(order, clean, pipeline.Means(cached=False))
    assert files(output) == files(clean)
    return said


def work(site: Path, name: str) -> Path:
    """The file of the cache whose name fits."""
    (file,) = (site / ".dateline").glob(name)
    return file


def torn(name: str) -> Callable[[Path], object]:
    return lambda site: work(site, name).write_bytes(work(site, name).read_bytes()[:-7])


def other(name: str) -> Callable[[Path], object]:
    """As another version of Dateline would have left it."""

    def change(site: Path) -> None:
        _, _, body = work(site, name).read_bytes().partition(b"\n")
        head = f"dateline-{name} 0 {hashlib.sha256(body).hexdigest()}\n".encode()
        work(site, name).write_bytes(head + body)

    return change


def folder(name: str) -> Callable[[Path], object]:
    """Where the file should be."""

    def change(site: Path) -> None:
        file = work(site, name)
        file.unlink()
        file.mkdir()

    return change


TORN = "The cache in .dateline is not used (it is torn): all is made anew."
PART = "Part of the cache in .dateline is not used (it is torn): what it held is made anew."
OTHER = "The cache in .dateline is not used (it is of another version): all is made anew."


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda _: None, []),
        (torn("pieces"), [TORN]),
        (torn("texts"), [PART]),
        (torn("reads"), [PART]),
        (torn("codes"), [PART]),
        (other("pieces"), [OTHER]),
        (torn("built"), []),
        (torn("inputs"), []),
        (torn("seen"), []),
        (torn("reads-*"), [PART]),
        (torn("texts-*"), [PART]),
        (lambda site: [torn(name)(site) for name in ("pieces", "texts", "reads", "codes")], [TORN]),
        (lambda site: shutil.rmtree(site / ".dateline"), []),
    ],
)
def test_a_cache_that_is_wrong_is_left_aside(
    site: Path, damage: Callable[[Path], object], said: list[str]
) -> None:
    damage(site)
    assert rebuilt(site) == said
    assert rebuilt(site) == []  # and it was made anew


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pieces", "The cache in .dateline is not used (Is a directory): all is made anew."),
        ("codes", PART.replace("it is torn", "Is a directory")),
        ("built", "The cache could not be kept (Is a directory): the next build makes all anew."),
        ("texts-*", PART),
    ],
)
def test_a_folder_where_the_cache_should_be(site: Path, name: str, said: str) -> None:
    folder(name)(site)
    assert rebuilt(site) == [said]


def test_where_the_table_of_inputs_cannot_be_kept_all_are_read(site: Path) -> None:
    folder("inputs")(site)
    assert rebuilt(site) == []
    assert rebuilt(site) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write all")
def test_a_cache_that_may_not_be_read_or_written(site: Path) -> None:
    for file in (site / ".dateline").glob("*[!k]"):
        file.chmod(0)
    assert len(rebuilt(site)) == 1


def test_without_a_cache_nothing_is_used_and_nothing_kept(site: Path) -> None:
    shutil.rmtree(site / ".dateline")
    assert rebuilt(site, cached=False) == []
    assert not {"pieces", "reads", "texts", "codes", "built", "inputs"} & {
        file.name for file in (site / ".dateline").iterdir()
    }


class Full(Writer):
    """A disk that is full as soon as the site is written."""

    def move(self, source: str, target: str) -> None:
        if target.endswith((".dateline/pieces", ".dateline/texts", ".dateline/built")):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().move(source, target)


def test_who_is_told_of_the_cache_is_told_of_the_workshop_too(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    temporary = site.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(
        pipeline, "locked", lambda root, say: locked(root, Closed(root / ".dateline", errno.EROFS), say)
    )
    said: list[str] = []
    pipeline.build(pipeline.Order(site), site.parent / "output", pipeline.Means(say=said.append))
    assert len(said) == 1
    assert said[0].startswith(
        "Nothing can be written in .dateline (Read-only file system): this build works in"
    )
    assert capsys.readouterr().err == ""


def test_where_the_cache_cannot_be_kept_the_site_stands(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(site)
    said: list[str] = []
    monkeypatch.setattr(pipeline, "locked", lambda root, say: locked(root, Full(), say))
    order = pipeline.Order(site)
    pipeline.build(order, site.parent / "output", pipeline.Means(say=said.append))
    monkeypatch.undo()
    assert said == ["The cache could not be kept (No space left on device): the next build makes all anew."]
    assert rebuilt(site) == []


def test_another_output_or_address_is_another_build(site: Path, tmp_path: Path) -> None:
    there = pipeline.Order(site, "https://example.org/elsewhere/")
    pipeline.build(there, tmp_path / "output")
    assert b"https://example.org/elsewhere/" in (tmp_path / "output/index.html").read_bytes()
    assert pipeline.build(pipeline.Order(site), tmp_path / "second").written.unchanged == 0
    assert rebuilt(site) == []


def test_a_build_at_another_address_leaves_what_was_made_for_the_own_one(site: Path, tmp_path: Path) -> None:
    """As `serve` is one."""
    order, output = pipeline.Order(site), tmp_path / "output"
    for port in (8000, 8001, 8000):
        served = pipeline.Order(site, f"http://127.0.0.1:{port}/", drafts=True)
        table = (site / ".dateline/seen").stat()
        pipeline.build(served, tmp_path / "served")
        assert (site / ".dateline/seen").stat() == table  # so the files of the output need not be read again
        assert pipeline.build(order, output).written.written == 0
        edit(site)
        report = pipeline.build(order, output)
        assert 0 < report.written.pages_written < report.written.pages / 2
        names = {file.name.split("-")[1] for file in (site / ".dateline").glob("other-*")}
        assert len(names) == 1


def made_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The addresses of the pages that a build has to make."""
    made: set[str] = set()
    page = Press.page

    def noted(press: Press, plan: Plan) -> tuple[bytes, frozenset[Fact]]:
        made.add(plan.address)
        return page(press, plan)

    with monkeypatch.context() as patch:
        patch.setattr(Press, "page", noted)
        pipeline.build(pipeline.Order(site), site.parent / "output")
    return made


def test_after_an_edit_of_a_text_only_what_shows_it_is_made(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(site)
    assert made_again(site, monkeypatch) == {"/events/bridge-opens/", "/print/"}
    file = site / "content/events/bridge-opens.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: ", "title: Once more, ", 1))
    assert made_again(site, monkeypatch) > {"/", "/events/bridge-opens/", "/print/", "/sources/"}
    assert made_again(site, monkeypatch) == set()


def test_what_is_told_of_an_unchanged_site(site: Path, tmp_path: Path) -> None:
    order, output = pipeline.Order(site), tmp_path / "output"
    first = pipeline.build(order, output).written
    again = pipeline.build(order, output)
    assert (again.written.pages, again.written.pages_unchanged) == (first.pages, first.pages)
    assert (again.written.written, again.written.removed, again.written.pages_written) == (0, 0, 0)
    assert again.events == 4
    assert list(again.stages.seconds) == ["looking"]


def test_what_is_saved_while_a_build_runs_is_not_remembered_under_what_stood_there_before(
    site: Path, tmp_path: Path
) -> None:
    """Else undoing it would bring back a page of the text that was undone."""
    file = site / "content/events/bridge-opens.md"
    before = file.read_bytes()

    def save(done: int, _: int) -> None:
        if done == 1:
            edit(site, "Saved in between.")

    edit(site, "First.")
    order, output = pipeline.Order(site), tmp_path / "output"
    pipeline.build(order, output, pipeline.Means(progress=save))
    file.write_bytes(before)
    assert rebuilt(site) == []


def test_content_that_is_saved_before_it_is_read_is_not_remembered_either(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site / "content/events/bridge-opens.md"
    edit(site, "First.")
    first = file.read_bytes()
    original = pipeline.loaded

    def late(*args: object, **named: object) -> object:
        edit(site, "Second.")
        return original(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "loaded", late)
    pipeline.build(pipeline.Order(site), tmp_path / "output", pipeline.Means(say=lambda _: None))
    monkeypatch.undo()
    assert "Second." in (tmp_path / "output/events/bridge-opens/index.html").read_text(encoding="utf-8")
    file.write_bytes(first)
    pipeline.build(pipeline.Order(site), tmp_path / "output")
    assert "Second." not in (tmp_path / "output/events/bridge-opens/index.html").read_text(encoding="utf-8")


def test_a_record_that_comes_while_a_build_runs_is_on_the_site_afterwards(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site / "content/events/bridge-opens.md"
    original = pipeline.loaded

    def late(*args: object, **named: object) -> object:
        shutil.copy(first, first.with_name("came-before-reading.md"))
        content = original(*args, **named)  # type: ignore[arg-type]
        shutil.copy(first, first.with_name("came-after-reading.md"))
        return content

    edit(site)
    monkeypatch.setattr(pipeline, "loaded", late)
    pipeline.build(pipeline.Order(site), tmp_path / "output", pipeline.Means(say=lambda _: None))
    monkeypatch.undo()
    assert (tmp_path / "output/events/came-before-reading/index.html").exists()
    assert not (tmp_path / "output/events/came-after-reading/index.html").exists()
    assert rebuilt(site) == []
    assert (tmp_path / "output/events/came-after-reading/index.html").exists()


def test_where_the_workshop_is_taken_away_while_a_build_runs_it_ends_in_words(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(tmp_path / "output")
    page = Press.page

    def gone(press: Press, plan: Plan) -> tuple[bytes, frozenset[Fact]]:
        shutil.rmtree(site / ".dateline", ignore_errors=True)
        return page(press, plan)

    edit(site)
    monkeypatch.setattr(Press, "page", gone)
    with pytest.raises(MachineError, match="the site could not be written: No such file or directory"):
        pipeline.build(pipeline.Order(site), tmp_path / "output")
    monkeypatch.undo()
    assert files(tmp_path / "output") == before
    assert rebuilt(site) == []


@pytest.mark.parametrize(
    ("linked", "file"), [("templates", "parts/foot.html"), ("templates/parts", "foot.html")]
)
def test_behind_a_link_to_a_folder_nothing_is_taken_for_the_same(
    site: Path, tmp_path: Path, linked: str, file: str
) -> None:
    elsewhere = tmp_path / "elsewhere" / file
    elsewhere.parent.mkdir(parents=True)
    (site / linked).parent.mkdir(exist_ok=True)
    (site / linked).symlink_to(tmp_path / "elsewhere")
    for words in ("first", "second"):
        elsewhere.write_text(f"<p>{words}</p>", encoding="utf-8")
        assert rebuilt(site) == []
        assert words in (tmp_path / "output/index.html").read_text(encoding="utf-8")
