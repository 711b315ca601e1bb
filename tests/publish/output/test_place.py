"""Where no site may be built, and what is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.problems import MachineError, UsageError
from dateline.publish.output import MANIFEST, check_place, locked, survey
from tests.publish.output.trees import NEW, OLD, build, clean, tree


def refusal(output: Path, root: Path) -> str:
    with pytest.raises(UsageError) as error:
        check_place(output, root)
    return one_line(error)


def one_line(error: pytest.ExceptionInfo[UsageError]) -> str:
    assert "\n" not in str(error.value)
    assert "--output" in str(error.value)
    return str(error.value)


def strangers(output: Path, root: Path) -> str:
    """What a build says that finds files that are not ours; it touches nothing."""
    before = tree(output)
    with pytest.raises(UsageError) as error:
        build(NEW, root, output)
    assert tree(output) == before
    assert "--force" in str(error.value)
    return one_line(error)


def test_the_root_is_refused(root: Path) -> None:
    assert "home folder" in refusal(Path("/"), root)


def test_the_home_folder_and_one_holding_it_are_refused(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "ada"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "home folder" in refusal(home, root)
    assert "home folder" in refusal(home.parent, root)


def test_an_account_without_a_home_builds(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    check_place(out, root)
    assert "home folder" in refusal(Path("/"), root)


def test_the_sites_folder_and_one_holding_it_are_refused(root: Path) -> None:
    assert "the site's own folder" in refusal(root, root)
    assert "the site's own folder" in refusal(root.parent, root)
    assert "the site's own folder" in refusal(root / "x" / "..", root)


@pytest.mark.parametrize("name", ["content", "templates", "static", ".dateline", ".git"])
def test_the_sites_own_folders_are_refused(root: Path, name: str) -> None:
    assert f"inside {name}/" in refusal(root / name, root)
    assert f"inside {name}/" in refusal(root / name / "deep" / "new", root)


def test_the_engines_own_folders_are_refused(root: Path) -> None:
    engine = Path(dateline.__file__).parents[1]
    assert "inside templates/" in refusal(engine / "templates" / "new", root)
    assert "inside docs/" in refusal(engine / "docs" / "new", root)
    check_place(root / "docs", root)  # GitHub Pages can publish from there


def test_a_file_is_no_output(root: Path, out: Path) -> None:
    out.write_text("mine")
    assert "is a file, not a folder" in refusal(out, root)
    assert "lies inside" in refusal(out / "deep" / "er", root)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("target", ["", "content", "../"])
def test_a_link_counts_as_what_it_leads_to(root: Path, tmp_path: Path, target: str) -> None:
    (root / "content").mkdir()
    link = tmp_path / "link"
    link.symlink_to(root / target)
    refusal(link, root)


def test_a_link_in_a_circle_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises((MachineError, UsageError)) as error:
        check_place(tmp_path / "one", root)
    assert "\n" not in str(error.value)


def test_a_good_place_is_accepted_and_nothing_is_made(root: Path, out: Path) -> None:
    check_place(out, root)
    assert tree(root) == {}


# ---- what stands there -----------------------------------------------------------------------------


def test_files_that_are_not_ours_are_named(root: Path, out: Path) -> None:
    for name in ("thesis.odt", "a.txt", "b/c.txt", "d.txt"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine")
    assert "(a.txt, b/c.txt, d.txt and 1 more)" in strangers(out, root)


def test_a_foreign_file_beside_ours_is_refused(root: Path, out: Path) -> None:
    build(OLD, root)
    (out / "events" / "a" / "notes.txt").write_text("mine")
    assert "(events/a/notes.txt)" in strangers(out, root)


def test_a_linked_folder_in_the_output_is_refused(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    elsewhere = tmp_path / "elsewhere"
    (out / "events").rename(elsewhere)
    (out / "events").symlink_to(elsewhere)
    assert "(events)" in strangers(out, root)


def test_a_manifest_that_is_no_text_makes_everything_foreign(root: Path, out: Path) -> None:
    build(OLD, root)
    (out / MANIFEST).write_bytes(b"\xff\xfe\x00")
    assert "not ours" in strangers(out, root)


def test_a_manifest_that_is_a_folder_is_told(root: Path, out: Path) -> None:
    (out / MANIFEST).mkdir(parents=True)
    with pytest.raises(MachineError, match="cannot be read"):
        build(OLD, root)


def test_what_is_ours_and_what_file_managers_leave_is_accepted(root: Path, out: Path) -> None:
    out.mkdir()
    build(OLD, root)
    (out / ".DS_Store").write_bytes(b"left by the Finder")
    (out / "static" / "Thumbs.db").write_bytes(b"left by the Explorer")
    build(NEW, root)
    assert (out / ".DS_Store").read_bytes() == b"left by the Finder"
    assert (out / "static" / "Thumbs.db").exists()


def test_an_output_is_reached_through_a_link(root: Path, out: Path, tmp_path: Path) -> None:
    out.mkdir()
    link = tmp_path / "link"
    link.symlink_to(out)
    build(OLD, root, link)
    assert build(OLD, root, link).unchanged == len(OLD)
    assert link.is_symlink()
    assert tree(out) == clean(OLD, tmp_path)


# ---- --force ---------------------------------------------------------------------------------------

MINE = {"CNAME": "example.org", "events/a/notes.txt": "mine", "other/thesis.odt": "mine"}


def write(files: dict[str, str], out: Path) -> dict[str, bytes]:
    for name, text in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text)
    return {name: text.encode() for name, text in files.items()}


def test_force_keeps_what_is_not_ours_and_never_lists_it(root: Path, out: Path, tmp_path: Path) -> None:
    mine = write(MINE, out)
    build(OLD, root, force=True)
    assert tree(out) == {**clean(OLD, tmp_path), **mine}
    build(NEW, root, force=True)
    assert tree(out) == {**clean(NEW, tmp_path), **mine}
    assert "CNAME" in strangers(out, root)


def test_force_keeps_links_and_what_they_lead_to(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    elsewhere = tmp_path / "elsewhere"
    (out / "events" / "gone").rename(elsewhere)
    (out / "events" / "gone").symlink_to(elsewhere)
    build(NEW, root, force=True)
    assert (elsewhere / "index.html").read_bytes() == b"gone"
    assert (out / "events" / "gone").is_symlink()
    assert tree(out) == {**clean(NEW, tmp_path), "events/gone": f"-> {elsewhere}".encode()}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("index.html", "index.html"),
        ("static/a.css", "static/A.css"),
        ("events", "events/a/index.html"),
        ("static/x/y/z.css", "static/x"),
        ("Static/X/y.css", "static/x"),
        (".DS_Store", ".DS_Store/index.html"),
    ],
)
def test_nothing_that_is_not_ours_is_replaced(root: Path, out: Path, theirs: str, ours: str) -> None:
    write({theirs: "mine"}, out)
    before = tree(out)
    with pytest.raises(
        UsageError, match="which is not ours, where the site has its own: move it away"
    ) as error:
        build({"a.html": b"a", ours: b"ours"}, root, force=True)
    assert f"holds {theirs}, " in one_line(error)
    assert tree(out) == before


def test_no_one_writes_through_a_link_to_a_folder(root: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "events").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="holds events, which is not ours"):
        build(OLD, root, force=True)
    assert tree(tmp_path / "elsewhere") == {}


def test_what_cannot_be_read_is_told(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(OLD, root)

    def refused(output: str) -> None:
        raise PermissionError(13, "Permission denied", f"{output}/events")

    monkeypatch.setattr("dateline.publish.output.place.walked", refused)
    with pytest.raises(MachineError, match=r"cannot be read: Permission denied \(.*events\)"):
        build(NEW, root)


def test_a_survey_knows_what_stands_there(root: Path, out: Path) -> None:
    build(OLD, root)
    with locked(root) as work:
        place = survey(out, work)
    assert place.output == str(out.resolve())
    assert set(place.listed) == set(OLD)
    assert set(place.standing.files) == {*OLD, MANIFEST}
    assert place.others == ()


def is_as_left(out: Path, root: Path) -> bool:
    with locked(root) as work:
        return survey(out, work, force=True).is_as_left()


def test_an_output_that_no_one_touched_is_as_we_left_it(root: Path, out: Path) -> None:
    assert not is_as_left(out, root)  # nothing was built
    write({"CNAME": "example.org"}, out)
    build(OLD, root, force=True)
    assert is_as_left(out, root)
    (root / ".dateline" / "seen").unlink()
    assert is_as_left(out, root)


@pytest.mark.parametrize("name", ["index.html", "feed.xml", "static/same.svg", MANIFEST])
def test_an_output_that_someone_touched_is_not(root: Path, out: Path, name: str) -> None:
    build(OLD, root)
    whole = (out / name).read_bytes()
    (out / name).write_bytes(whole + b"\n0  x\n")
    assert not is_as_left(out, root)
    (out / name).write_bytes(whole)
    assert is_as_left(out, root)
    (out / name).unlink()
    assert not is_as_left(out, root)


def test_what_a_killed_build_left_is_not_as_we_left_it(root: Path, out: Path) -> None:
    build(OLD, root)
    (out / f"{MANIFEST}-moving").write_bytes(b"half a pa")
    assert not is_as_left(out, root)
