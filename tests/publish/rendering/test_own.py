"""What is wrong in a site's own templates is told before any page is made, all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from dateline.publish.rendering.own import link_problems, template_problems

UNASKED: Final = "no page and no template asks for this file"
WRITE: Final = "Write the address of a page of this site: /sources/."
KEEP: Final = "include it in one that is used, or take it away."


def folders(
    folder: Path, own: dict[str, str], theirs: tuple[str, ...] = ("base.html", "event.html")
) -> list[Path]:
    """The site's own templates and the engine's."""
    for name, text in {
        **{f"own/{name}": text for name, text in own.items()},
        **dict.fromkeys(theirs, ""),
    }.items():
        file = folder / (name if name.startswith("own/") else f"engine/{name}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [folder / "own", folder / "engine"]


def told(folder: Path, own: dict[str, str]) -> list[str]:
    return [str(problem) for problem in template_problems(folders(folder, own))]


def test_a_name_that_nothing_asks_for(tmp_path: Path) -> None:
    assert told(tmp_path, {"evnt.html": "", "parts/quite-another.xml": ""}) == [
        f"templates/evnt.html:1:1: error: {UNASKED}\n  Did you mean event.html? Or {KEEP}",
        f"templates/parts/quite-another.xml:1:1: error: {UNASKED}\n  {KEEP.capitalize()}",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'more.html' %}",
        '{% extends "more.html" %}',
        '{% from "more.html" import one with context %}',
        "{% import 'more.html' as more %}",
        "{% include ['nothing.html', 'more.html'] ignore missing %}",
        "{% once page %}{% include 'more.html' %}{% endonce %}",
        "{% include name %}",  # what it is called is known only when it is used
        "{% include 'm' ~ 'ore.html' %}",
    ],
)
def test_a_template_that_another_one_asks_for(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, {"event.html": text, "more.html": ""}) == []


def test_what_is_no_template_is_left_alone(tmp_path: Path) -> None:
    files = {
        "README.md": "",
        ".event.html": "",
        "event.html.bak": "",
        "messages/de.po": "",
        "messages/x.html": "",
    }
    assert told(tmp_path, files) == []


def test_all_faults_of_syntax_are_told(tmp_path: Path) -> None:
    own = {"base.html": "\n{% if %}", "event.html": "{{ a b }}", "evnt.html": ""}
    assert [line.partition(" error: ")[0] for line in told(tmp_path, own)] == [
        "templates/base.html:2:1:",
        "templates/event.html:1:1:",
    ]


def test_the_engine_by_itself_has_no_own_templates(tmp_path: Path) -> None:
    (only, _) = folders(tmp_path, {"evnt.html": "{% if %}"})
    assert list(template_problems([only])) == []
    assert list(link_problems([only], ["/"])) == []


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    text = "<a href=\"{{ url('/abuot/') }}\">\n{# url('/not/') #} {{ url( \"/sources/#top\" ) }} {{ url(here) }}\n"
    text += "{# a\nremark #}{{ url('/events/x') }}"
    found = link_problems(folders(tmp_path, {"base.html": text}), ["/about/", "/sources/"])
    assert [str(problem) for problem in found] == [
        "templates/base.html:1:18: error: this site has no /abuot/\n  Did you mean /about/?",
        f"templates/base.html:4:18: error: this site has no /events/x\n  {WRITE}",
    ]


def test_a_template_that_is_no_text_is_told_when_it_is_used(tmp_path: Path) -> None:
    own, engine = folders(tmp_path, {"event.html": ""})
    (own / "event.html").write_bytes(b"\xff")
    assert list(template_problems([own, engine])) == []
