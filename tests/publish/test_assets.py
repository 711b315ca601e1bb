"""Files of static/: whose come first, what stays behind, what is refused."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dateline.problems import MachineError, SiteError
from dateline.publish.assets import collect


def write(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{folder.name} {name}")
    return folder


def test_the_first_folder_wins_file_by_file(tmp_path: Path) -> None:
    own = write(tmp_path / "own", "css/a.css", "new.svg")
    engine = write(tmp_path / "engine", "css/a.css", "css/b.css")
    assets = collect([own, engine])
    assert {path: file.data() for path, file in assets.files.items()} == {
        "css/a.css": b"own css/a.css",
        "css/b.css": b"engine css/b.css",
        "new.svg": b"own new.svg",
    }
    assert assets.hashes["new.svg"] == hashlib.sha256(b"own new.svg").hexdigest()[:8]
    assert {file.path for file in assets.files.values()} == {f"static/{path}" for path in assets.files}
    assert list(assets.files) == list(assets.hashes) == sorted(assets.files)
    assert assets.hashes["css/a.css"] != collect([engine]).hashes["css/a.css"]


def test_hidden_files_and_folders_stay_behind(tmp_path: Path) -> None:
    own = write(tmp_path, ".DS_Store", ".well-known/x.txt", "a/.b/c.txt", "kept.txt")
    assert list(collect([own]).files) == ["kept.txt"]


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    own = write(tmp_path / "static", "in.txt")
    (tmp_path / "secret").write_text("mine")
    (own / "out.txt").symlink_to(tmp_path / "secret")
    (own / "within.txt").symlink_to(own / "in.txt")
    with pytest.raises(SiteError) as error:
        collect([own])
    assert str(error.value) == (
        "static/out.txt:1:1: error: a link that leads out of static/\n  Copy the file itself into static/."
    )


@pytest.mark.parametrize("to", ["more", "nowhere", "loop"])
def test_a_link_to_a_folder_or_to_nothing_is_told(tmp_path: Path, to: str) -> None:
    """What readers would miss has to be told here."""
    own = write(tmp_path / "static", "more/in.txt")
    (own / "loop").symlink_to(own / to)
    with pytest.raises(SiteError, match="static/loop:1:1: error: a link to a folder, or to nothing"):
        collect([own])


def test_a_sheet_that_is_not_closed_is_told_and_not_joined(tmp_path: Path) -> None:
    own, engine = write(tmp_path / "own", "css/tokens.css"), write(tmp_path / "engine", "css/base.css")
    (own / "css/tokens.css").write_text("@layer tokens {\n  :root { --paper: red\n}\n")
    (engine / "css/base.css").write_text("a { color: red }")
    with pytest.raises(SiteError, match=r"static/css/tokens\.css:1:15: error: \{ is not closed"):
        collect([own, engine])


def test_names_that_differ_by_case_only_are_refused(tmp_path: Path) -> None:
    own, engine = write(tmp_path / "own", "CSS/a.css"), write(tmp_path / "engine", "css/a.css")
    with pytest.raises(SiteError, match=r"its name differs from static/CSS/a\.css by case only"):
        collect([own, engine])


@pytest.mark.parametrize("name", ["css/dateline.css", "css/Dateline.css"])
def test_a_file_where_the_joined_sheet_will_stand_is_refused(tmp_path: Path, name: str) -> None:
    own, engine = write(tmp_path / "own", name), write(tmp_path / "engine", "css/base.css")
    with pytest.raises(SiteError) as error:
        collect([own, engine])
    assert str(error.value) == (
        f"static/{name}:1:1: error: the joined sheets of every page stand at this name\n"
        "  Name it otherwise, such as static/css/own.css, and link it in templates/parts/head.html."
    )


@pytest.mark.parametrize("name", ["a\nb.txt", "a\u2028b.txt", "a\x85b.txt", "a\udcffb.txt"])
def test_names_that_no_address_can_have_are_refused(tmp_path: Path, name: str) -> None:
    own = write(tmp_path / "static")
    (own / name).touch()
    with pytest.raises(SiteError, match="a name that no address can have") as error:
        collect([own])
    str(error.value).encode()


@pytest.mark.parametrize(("name", "way"), [("a.txt", "open"), ("a.js", "read_bytes")])
def test_a_file_that_cannot_be_read_is_told(
    name: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, name)
    monkeypatch.setattr(Path, way, refuse)
    with pytest.raises(MachineError, match=rf"static/{name} cannot be read: Permission denied"):
        collect([tmp_path])


def test_pictures_are_read_when_they_are_wanted_and_only_as_they_were(tmp_path: Path) -> None:
    """So a site with many of them needs no more memory than for one."""
    write(tmp_path, "a.jpg")
    picture = tmp_path / "a.jpg"
    found = collect([tmp_path]).files["a.jpg"]
    assert found.digest == hashlib.sha256(picture.read_bytes()).hexdigest()
    picture.write_text("another")
    with pytest.raises(
        MachineError, match=r"static/a\.jpg was changed while the site was built: build again"
    ):
        found.data()
    picture.unlink()
    with pytest.raises(MachineError, match=r"static/a\.jpg cannot be read: No such file"):
        found.data()


def test_scripts_ask_for_files_that_are_no_texts_with_their_hash_too(tmp_path: Path) -> None:
    write(tmp_path, "js/names.json")
    (tmp_path / "js/own.js").write_text('load("./names.json");\n')
    assets = collect([tmp_path, write(tmp_path / "engine")])
    wanted = f'load("./names.json?v={assets.hashes["js/names.json"]}");\n'
    assert assets.files["js/own.js"].data().decode() == wanted
