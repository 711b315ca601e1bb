"""What templates are compiled to says the same as Jinja's own code, in less time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from dateline import config
from dateline.pipeline import prepared
from dateline.problems import SiteError
from dateline.publish import rendering, urls
from dateline.publish.language import Language
from dateline.publish.rendering import Renderer
from dateline.publish.rendering.compiling import written
from dateline.publish.traces import Reads
from tests.built import files_of

ROOT = Path(__file__).parents[3]
GERMAN = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Sources"
msgstr "Quellen & mehr"

msgid "%(n)s of %(all)d"
msgstr "<b>%(all)d</b>: %(n)s, 100%%"
"""


def rendered(folder: Path, template: str, language: Language | None = None, **values: Any) -> str:
    (folder / "page.html").write_text(template, encoding="utf-8")
    renderer = Renderer([folder], language or Language("en-GB"), {}, lambda way: {"url": way})
    return renderer.render("page.html", values, urls.way("/"))


@pytest.mark.parametrize("site", [ROOT, *sorted((ROOT / "tests/golden").glob("*/site"))])
def test_every_page_is_the_same_as_from_jinjas_own_code(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = dict(files_of(prepared(config.load(site))))
    monkeypatch.setattr(rendering._Environment, "code_generator_class", CodeGenerator)
    assert dict(files_of(prepared(config.load(site)))) == ours


def test_the_code_is_not_jinjas_own() -> None:
    """Else the test above would compare it with itself."""
    environment = rendering._Environment(autoescape=True)
    source = environment.compile("{{ x(1, y=2) }}", raw=True)
    assert "context.call" not in source
    assert "environment.written(" in source
    assert "context.call" in Environment(autoescape=True).compile("{{ x(1, y=2) }}", raw=True)


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ('{{ _("Sources") }}', "Quellen & mehr"),
        ('{{ _("Sources")|upper }}', "QUELLEN & MEHR"),
        ('{{ _ ( "Sources" ) }}{{ _("Other") }}', "Quellen & mehrOther"),
        ('{{ [_("Sources"), _("Other")]|join(", ") }}', "Quellen & mehr, Other"),
        ('{{ _("%(n)s sources", n=x) }}', "&lt;1&gt; sources"),
        ('{{ _("Sources" ~ "") }}', "Quellen & mehr"),
        ('{{ _(_("Sources")) }}', "Quellen & mehr"),
        ("{% set _ = x %}{{ _ }}", "&lt;1&gt;"),
        ('{{ _("Sources").upper() }}{{ _("Sources")[:3] }}', "QUELLEN & MEHRQue"),
        ('{{ _("%(n)s of %(all)d", n=x, all=7) }}', "<b>7</b>: &lt;1&gt;, 100%"),
        ('{% set said = _("%(n)s of %(all)d", n=x, all=7) %}{{ said }}', "<b>7</b>: &lt;1&gt;, 100%"),
        ('{{ _("%(n)s of %(all)d", n=_("Sources"), all=1) }}', "<b>1</b>: Quellen & mehr, 100%"),
        ('{{ _("Sources") ~ x ~ 5 }}', "Quellen & mehr&lt;1&gt;5"),
        ('{% for one in (1, 2) %}{{ _("Sources") }}{% endfor %}', "Quellen & mehrQuellen & mehr"),
    ],
)
def test_messages_are_translated_when_a_template_is_compiled(
    tmp_path: Path, template: str, page: str
) -> None:
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    assert rendered(tmp_path, template, Language("de", [tmp_path / "de.po"]), x="<1>") == page


@pytest.mark.parametrize(
    ("call", "page"),
    [
        ("f()", "() {}"),
        ("f(1)", "(1,) {}"),
        ("f(1, 2, a=3)", "(1, 2) {&#39;a&#39;: 3}"),
        ("f(a=3, b=4)", "() {&#39;a&#39;: 3, &#39;b&#39;: 4}"),
        ("f(*[1, 2])", "(1, 2) {}"),
        ("f(0, *[1, 2], **{'a': 3})", "(0, 1, 2) {&#39;a&#39;: 3}"),
        ("f(**{'a': 3})", "() {&#39;a&#39;: 3}"),
        ("f(class=1)", "() {&#39;class&#39;: 1}"),
    ],
)
def test_calls_hand_over_every_argument(tmp_path: Path, call: str, page: str) -> None:
    assert rendered(tmp_path, f"{{{{ {call} }}}}", f=lambda *args, **names: f"{args} {names}") == page


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('_("By %(name)s", nobody=x)', "KeyError: 'name'"),
        ('_("50%")', "ValueError: incomplete format"),
        ("_(x, 1)", "takes 2 positional arguments but 3 were given"),
    ],
)
def test_a_message_that_cannot_be_filled_says_so(tmp_path: Path, call: str, said: str) -> None:
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    with pytest.raises(SiteError, match=re.escape(said)) as error:
        rendered(tmp_path, f"\n{{{{ {call} }}}}", Language("de", [tmp_path / "de.po"]), x="<1>")
    assert str(error.value.problems[0]).startswith("templates/page.html:2:1: error: ")


