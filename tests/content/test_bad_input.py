"""Every mistake that editors can make is told as `expected.txt` beside it has it, whole.

A folder in `tests/bad/` lies over the good site of `tests/sites.py`; what Git cannot keep is made here.
`pytest --regenerate` writes the expectations again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from dateline import cli
from tests.sites import make_site

ROOT: Final = Path(__file__).parents[2]
BAD: Final = ROOT / "tests" / "bad"
EXPECTED: Final = "expected.txt"


def _link_out(site: Path) -> None:
    outside = site.parent / "outside.md"
    outside.write_text("---\ntitle: Outside\n---\n", encoding="utf-8")
    (site / "content/events/bridge-opens.md").symlink_to(outside)


def _link_folder_out(site: Path) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    (outside / "bridge-opens.md").write_text("---\ntitle: Outside\n---\n", encoding="utf-8")
    (site / "content/events/more").symlink_to(outside)


def _link_to_nothing(site: Path) -> None:
    (site / "content/events/bridge-opens.md").symlink_to(site / "content/events/nothing.md")


def _links_inside(site: Path) -> None:
    (site / "content/notes.md").symlink_to("pages/about.md")
    (site / "content/events/notes.txt").symlink_to("../pages/about.md")
    (site / "content/events/more").symlink_to("../pages")


def _too_large(site: Path) -> None:
    head = b"---\ntitle: The bridge opens\ndate: 2017-12-08\nthread: talks\nsources: [gazette]\n---\n"
    (site / "content/events/bridge-opens.md").write_bytes(head.ljust(5_000_000, b"x"))


def _deep_brackets(site: Path) -> None:
    text = f"---\ntitle: The bridge opens\nactors: {'[' * 100_000}\n---\n"
    (site / "content/events/bridge-opens.md").write_text(text, encoding="utf-8")


def _deep_brackets_closed(site: Path) -> None:
    text = f"---\ntitle: The bridge opens\nextra: {{a: {'[' * 100_000}{']' * 100_000}}}\n---\n"
    (site / "content/events/bridge-opens.md").write_text(text, encoding="utf-8")


def _no_content(site: Path) -> None:
    shutil.rmtree(site / "content")


def _empty_content(site: Path) -> None:
    shutil.rmtree(site / "content")
    (site / "content").mkdir()


def _content_is_a_file(site: Path) -> None:
    shutil.rmtree(site / "content")
    (site / "content").write_text("---\ntitle: A story\n---\n", encoding="utf-8")


def _static_link_out(site: Path) -> None:
    (site.parent / "secret.jpg").write_bytes(b"secret")
    (site / "static").mkdir()
    (site / "static/ship.jpg").symlink_to(site.parent / "secret.jpg")


def _linked_folder(site: Path) -> None:
    (site / "static/linked").symlink_to("images")


def _open_brackets(site: Path) -> None:
    fields = f"title: The bridge opens\ndate: 2017-12-08\nthread: talks\nsources: [gazette]\nsummary: '{'![' * 20_000}'"
    text = f"---\n{fields}\n---\nIt [opens] \\[ here.\n\nThen: {'[@' * 20_000}\n"
    (site / "content/events/bridge-opens.md").write_text(text, encoding="utf-8")


def _deep_toml(site: Path) -> None:
    with (site / "site.toml").open("a", encoding="utf-8") as file:
        file.write(f"# a comment\nx = {'[' * 20_000}{']' * 20_000}\n")


MADE: Final[dict[str, Callable[[Path], None]]] = {
    "content-empty": _empty_content,
    "content-is-a-file": _content_is_a_file,
    "content-missing": _no_content,
    "deep-brackets": _deep_brackets,
    "deep-brackets-closed": _deep_brackets_closed,
    "file-too-large": _too_large,
    "image-by-symlink": _static_link_out,
    "image-through-linked-folder": _linked_folder,
    "open-brackets": _open_brackets,
    "symlink-folder-out": _link_folder_out,
    "symlink-misplaced": _links_inside,
    "symlink-out": _link_out,
    "symlink-to-nothing": _link_to_nothing,
    "toml-deep-brackets": _deep_toml,
}


@pytest.fixture(autouse=True)
def _a_day_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` asks what day it is; here it is always the last of 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675200")


def _names() -> list[str]:
    return sorted({folder.name for folder in BAD.iterdir()} | set(MADE))


def bad_site(name: str, folder: Path) -> Path:
    """The good site with what `tests/bad/<name>` lays over it."""
    site = make_site(folder / "site")
    if (BAD / name).is_dir():
        shutil.copytree(BAD / name, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    if name in MADE:
        MADE[name](site)
    return site


def _ignores_case(folder: Path) -> bool:
    (folder / "case").touch()
    return (folder / "CASE").exists()


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", _names())
def test_bad_input_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], regenerate: bool
) -> None:
    if name == "id-differs-by-case" and _ignores_case(tmp_path):
        pytest.skip("this file system does not tell Treaty-Signed.md from treaty-signed.md")
    site = bad_site(name, tmp_path)
    before = _files(tmp_path)
    code = cli.main(["check", "--site", str(site)])
    out, told = capsys.readouterr()
    assert (code, out) == (cli.CONTENT, "")
    assert _files(tmp_path) == before
    if regenerate:
        (BAD / name).mkdir(exist_ok=True)
        (BAD / name / EXPECTED).write_text(told, encoding="utf-8", newline="\n")
    assert told == (BAD / name / EXPECTED).read_bytes().decode()


@pytest.mark.parametrize("name", ["date-impossible", "everything-at-once", "toml-syntax"])
def test_the_command_tells_the_same(name: str, tmp_path: Path) -> None:
    site = bad_site(name, tmp_path)
    run = subprocess.run(
        [sys.executable, "build.py", "check", "--site", str(site)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    assert run.returncode == cli.CONTENT
    assert run.stdout == b""
    assert run.stderr.replace(b"\r\n", b"\n") == (BAD / name / EXPECTED).read_bytes()


@pytest.mark.parametrize("name", ["date-impossible", "toml-unknown-key"])
def test_a_failing_build_writes_nothing(name: str, tmp_path: Path) -> None:
    site = bad_site(name, tmp_path)
    before = _files(tmp_path)
    assert cli.main(["build", "--site", str(site)]) == cli.CONTENT
    shutil.rmtree(site / ".dateline")  # our own, and git-ignored
    assert _files(tmp_path) == before
    assert not (site / "_site").exists()
