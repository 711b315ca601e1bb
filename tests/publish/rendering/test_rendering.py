"""What is wrong in a template is told at its file and line, whatever it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from dateline.problems import MachineError, SiteError
from dateline.publish.language import Language
from dateline.publish.rendering import Renderer
from dateline.publish.rendering.compiling import Once
from tests.built import PROJECT, build_site
from tests.sites import make_site

HINT = "Mend the template; docs/your-own-look.md says what each is given."


def renderer(folder: Path, files: Mapping[str, str | bytes], shared: Mapping[str, Any] = {}) -> Renderer:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return Renderer([folder], Language("en-GB"), shared)


def problem(folder: Path, files: Mapping[str, str | bytes], **context: Any) -> str:
    with pytest.raises(SiteError) as error:
        renderer(folder, files).render("page.html", context)
    assert len(error.value.problems) == 1
    text = str(error.value.problems[0])
    assert text.endswith(f"\n  {HINT}")
    return text.removesuffix(f"\n  {HINT}")


class Broken:
    def __str__(self) -> str:
        raise OSError("the disk\nis on fire")

    @property
    def name(self) -> str:
        raise KeyError("lost")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (
            {"page.html": "<p>\n{% if x %}\n"},
            "templates/page.html:2:1: error: Unexpected end of template.",
        ),
        ({"page.html": "<p>\n\n{{ nope }}"}, "templates/page.html:3:1: error: 'nope' is undefined"),
        (
            {"page.html": "\n{{ broken.nope }}"},
            "templates/page.html:2:1: error: a Broken has no “nope”",
        ),
        ({"page.html": "\n{{ broken }}"}, "templates/page.html:2:1: error: OSError: the disk is on fire"),
        ({"page.html": "\n{{ broken.name }}"}, "templates/page.html:2:1: error: KeyError: 'lost'"),
        (
            {"page.html": "\n\n{{ 1 / 0 }}"},
            "templates/page.html:3:1: error: ZeroDivisionError: division by zero",
        ),
        ({"page.html": "\n{{ 1|nope }}"}, "templates/page.html:2:1: error: No filter named 'nope'."),
        (
            {"page.html": "a\n{% include 'parts/x.html' %}", "parts/x.html": "\n\n{{ nope }}"},
            "templates/parts/x.html:3:1: error: 'nope' is undefined",
        ),
        (
            {"page.html": "a\n{% include 'parts/x.html' %}", "parts/x.html": "\n{% endfor %}"},
            "templates/parts/x.html:2:1: error: Encountered unknown tag 'endfor'.",
        ),
        (
            {"page.html": "a\n{% include 'parts/x.html' %}", "parts/x.html": "\n{# never closed"},
            "templates/parts/x.html:2:1: error: Missing end of comment tag",
        ),
        (
            {"page.html": "a\n{% include 'parts/x.html' %}"},
            "templates/page.html:2:1: error: there is no template parts/x.html",
        ),
        ({"page.html": "\n{% extends 'x' %}"}, "templates/page.html:2:1: error: there is no template x"),
        ({}, "templates/page.html:1:1: error: there is no template page.html"),
        (
            {
                "page.html": "{% import 'm.html' as m %}\n{{ m.one() }}",
                "m.html": "{% macro one() %}\n{{ nope }}\n{% endmacro %}",
            },
            "templates/m.html:2:1: error: 'nope' is undefined",
        ),
        (
            {
                "page.html": "{% import 'm.html' as m %}\n{{ m.one(1, 2) }}",
                "m.html": "{% macro one() %}{% endmacro %}",
            },
            "templates/page.html:2:1: error: TypeError: macro 'one' takes not more than 0 argument(s)",
        ),
        (
            {"page.html": "\n{{ _('%(who)s came') }}"},
            "templates/page.html:2:1: error: KeyError: 'who'",
        ),
        (
            {"page.html": "\n{% include 'page.html' %}"},
            "templates/page.html:2:1: error: RecursionError: maximum recursion depth exceeded",
        ),
        (
            {"page.html": "\n{% include 'latin.html' %}", "latin.html": b"\xe9t\xe9"},
            "templates/latin.html:1:1: error: the file is not UTF-8",
        ),
    ],
)
def test_errors_are_told_where_they_are(tmp_path: Path, files: Mapping[str, str], wanted: str) -> None:
    assert problem(tmp_path, files, broken=Broken())[: len(wanted)] == wanted


def test_texts_are_escaped_in_html_and_xml(tmp_path: Path) -> None:
    for name in ("page.html", "feed.xml", "icon.svg", "other.txt"):
        made = renderer(tmp_path, {name: "{{ text }}"})
        assert made.render(name, {"text": "<b>&'\""}) == "&lt;b&gt;&amp;&#39;&#34;"


def test_a_template_that_cannot_be_read_is_a_fault_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").mkdir()
    made = renderer(tmp_path, {"index.html": "{% include 'page.html' %}"})
    with pytest.raises((MachineError, SiteError)) as error:
        made.render("index.html", {})
    assert "page.html" in str(error.value)


def test_the_sites_own_template_is_named_from_its_folder(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"templates/parts/foot.html": "\n{{ nope }}\n"})
    with pytest.raises(SiteError) as error:
        build_site(site, tmp_path / "out")
    assert str(error.value) == f"templates/parts/foot.html:2:1: error: 'nope' is undefined\n  {HINT}"
    assert not (tmp_path / "out").exists()


def test_an_error_in_a_template_of_the_engine_says_that_it_is_the_engines(tmp_path: Path) -> None:
    own, engine = tmp_path / "own", tmp_path / "engine"
    renderer(own, {"a.html": "{% include 'b.html' %}"})
    renderer(engine, {"b.html": "{{ nope }}"})
    with pytest.raises(SiteError) as error:
        Renderer([own, engine], Language("en-GB"), {}).render("a.html", {})
    assert str(error.value).startswith("templates/b.html:1:1: error: 'nope' is undefined\n")
    assert str(error.value).endswith("It is the engine's: the site has no template of this name.")


def test_a_file_of_static_that_is_missing_is_told(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"templates/parts/head.html": "\n\n{{ asset('css/nope.css') }}\n"})
    with pytest.raises(SiteError) as error:
        build_site(site, tmp_path / "out")
    assert str(error.value) == (
        f"templates/parts/head.html:3:1: error: there is no static/css/nope.css\n  {HINT}"
    )


def test_numbers_in_messages_are_grouped_and_names_in_them_escaped(tmp_path: Path) -> None:
    said = '{{ ngettext("%(num)s event of %(who)s", "%(num)s events of %(who)s", count, who=who) }}'
    made = renderer(tmp_path, {"page.html": said})
    assert made.render("page.html", {"count": 1, "who": "Ada"}) == "1 event of Ada"
    assert made.render("page.html", {"count": 10_000, "who": "<b>"}) == "10,000 events of &lt;b&gt;"


@pytest.mark.parametrize("file", sorted((PROJECT / "templates").rglob("*.html")), ids=lambda file: file.name)
def test_our_templates_use_what_they_import_and_define(file: Path) -> None:
    """A macro at the top of a template that others import is theirs to use."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n", Once]).parse(file.read_text("utf-8"))
    used = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"}
    names = [name for found in tree.find_all(nodes.FromImport) for name in found.names]
    imported = {name if isinstance(name, str) else name[1] for name in names}
    own = set() if file.name.startswith("_") else {macro.name for macro in tree.find_all(nodes.Macro)}
    assert (imported | own) - used == set()
