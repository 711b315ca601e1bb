"""The documents say what is so: fields, links, commands and examples are held against the project."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline import cli, config, pipeline
from dateline.cli.arguments import parsed
from dateline.config.settings import Colour
from dateline.content import evidence, records
from dateline.problems import SiteError
from dateline.publish import urls
from tests.built import PROJECT
from tests.full import FULL, FULL_TOML
from tests.publish.telling import dated, told
from tests.sites import DEFAULT_TOML, make_site

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
EDITING = (ROOT / "docs/editing.md").read_text(encoding="utf-8")

README = (ROOT / "README.md").read_text(encoding="utf-8")
our_readme = pytest.mark.skipif(not README.startswith("# Dateline\n"), reason="this README is not Dateline's")
each_document = pytest.mark.parametrize("document", DOCS, ids=lambda file: file.name)

FENCED = re.compile(r"^(`{3,})(\w*)[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^(?: {4}|\t).*\n)+", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def prose(text: str) -> str:
    """Without what is shown as code."""
    return SPAN.sub("", FENCED.sub("", text))


def code_lines(text: str) -> list[str]:
    """Each line of code: in blocks, and between backticks."""
    fenced = [match[3] for match in FENCED.finditer(text) if match[2] in {"", "sh", "console", "text"}]
    rest = FENCED.sub("", text)
    blocks = "\n".join([*fenced, *INDENTED.findall(rest)])
    return [line.strip() for line in [*blocks.splitlines(), *SPAN.findall(rest)]]


# Fields


@dataclass(frozen=True)
class Table:
    """A table of docs/editing.md: what it is about, and for each name whether it is needed."""

    heading: str
    needed: dict[str, str]


def rows(text: str) -> Iterator[list[list[str]]]:
    """Each table as rows of cells."""
    for table in re.findall(r"(?:^\|.*\|\n)+", FENCED.sub("", text), re.MULTILINE):
        yield [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()]


def field_tables() -> list[Table]:
    found = []
    for section in re.split(r"^## ", EDITING, flags=re.MULTILINE)[1:]:
        heading = section.splitlines()[0]
        for table in rows(section):
            if table[0][1] == "needed":
                names = [re.fullmatch(r"`(\w+)`", row[0]) for row in table[2:]]
                assert all(names), table
                needed = {match[1]: row[1] for match, row in zip(names, table[2:], strict=True) if match}
                assert len(needed) == len(table) - 2, f"a name stands twice in {heading}"
                found.append(Table(heading, needed))
    return found


DOCUMENTED: list[tuple[str, type[Any]]] = [
    ("An event", records.Event),
    ("A source in an event", evidence.Use),
    ("A quotation", evidence.Quotation),
    ("A quotation", evidence.Printing),
    ("A difference", evidence.Difference),
    ("A difference", evidence.Account),
    ("A correction", evidence.Correction),
    ("An image", records.Image),
    ("A source", records.Source),
    ("An actor", records.Actor),
    ("A place", records.Place),
    ("A page", records.Page),
    ("site.toml", config.Settings),
    ("site.toml", config.Thread),
    ("site.toml", config.Repository),
    ("site.toml", config.Limits),
]


def test_every_table_of_fields_is_looked_at() -> None:
    assert [table.heading for table in field_tables()] == [heading for heading, _ in DOCUMENTED]


@pytest.mark.parametrize("number", range(len(DOCUMENTED)), ids=[kind.__name__ for _, kind in DOCUMENTED])
def test_tables_name_exactly_the_fields(number: int) -> None:
    kind = DOCUMENTED[number][1]
    table = field_tables()[number]
    own = {"path", "body"} | ({"id"} if kind in records.KINDS.values() else set())
    fields = {
        name.rstrip("_"): field.is_required()
        for name, field in kind.__pydantic_fields__.items()
        if name not in own
    }
    assert set(table.needed) == set(fields)
    assert {name for name, word in table.needed.items() if word == "yes"} == {
        name for name, required in fields.items() if required
    }


def test_choices_are_named() -> None:
    kinds = (records.Standing, evidence.Voice, records.SourceKind, records.ActorKind, evidence.About)
    for kind in kinds:
        for choice in kind:
            assert f"`{choice.value}`" in EDITING
    for colour in get_args(Colour):
        assert f"`{colour}`" in EDITING


def given_in_words() -> dict[str, set[str]]:
    """By template what its row says that it is given; a row may refer to another."""
    text = read(ROOT / "docs/your-own-look.md")
    table = next(table for table in rows(text) if table[0][0] == "template")
    said = {name.strip("`"): words for name, _, words in table[2:]}
    found = {name: {span.split(".")[0] for span in SPAN.findall(words)} for name, words in said.items()}
    for name, words in said.items():
        found[name] |= {one for other in re.findall(r"as for `([^`]+)`", words) for one in found[other]}
    return found


def test_what_each_template_is_given_is_said(tmp_path: Path) -> None:
    sites = [pipeline.prepared(config.load(PROJECT / "tests/golden/evidence/site"))]
    sites.append(pipeline.prepared(config.load(make_site(tmp_path / "full", FULL, toml=FULL_TOML))))
    sites.append(told(tmp_path / "long", dated([*["2017-05"] * 1_001, *["2018"] * 20])))
    given: dict[str, set[str]] = {}
    for site in sites:
        for plan in site.plans:
            given.setdefault(plan.template, set()).update(plan.values(urls.way(plan.address)))
    said = given_in_words()
    assert given.keys() == said.keys() - {"feed.xml"}  # which is no page
    assert {name: values - said[name] for name, values in given.items() if values - said[name]} == {}


def test_limits_and_exit_codes_are_as_said() -> None:
    assert f"`{config.Limits().file_bytes:_}` (5 MB)" in EDITING
    codes = next(table for table in rows(EDITING) if table[0][0] == "exit code")
    assert [int(row[0]) for row in codes[2:]] == [cli.OK, cli.CONTENT, cli.USAGE, cli.MACHINE]


@pytest.mark.parametrize(("length", "refused"), [(2000, False), (2001, True)])
def test_the_longest_quotation_is_as_said(tmp_path: Path, length: int, refused: bool) -> None:
    assert "at most 2,000 characters" in EDITING
    event = f"---\ntitle: T\ndate: 2017\nthread: talks\nsources: [s]\nquotations:\n  - text: {'x' * length}\n    speaker: a\n    sources: [s]\n---\n"
    said = " ".join(problem.message for problem in problems_of(with_stubs(tmp_path, {"e": event})))
    assert ("characters" in said) is refused


# Links


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to headings."""
    headings = re.findall(r"^#+ (.*)$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_document
def test_links_lead_somewhere(document: Path) -> None:
    text = prose(read(document))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"(https?|mailto):", target):
            continue
        path, _, anchor = target.partition("#")
        file = (document.parent / path) if path else document
        assert file.is_file(), f"{document.name}: {target}"
        assert not anchor or anchor in anchors(read(file)), f"{document.name}: {target}"