@pytest.mark.parametrize(
    ("call", "page"),
    [
        ("m(1)", "1 - 2"),
        ("m(1, '<')", "1 - &lt;"),
        ("m(1, b=3)", "1 - 3"),
        ("m(b=3, a='&')", "&amp; - 3"),
        ("m(*[4, 5])", "4 - 5"),
        ("m(1)|upper ~ '<'", "1 - 2&lt;"),
        ("rest(1, 2)", "1 (2,) {}"),
        ("rest(1, x=2)", "1 () {&#39;x&#39;: 2}"),
    ],
)
def test_macros_are_given_their_arguments(tmp_path: Path, call: str, page: str) -> None:
    macros = (
        "{% macro m(a, b=2) %}{{ a }} - {{ b }}{% endmacro %}"
        "{% macro rest(a) %}{{ a }} {{ varargs }} {{ kwargs }}{% endmacro %}"
    )
    assert rendered(tmp_path, f"{macros}{{{{ {call} }}}}") == page


def test_a_macro_that_is_given_too_much_or_too_little_says_so(tmp_path: Path) -> None:
    macros = "{% macro m(a) %}{{ a }}{% endmacro %}"
    with pytest.raises(SiteError, match="macro 'm' takes not more than 1 argument"):
        rendered(tmp_path, f"{macros}{{{{ m(1, 2) }}}}")
    with pytest.raises(SiteError, match="parameter 'a' was not provided"):
        rendered(tmp_path, f"{macros}{{{{ m() }}}}")


def test_macros_are_made_once_for_each_way_and_what_was_read_then_is_noted_each_time(tmp_path: Path) -> None:
    (tmp_path / "_one.html").write_text(
        '{% set top = asked("top") %}{% macro m() %}{{ top }} {{ url("/x/") }}{% endmacro %}'
    )
    (tmp_path / "page.html").write_text('{% from "_one.html" import m %}{{ m() }}')
    reads, asked = Reads(), []

    def along(way: urls.Way) -> Mapping[str, Any]:
        def ask(key: str) -> str:
            asked.append(key)
            reads.note(("asked", key))
            return key

        return {"url": way, "asked": ask}

    renderer = Renderer([tmp_path], Language("en-GB"), {}, along, reads=reads)
    for here, page in (("/", "top x/"), ("/a/", "top ../x/"), ("/b/", "top ../x/")):
        with reads.taken() as facts:
            assert renderer.render("page.html", {}, urls.way(here)) == page
        assert facts == {("asked", "top")}
    assert asked == ["top", "top"]


def test_what_is_written_once_is_written_anew_for_another_way_or_value(tmp_path: Path) -> None:
    template = (
        '{% once a, b %}{{ a }}{{ b }}{{ c }}{{ url("/x/") }} {% endonce %}{% once %}{{ c }}{% endonce %}'
    )
    (tmp_path / "page.html").write_text(template, encoding="utf-8")
    renderer = Renderer([tmp_path], Language("en-GB"), {}, lambda way: {"url": way})

    def page(here: str, a: str, b: str, c: str) -> str:
        return renderer.render("page.html", {"a": a, "b": b, "c": c}, urls.way(here))

    assert page("/", "1", "2", "<") == "12&lt;x/ &lt;"
    assert page("/", "1", "2", "not asked for again") == "12&lt;x/ &lt;"
    assert page("/", "1", "3", ">") == "13&gt;x/ &lt;"
    assert page("/a/", "1", "2", ">") == "12&gt;../x/ &gt;"
    assert page("/b/", "1", "2", "nor here") == "12&gt;../x/ &gt;"


def test_values_are_escaped_as_markupsafe_does() -> None:
    class Own:
        def __html__(self) -> str:
            return "<b>"

    class Shout(str):
        __slots__ = ()

    for value in ("plain", "a<b", 'a"b', "a'b", "a&b", "", 5, None, Markup("<i>"), Own(), Shout("<")):
        assert written(value) == escape(value)
        assert type(written(value)) in {str, Markup}


def test_several_on_one_line_are_told_apart(tmp_path: Path) -> None:
    template = "{% once %}one{% endonce %} {% once %}two{% endonce %}"
    assert rendered(tmp_path, template) == "one two"
