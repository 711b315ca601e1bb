"""A link in a text that leads to no page of the site is a problem of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.problems import SiteError
from tests.built import build_site
from tests.sites import BASE_FILES, make_site

DRAFT = "---\ntitle: Later\ndate: 2018\nthread: talks\nsources: [gazette]\ndraft: true\n---\nText.\n"


def problems(folder: Path, body: str, **files: str) -> list[str]:
    about = f"---\ntitle: About\n---\nFirst line.\n\n{body}\n"
    site = make_site(folder / "site", {"content/pages/about.md": about, **files})
    (folder / "out").mkdir()
    with pytest.raises(SiteError) as error:
        build_site(site, folder / "out")
    assert list((folder / "out").iterdir()) == []
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("/events/treaty-singed/", "Did you mean /events/treaty-signed/?"),
        ("/events/treaty-signed", "Did you mean /events/treaty-signed/?"),
        ("/about", "Did you mean /about/?"),
        ("/about/index.html", "Did you mean /about/?"),
        ("/static/icn.svg", "Did you mean /static/icon.svg?"),
        ("/static/icon.pdf", "Put the file into static/, or mend its name."),
        ("/sources/gazete/#top", "Did you mean /sources/gazette/?"),
        (
            "/xxxxxxxxxxxxxxxxxxxxxxxx/",
            "Write the address of a page of this site, such as /sources/ or /events/an-id/.",
        ),
    ],
)
def test_a_dead_link_is_told_at_its_place(tmp_path: Path, link: str, hint: str) -> None:
    assert problems(tmp_path, f"See [it]({link}).") == [
        f"content/pages/about.md:6:10: error: this site has no {link}\n  {hint}"
    ]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[a](/sources/gazette/) and\n[b](/sources/gaz/)\n[c](/sources/gaz/x/)", "7:5"),  # after longer ones
        ("[a](https://example.org/x/) [b](/x/)", "6:33"),
        ("[a](/a\\_b/)", "6:5"),
        ("[a](/x/?a&amp;b)", "6:5"),
        ("[a](</x y/>)", "6:6"),
        ("[a][1]\n\n[1]: /x/", "8:6"),
        ("[a](/é/)", "6:5"),
        ("[a](/x/%C3%A9/)", "6:5"),
        ("[a](&#47;x/)", "1:1"),  # the file does not hold it so
    ],
)
def test_where_a_dead_link_stands(tmp_path: Path, body: str, place: str) -> None:
    assert problems(tmp_path, body)[0].startswith(
        f"content/pages/about.md:{place}: error: this site has no /"
    )


def test_all_dead_links_are_told_at_once(tmp_path: Path) -> None:
    event = BASE_FILES["content/events/talks-begin.md"].replace(
        "The month only", "See [that](/nope-a/), the month only"
    )
    found = problems(tmp_path, "[a](/nope-b/) and [b](/nope-c/)", **{"content/events/talks-begin.md": event})
    assert [line.split(" error: ")[0] for line in found] == [
        "content/events/talks-begin.md:5:23:",
        "content/pages/about.md:6:5:",
        "content/pages/about.md:6:23:",
    ]


def test_a_link_to_a_draft_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, "[a](/events/later/)", **{"content/events/later.md": DRAFT})
    assert found[0].endswith(
        "That event is a draft, which readers cannot see: publish it, or take the link out."
    )


def test_a_file_that_is_missing_in_static_is_told(tmp_path: Path) -> None:
    assert "this site has no /static/paper.pdf" in problems(tmp_path, "[a](/static/paper.pdf)")[0]


def test_links_that_lead_somewhere_are_kept(tmp_path: Path) -> None:
    body = (
        "[a](/) [b](/events/treaty-signed/#_main) [c](/events/old/) [d](/timeline.json) [e](/static/a%20b.txt)"
        " [f](/tags/%C3%A9t%C3%A9/?x#y) [g](/tags/été/)"
    )
    event = BASE_FILES["content/events/talks-begin.md"].replace("tags: [", "aliases: [old]\ntags: [été, ")
    about = f"---\ntitle: About\n---\n{body}\n"
    files = {"content/pages/about.md": about, "content/events/talks-begin.md": event, "static/a b.txt": "x"}
    output = build_site(make_site(tmp_path / "site", files), tmp_path / "out")
    html = (output / "about" / "index.html").read_text(encoding="utf-8")
    for link in (
        *('href="../"', 'href="../events/treaty-signed/#_main"', 'href="../events/old/"'),
        *('href="../timeline.json"', 'href="../static/a%20b.txt"'),
        *('href="../tags/%C3%A9t%C3%A9/?x#y"', 'href="../tags/%C3%A9t%C3%A9/"'),
    ):
        assert link in html