def test_documents_that_are_named_are_there() -> None:
    """Messages, too, send people to a document."""
    texts = [*DOCS, ROOT / "build.py", ROOT / "tools/install.sh", *sorted((ROOT / "dateline").rglob("*.py"))]
    named = {name for file in texts for name in re.findall(r"\bdocs/[\w-]+\.md\b", read(file))}
    assert "docs/editing.md" in named
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_every_document_is_in_the_index() -> None:
    index = read(ROOT / "docs/README.md")
    for file in sorted((ROOT / "docs").glob("*.md")):
        assert file.name == "README.md" or f"]({file.name})" in index, file.name


# Commands


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {
        match[1]
        for file in DOCS
        for line in code_lines(read(file))
        if (match := re.match(r"(?:\$ )?make ([a-z][a-z-]*)", line))
    }
    assert {"site", "test"} <= named
    assert named - targets == set()


def commands() -> list[str]:
    """What follows build.py wherever a document shows a command, and what `make site` hands to it."""
    found = set()
    for file in DOCS:
        for line in code_lines(read(file)):
            if match := re.search(r"(?:python\d?|--no-project|^) ?build\.py(?: (.*))?$", line):
                found.add(match[1] or "")
            elif match := re.match(r"make (site|serve) ARGS=(.*)", line):
                command = "build" if match[1] == "site" else "serve"
                found.add(f"{command} {shlex.split(match[2])[0]}")
    return sorted(found)


@pytest.mark.parametrize("command", commands())
def test_commands_that_are_shown_can_be_given(command: str) -> None:
    words = shlex.split(command, comments=True)
    if "--help" not in words:
        parsed(words)


def test_commands_are_found() -> None:
    found = commands()
    assert "check" in found
    assert any(command.startswith("new ") for command in found)
    assert any(command.startswith("build --base-url ") for command in found)


# Examples


FILES = re.compile(r"^`((?:content/|site\.toml)[^`]*)`[^\n]*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STUBS = {
    "source": ("content/sources/{}.md", "---\ntitle: A source\npublisher: Someone\nkind: report\n---\n"),
    "actor": ("content/actors/{}.md", "---\nname: Someone\nkind: person\n---\n"),
    "place": ("content/places/{}.md", "---\nname: Somewhere\n---\n"),
}


def problems_of(site: Path) -> list[Any]:
    try:
        pipeline.check(config.load(site), drafts=True)
    except SiteError as error:
        return list(error.problems)
    return []


def with_stubs(folder: Path, events: dict[str, str]) -> Path:
    """A site with these events, and with a stub of whatever they name."""
    site = make_site(
        folder,
        {f"content/events/{name}.md": text for name, text in events.items()},
        base=False,
    )
    make_site(site, {"static/images/hall.jpg": b"a picture"}, base=False)
    toml = DEFAULT_TOML
    for problem in problems_of(site):
        named = re.match(r"unknown (\w+) “([^”]+)”", problem.message)
        if named and named[1] == "thread":
            toml += f'\n[[threads]]\nid = "{named[2]}"\ntitle = "A thread"\n'
        elif named and named[1] in STUBS:
            path, text = STUBS[named[1]]
            make_site(site, {path.format(named[2]): text}, base=False)
    return make_site(site, toml=toml, base=False)


@our_readme
def test_the_event_of_the_readme_is_good(tmp_path: Path) -> None:
    ((path, text),) = FILES.findall(README)
    site = with_stubs(tmp_path, {Path(path).stem: text})
    assert problems_of(site) == []
    content = pipeline.check(config.load(site))
    assert list(content.events) == [Path(path).stem]
    assert "Readers see two sources" in README
    assert len(content.events[Path(path).stem].sources) == 2


def editing_site(folder: Path) -> Path:
    files = dict(FILES.findall(EDITING))
    return make_site(folder, files, toml=files["site.toml"], base=False)


def test_the_files_of_editing_make_a_site(tmp_path: Path) -> None:
    site = editing_site(tmp_path)
    assert problems_of(site) == []
    report = pipeline.build(pipeline.Order(site), site / "_site")
    assert report.events == 1
    page = read(site / "_site/markdown/index.html")
    for shown in ("<table>", "<dl>", "<abbr", "footnote", "cite", 'href="../events/consultations-begin/"'):
        assert shown in page


FRAGMENTS = [match[3] for match in FENCED.finditer(EDITING) if match[2] == "yaml"]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda text: str(text).partition(":")[0])
def test_the_fragments_of_editing_are_good(tmp_path: Path, fragment: str) -> None:
    fields = {"title": "An event", "date": "2017", "thread": "talks", "sources": "[un-news]"}
    written = set(re.findall(r"^(\w+):", fragment, re.MULTILINE))
    others = "".join(f"{name}: {value}\n" for name, value in fields.items() if name not in written)
    site = with_stubs(tmp_path, {"an-event": f"---\n{others}{fragment}---\nText.\n"})
    assert problems_of(site) == []


def test_every_part_of_an_event_has_its_fragment() -> None:
    written = {name for text in FRAGMENTS for name in re.findall(r"^(\w+):", text, re.MULTILINE)}
    lists = {"sources", "quotations", "differences", "corrections", "image", "aliases", "extra"}
    assert written == lists


def test_three_sources_two_independent_as_said(tmp_path: Path) -> None:
    from dateline.story.telling import tell

    fragment = next(text for text in FRAGMENTS if text.startswith("sources:"))
    event = f"---\ntitle: T\ndate: 2017\nthread: talks\n{fragment}---\n"
    settings = config.load(with_stubs(tmp_path, {"e": event}))
    story = tell(settings, pipeline.check(settings))
    assert "“3 sources, 2 independent”" in EDITING
    assert (len(story.events[0].sources), story.independence["e"].count) == (3, 2)


def test_the_problem_shown_is_the_problem_told(tmp_path: Path) -> None:
    (shown,) = [match[3] for match in FENCED.finditer(EDITING) if "error:" in match[3]]
    site = editing_site(tmp_path)
    file = site / "content/events/consultations-begin.md"
    file.write_text(read(file).replace("date: 2017-04\n", "date: 2017-04-31\n"), encoding="utf-8")
    (problem,) = problems_of(site)
    assert shown == f"{problem}\n1 problem. Nothing was written.\n"


# Form


@each_document
def test_documents_are_well_formed(document: Path) -> None:
    text = read(document)
    assert text.endswith("\n")
    assert text.startswith("# ")
    assert [line for line in text.splitlines() if line != line.rstrip() or "\t" in line] == []
    for table in rows(text):
        assert {len(row) for row in table} == {len(table[0])}, f"{document.name}: {table[0]}"
    for match in FENCED.finditer(text):
        wide = [line for line in match[3].splitlines() if len(line) > 130]
        assert wide == [], f"{document.name}: code that has to be scrolled"


@our_readme
def test_the_readme_is_under_two_screens() -> None:
    assert len(README.splitlines()) <= 80


@our_readme
def test_pictures_are_small_and_used() -> None:
    pictures = sorted((ROOT / "docs/pictures").iterdir())
    shown = {
        (file.parent / target).resolve()
        for file in DOCS
        for target in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", read(file))
    }
    assert {file for file in pictures if file not in shown} == set()
    for picture in pictures:
        data = picture.read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert len(data) < 150_000, picture.name
