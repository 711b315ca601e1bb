"""The command line as its user meets it: words, exit codes, and nothing else."""

from __future__ import annotations

import argparse
import datetime
import os
import re
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from dateline import __version__, cli, config, pipeline
from dateline.cli import arguments, main, workers
from dateline.cli.arguments import parsed
from dateline.cli.clock import today
from dateline.cli.progress import Progress
from dateline.editing import serving
from dateline.problems import MachineError
from dateline.publish.pools import Pool
from tests.publish.output.trees import tree
from tests.sites import BASE_FILES, DEFAULT_TOML, make_site

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build.py"
COMMANDS = ("build", "check", "serve", "new")

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good site, `site/` in the folder that commands are given from."""
    monkeypatch.chdir(tmp_path)
    return make_site(tmp_path / "site")


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BUILD), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **options)


# build


@pytest.mark.parametrize(
    "arguments",
    [
        ["--site", "site"],
        ["build", "--site", "site"],
        ["--site", "site", "build"],
        ["--site=site"],
        ["--drafts", "--site=site", "build"],
    ],
)
def test_builds_with_and_without_the_word(site: Path, capsys: Captured, arguments: list[str]) -> None:
    assert main(arguments) == cli.OK
    said = capsys.readouterr()
    look = re.escape(str(Path("site/_site/index.html")))
    counts = r"2 events, (\d\d) pages \(\1 written, 0 unchanged, 0 removed\)"
    assert re.fullmatch(rf"{counts}, \d+\.\d\d seconds\. Look at {look}\n", said.out)
    assert said.err == ""
    assert (site / "_site/events/talks-begin/index.html").is_file()


def test_counts_pages_and_names_one_event_in_the_singular(site: Path, capsys: Captured) -> None:
    (site / "content/events/treaty-signed.md").unlink()
    assert main(["--site", "site"]) == cli.OK
    said = capsys.readouterr().out
    pages = len(list((site / "_site").rglob("*.html")))
    assert said.startswith(f"1 event, {pages} pages (")


@pytest.mark.parametrize("arguments", [["--output", "out"], ["--output=out"]])
def test_output_is_relative_to_where_the_command_is_given(
    site: Path, capsys: Captured, arguments: list[str]
) -> None:
    assert main([*arguments, "--site", "site"]) == cli.OK
    assert capsys.readouterr().out.endswith(f"Look at {Path('out/index.html')}\n")
    assert (site.parent / "out/index.html").is_file()
    assert not (site / "_site").exists()


def test_an_output_elsewhere_is_named_whole(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(site / "content")
    assert main(["--site", ".."]) == cli.OK
    assert capsys.readouterr().out.endswith(f"Look at {site / '_site/index.html'}\n")


def test_base_url_reaches_the_pages(site: Path) -> None:
    assert main(["--site", "site", "--base-url", "https://example.net/elsewhere"]) == cli.OK
    page = (site / "_site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.net/elsewhere/">' in page


def test_drafts_are_published_only_when_asked_for(site: Path) -> None:
    draft = BASE_FILES["content/events/talks-begin.md"].replace("date:", "draft: true\ndate:", 1)
    (site / "content/events/later.md").write_text(draft, encoding="utf-8")
    page = site / "_site/events/later/index.html"
    assert main(["--site", "site"]) == cli.OK
    assert not page.exists()
    assert main(["--site", "site", "--drafts"]) == cli.OK
    assert page.is_file()


# check


def test_words_that_nobody_translated_are_told(site: Path, capsys: Captured) -> None:
    settings = (site / "site.toml").read_text()
    (site / "site.toml").write_text(settings.replace('"en-GB"', '"fr-CA"'))
    told = (
        "The words of the pages are English: there is no templates/messages/fr.po. "
        "docs/your-own-look.md tells how to write it.\n"
    )
    for command in ("check", "build"):
        assert main([command, "--site", "site"]) == cli.OK
        assert capsys.readouterr().err == told
    (site / "templates/messages").mkdir(parents=True)
    (site / "templates/messages/fr-CA.po").write_text('msgid "Sources"\nmsgstr "Documents"\n')
    assert main(["check", "--site", "site"]) == cli.OK
    assert capsys.readouterr().err == ""


def test_check_writes_nothing(site: Path, capsys: Captured) -> None:
    assert main(["check", "--site", "site"]) == cli.OK
    assert capsys.readouterr().out == "No problem in 2 events and 2 sources.\n"
    assert sorted(path.name for path in site.iterdir()) == ["content", "site.toml"]


def test_what_is_wrong_anywhere_is_told_at_once(site: Path, capsys: Captured) -> None:
    """In content, in the words and in static; and dead links with those that lead to a draft."""
    (site / "templates/messages").mkdir(parents=True)
    (site / "templates/messages/en.po").write_text('msgid "Sources"\nmsgstr "100%"\n')
    (site / "templates/messages/en_GB.po").write_text("")
    (site / "templates/actor.html").write_text("{% if %}")
    (site / "static").mkdir()
    (site / "static/a\nb.txt").write_text("x")
    event = site / "content/events/talks-begin.md"
    text = event.read_text()
    event.write_text(text.replace("date: ", "dat: "))
    for command in ("check", "build"):
        assert main([command, "--site", str(site)]) == cli.CONTENT
        assert [
            line.split(":")[0] for line in capsys.readouterr().err.splitlines() if ": error: " in line
        ] == [
            *["content/events/talks-begin.md"] * 2,
            "static/a\\nb.txt",
            "templates/actor.html",
            "templates/messages/en.po",
            "templates/messages/en_GB.po",
        ]
    event.write_text(text)
    assert main(["check", "--site", str(site)]) == cli.CONTENT
    assert capsys.readouterr().err.count(": error: ") == 4


def test_dead_links_are_told_with_those_to_drafts(site: Path, capsys: Captured) -> None:
    event = site / "content/events/talks-begin.md"
    (site / "content/events/later.md").write_text(
        BASE_FILES[event.relative_to(site).as_posix()].replace("date:", "draft: true\ndate:", 1)
    )
    event.write_text(event.read_text() + "\n[a](/events/later/) [b](/nowhere/at/all/)\n")
    assert main(["check", "--site", str(site)]) == cli.CONTENT
    told = capsys.readouterr().err
    assert [line.split(" error: ")[1] for line in told.splitlines() if " error: " in line] == [
        "this site has no /events/later/",
        "this site has no /nowhere/at/all/",
    ]
    assert "That event is a draft" in told


def test_check_looks_at_drafts(site: Path, capsys: Captured) -> None:
    broken = BASE_FILES["content/events/talks-begin.md"].replace("date: 2017-04", "draft: true\ndate: soon")
    (site / "content/events/later.md").write_text(broken, encoding="utf-8")
    assert main(["check", "--site", "site"]) == cli.CONTENT
    assert "content/events/later.md:4:7: error: " in capsys.readouterr().err


def test_problems_are_told_all_at_once_and_counted(site: Path, capsys: Captured) -> None:
    for name in ("one", "two"):
        (site / f"content/events/{name}.md").write_text("Nothing but words.\n")
    assert main(["--site", "site"]) == cli.CONTENT
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert lines[0] == "content/events/one.md:1:1: error: there is no front matter"
    assert lines[1].startswith("  ")
    assert lines[2] == "content/events/two.md:1:1: error: there is no front matter"
    assert lines[-1] == "2 problems. Nothing was written."
    assert not (site / "_site").exists()


def test_every_option_is_known_where_the_command_is_looked_for() -> None:
    """Words are told from values before argparse has its turn; it gives no list of its options itself."""
    (choices,) = (one for one in arguments._parser()._actions if isinstance(one, argparse._SubParsersAction))
    options = [one for command in choices.choices.values() for one in command._actions if one.option_strings]
    named = {word for one in options for word in one.option_strings}
    assert named | {"--version"} == set(arguments._OPTIONS)
    valued = {word for one in options for word in one.option_strings if one.nargs is None}
    assert valued == set(arguments._TAKES_VALUE)


def test_one_problem_is_told_in_the_singular(site: Path, capsys: Captured) -> None:
    (site / "site.toml").write_text(DEFAULT_TOML + 'nonsense = "x"\n')
    assert main(["check", "--site", "site"]) == cli.CONTENT
    assert capsys.readouterr().err.splitlines()[-1] == "1 problem. Nothing was written."


def test_a_template_error_names_file_and_line(site: Path, capsys: Captured) -> None:
    (site / "templates").mkdir()
    (site / "templates/page.html").write_text("<p>\n{{ nobody.name }}\n</p>\n")
    assert main(["--site", "site"]) == cli.CONTENT
    said = capsys.readouterr().err
    assert said.startswith("templates/page.html:2:1: error: 'nobody' is undefined\n")
    assert "Traceback" not in said


def test_check_with_articles_compares_the_quotations(site: Path, capsys: Captured) -> None:
    articles = site.parent / "articles"
    make_site(
        articles, {"gazette.txt": "“We have agreed on everything but the bridge.”"}, toml="", base=False
    )
    assert main(["check", "--site", "site", "--articles", "articles"]) == cli.OK
    assert capsys.readouterr() == (
        "No problem in 2 events and 2 sources.\n1 quotation compared with 1 text; 1 has no text here.\n",
        "",
    )
    (articles / "herald.txt").write_text("We agreed on the bridge", encoding="utf-8")
    assert main(["check", "--articles=articles", "--site", "site"]) == cli.CONTENT
    said = capsys.readouterr()
    assert said.out == "2 quotations compared with 2 texts.\n"
    assert said.err == (
        "content/events/treaty-signed.md:14:46: error: quotations 1: printed: herald prints other words\n"
        "  we have:    “We agreed on [all but] the bridge”\n"
        "  the source: “We agreed on the bridge”\n"
        "  Mend what herald is said to print.\n"
        "1 problem. Nothing was written.\n"
    )


def test_check_with_articles_names_texts_of_no_source(site: Path, capsys: Captured) -> None:
    """A slip in a name would leave a text out, and nobody saw it beside another that is right."""
    (site.parent / "articles").mkdir()
    said = "“We have agreed on everything but the bridge.”"
    (site.parent / "articles/gazette.txt").write_text(said, encoding="utf-8")
    (site.parent / "articles/herld.txt").write_text("More")
    (site.parent / "articles/read me.md").touch()
    assert main(["check", "--site", "site", "--articles", "articles"]) == cli.OK
    assert capsys.readouterr().out.endswith(
        "1 quotation compared with 1 text; 1 has no text here.\nNo source is called like herld.txt.\n"
    )


def test_check_with_articles_tells_a_wrong_folder_before_all_else(site: Path, capsys: Captured) -> None:
    (site / "content/events/treaty-signed.md").write_text("no front matter", encoding="utf-8")
    assert main(["check", "--site", "site", "--articles", "articles"]) == cli.USAGE
    assert capsys.readouterr().err.startswith("error: --articles: articles is not there: name the folder")


def test_check_with_articles_that_hold_no_text(site: Path, capsys: Captured) -> None:
    assert main(["check", "--site", "site", "--articles", "site"]) == cli.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(
        "Call each text by the id of its source: gazette.txt, herald.txt.\n"
        "  No source is called like content, site.toml.\n"
    )


def test_check_with_advice_is_no_error(site: Path, capsys: Captured) -> None:
    assert main(["check", "--site", "site", "--advice"]) == cli.OK
    assert capsys.readouterr() == (
        (
            "No problem in 2 events and 2 sources.\n"
            "Sources without archive_url. Pages go: save each in a web archive, and write where, "
            "archive_url: https://…\n"
            "  content/sources/gazette.md:6:6: https://example.org/gazette\n"
            "Events with one independent source. Readers are told so: is there another witness?\n"
            "  content/events/talks-begin.md:10:10: gazette alone\n"
            "  content/events/treaty-signed.md:8:3: gazette, herald are of one origin\n"
            "Advice, no error: 1 source without archive_url; 2 events with one independent source.\n"
        ),
        "",
    )


def test_check_may_have_no_advice(site: Path, capsys: Captured) -> None:
    (site / "content/events/treaty-signed.md").unlink()
    (site / "content/sources/third.md").write_text(
        "---\ntitle: T\npublisher: P\nkind: report\n---\n", encoding="utf-8"
    )
    for path, old, new in (
        ("events/talks-begin", "sources: [gazette]\n---", "sources: [gazette, third]\n---"),
        ("sources/gazette", "url: ", "archive_url: https://example.org/a\nurl: "),
    ):
        text = BASE_FILES[f"content/{path}.md"].replace(old, new)
        (site / f"content/{path}.md").write_text(text, encoding="utf-8")
    assert main(["check", "--site", "site", "--advice"]) == cli.OK
    assert capsys.readouterr().out == "No problem in 1 event and 3 sources.\nNo advice.\n"


def test_articles_and_advice_go_together(site: Path, capsys: Captured) -> None:
    make_site(site.parent / "articles", {"gazette.txt": "nothing of the kind"}, toml="", base=False)
    assert main(["check", "--site", "site", "--advice", "--articles", "articles"]) == cli.CONTENT
    said = capsys.readouterr()
    assert "No problem" not in said.out
    assert said.out.startswith("Sources without archive_url. ")
    assert said.out.endswith("\n1 quotation compared with 1 text; 1 has no text here.\n")
    assert said.err.endswith("\n1 problem. Nothing was written.\n")


CORRECTED = BASE_FILES["content/events/talks-begin.md"].replace(
    "date:", "corrections:\n  - {date: 2999-01-01, was: One, now: Two}\ndate:", 1
)


def test_a_correction_later_than_today_is_told_by_check_only(site: Path, capsys: Captured) -> None:
    (site / "content/events/talks-begin.md").write_text(CORRECTED, encoding="utf-8")
    assert main(["--site", "site"]) == cli.OK
    capsys.readouterr()
    assert main(["check", "--site", "site"]) == cli.CONTENT
    told = capsys.readouterr().err
    assert re.match(
        r"content/events/talks-begin\.md:4:12: error: corrections 1: date: 2999-01-01 is later than today, ",
        told,
    )


@pytest.mark.parametrize(("seconds", "code"), [("32472144000", cli.OK), ("32472143999", cli.CONTENT)])
def test_today_is_what_source_date_epoch_says(
    site: Path, monkeypatch: pytest.MonkeyPatch, seconds: str, code: int
) -> None:
    (site / "content/events/talks-begin.md").write_text(CORRECTED, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert main(["check", "--site", "site"]) == code


@pytest.mark.parametrize(("clock", "day"), [("09:59:59", 22), ("10:00:00", 23), ("23:59:59", 23)])
def test_today_is_the_latest_day_anywhere(monkeypatch: pytest.MonkeyPatch, clock: str, day: int) -> None:
    now = datetime.datetime.fromisoformat(f"2026-11-22T{clock}+00:00")

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return now.astimezone(tz)

    monkeypatch.setattr(datetime, "datetime", Clock)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert today() == datetime.date(2026, 11, day)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # as good as not set
    assert today() == datetime.date(2026, 11, day)


@pytest.mark.parametrize("given", ["yesterday", "1.5", "-1", " 1", "١", "9" * 30])
def test_a_source_date_epoch_that_is_no_time(
    site: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert main(["check", "--site", "site"]) == cli.USAGE
    assert capsys.readouterr().err == (
        f"error: SOURCE_DATE_EPOCH: “{given}” is no time: give it as seconds since 1970, or unset it\n"
    )
    assert main(["--site", "site"]) == cli.OK


# Usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bogus"], "there is no command “bogus”: commands are build, check, serve, new."),
        (
            ["--drafts", "chek"],
            "there is no command “chek”: did you mean check? commands are build, check, serve, new.",
        ),
        (["--outptu", "x"], "build has no option --outptu: did you mean --output? "),
        (["check", "--output=x"], "check has no option --output: python build.py check --help"),
        (["check", "--article", "x"], "check has no option --article: did you mean --articles? "),
        (["check", "--articles"], "argument --articles: expected one argument\n"),
        (["check", "--articles="], "argument --articles: the folder has no name\n"),
        (["build", "--advice"], "build has no option --advice: python build.py build --help names"),
        (["check", "extra"], "“extra” is one word too many"),
        (["new", "Two", "words", "--date", "2017"], "“words” is one word too many: put a title"),
        (["new", "Title"], "the following arguments are required: --date\n  python build.py new --help"),
        (["--site"], "argument --site: expected one argument\n  python build.py build --help"),
        (["--site", ""], "argument --site: the folder has no name\n"),
        (["--output="], "argument --output: the folder has no name\n"),
        (["serve", "--port", "99999"], "argument --port: “99999” is no port: write a number from 1 to 65535"),
        (["serve", "--port", "http"], "argument --port: “http” is no port"),
        (["--site", "nowhere"], "there is no folder nowhere: name a site's folder with --site"),
        (["--site", "site/site.toml"], f"there is no folder {Path('site/site.toml')}: name"),
        (["check", "--site", "site/content"], "there is no site.toml in "),
        (["--site", "site", "--base-url", "rivers"], "“rivers” is no web address"),
        (["--site", "site", "--base-url", ""], "“” is no web address"),
        (["--site", "site", "--base-url", "ftp://example.org/"], "“ftp://example.org/” is no"),
        (["--site", "site", "--output", "site"], "the output "),
        (["--site", "site", "--output", "site/content/x"], "the output "),
        (["--site", "site", "--dr"], "build has no option --dr"),
    ],
)
def test_a_wrong_command_is_told_in_words(
    site: Path, capsys: Captured, arguments: list[str], said: str
) -> None:
    assert main(arguments) == cli.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"error: {said}")
    assert "Traceback" not in told.err
    assert not (site / "_site").exists()


@pytest.mark.parametrize(
    ("arguments", "command", "value"),
    [
        (["--site", "build", "check"], "check", Path("build")),
        (["--site=new"], "build", Path("new")),
        (["--articles", "build", "check", "--site", "serve"], "check", Path("serve")),
    ],
)
def test_a_folder_may_be_called_like_a_command(arguments: list[str], command: str, value: Path) -> None:
    options = parsed(arguments)
    assert (options.command, options.site) == (command, value)


def test_the_site_is_that_of_build_py_unless_another_is_named() -> None:
    assert parsed([]).site == ROOT


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == cli.OK
    said = capsys.readouterr().out
    assert said.startswith(f"usage: python build.py {command} ")
    assert "\nexample:\n  python build.py " in said
    example = re.search(r"example:\n  python build\.py (.*)\n", said)
    assert example
    assert parsed([word.strip('"') for word in re.findall(r'"[^"]*"|\S+', example[1])]).command == command


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--drafts", "--help"], ["--site", "x", "-h"]])
def test_help_names_every_command_and_exit_code(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == cli.OK
    said = capsys.readouterr().out
    for name in COMMANDS:
        assert re.search(rf"^    {name} +\w", said, re.MULTILINE)
    assert "exit codes: 0 done; 1 the content" in said
    assert max(map(len, said.splitlines())) <= 100


def test_version(capsys: Captured) -> None:
    assert main(["--version"]) == cli.OK
    assert capsys.readouterr().out == f"Dateline {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["new", "--help"], ["--version"], ["bogus"]])
def test_an_answer_needs_no_library(arguments: list[str]) -> None:
    code = (
        "import sys; from dateline.cli import main; main(sys.argv[1:]);"
        "print('MODULES', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", code, *arguments]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    modules = set(said.rpartition("MODULES ")[2].split())
    assert "dateline" in modules
    heavy = {"pydantic", "babel", "jinja2", "markdown", "nh3", "yaml", "icalendar", "livereload", "tornado"}
    assert modules & heavy == set()


# new


def test_new_writes_an_event(site: Path, capsys: Captured) -> None:
    arguments = ["new", "--site", "site", "The bridge: a start", "--date", "2018-01", "--source", "gazette"]
    assert main(arguments) == cli.OK
    file = site / "content/events/the-bridge-a-start.md"
    assert capsys.readouterr().out == (
        f"Wrote {file.relative_to(site.parent)}.\n"
        "Next: write below the second --- what happened, and check.\n"
    )
    assert file.is_file()
    assert main(["check", "--site", "site"]) == cli.OK


def test_new_asks_for_the_sources(site: Path, capsys: Captured) -> None:
    assert main(["new", "--site", "site", "The bridge", "--date", "2018"]) == cli.OK
    assert "\nNext: name its sources, write " in capsys.readouterr().out


def test_new_takes_a_date_that_begins_with_a_dash(site: Path) -> None:
    assert main(["new", "The ides", "--site", "site", "--date", "-0044-03-15", "--source", "gazette"]) == 0
    assert "date: -0044-03-15\n" in (site / "content/events/the-ides.md").read_text()


def test_new_tells_what_it_cannot_do(site: Path, capsys: Captured) -> None:
    assert main(["new", "The bridge", "--site", "site", "--date", "2017-02-30"]) == cli.USAGE
    assert capsys.readouterr().err.startswith("error: --date: 30 February 2017 does not exist")


# serve


def test_serve_is_given_the_site_and_ends_quietly(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    given: list[object] = []

    def serve(root: Path, port: int, *, drafts: bool, pool: Pool | None) -> None:
        given.extend([root, port, drafts, pool.jobs if pool else 1])
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "serve", serve)
    assert main(["serve", "--port", "8123", "--drafts", "--site", "site"]) == cli.OK
    assert given == [site, 8123, True, workers.cores()]
    assert capsys.readouterr() == ("", "")


# The machine


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MachineError("the disk is full"), "error: the disk is full\n"),
        (PermissionError(13, "Permission denied", "static/x"), "error: static/x: Permission denied\n"),
        (OSError("something"), "error: something\n"),
        (
            ModuleNotFoundError("No module named 'pydantic'", name="pydantic.fields"),
            "error: the library pydantic is not installed for this Python.\n  make install puts it into .venv",
        ),
    ],
)
def test_a_machine_that_refuses_is_told_in_words(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, error: Exception, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "build", refuse)
    assert main(["--site", "site"]) == cli.MACHINE
    assert capsys.readouterr().err.startswith(said)


def test_a_workshop_that_cannot_be_made(site: Path, capsys: Captured) -> None:
    (site / ".dateline").write_text("in the way of the workshop")
    assert main(["--site", "site"]) == cli.MACHINE
    said = capsys.readouterr().err
    assert said.startswith("error: the site could not be written: ")
    assert said.count("\n") == 1


def test_our_own_missing_module_is_a_bug_and_not_hidden(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise ModuleNotFoundError("No module named 'dateline.gone'", name="dateline.gone")

    monkeypatch.setattr(config, "load", refuse)
    with pytest.raises(ModuleNotFoundError, match=r"dateline\.gone"):
        main(["check", "--site", "site"])


def test_ctrl_c_is_quiet(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(config, "load", interrupt)
    assert main(["--site", "site"]) == cli.INTERRUPTED == 128 + signal.SIGINT
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
@pytest.mark.parametrize(
    ("closed", "arguments", "codes"),
    [
        ("stdout", ["check", "--site", "site"], {cli.READER_LEFT}),
        ("stderr", ["check", "--site", "nowhere"], {cli.READER_LEFT}),
        ("stdout", ["--help"], {cli.READER_LEFT, cli.OK}),  # argparse may swallow it
        ("stderr", ["--help"], {cli.OK}),
    ],
)
def test_a_reader_that_leaves_is_no_error(
    site: Path, closed: str, arguments: list[str], codes: set[int]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, closed: writing}
    done = subprocess.run([sys.executable, str(BUILD), *arguments], check=False, cwd=site.parent, **streams)
    os.close(writing)
    assert done.returncode in codes
    assert not done.stderr


@pytest.mark.skipif(os.name == "nt", reason="folders there are not named in bytes")
def test_a_name_that_does_not_fit_the_terminal_is_no_error(site: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = run("--site", "site", "--output", "Ausgabe-für-uns", cwd=site.parent, env=environment)
    assert done.returncode == cli.OK
    assert "Ausgabe-f\\xfcr-uns" in done.stdout


# Progress


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_overwrites_itself_and_goes() -> None:
    screen = Screen()
    with Progress(screen, wait=0) as progress:
        progress(1, 1200)
    assert screen.getvalue() == "\r1 of 1,200 pages\x1b[K\r\x1b[K"


def test_progress_tells_how_many_each_second(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 10.0, 12.0])
    monkeypatch.setattr("dateline.cli.progress.monotonic", lambda: next(times))
    screen = Screen()
    progress = Progress(screen, wait=0)
    progress(4_000, 9_000)  # 4,000 stood there already
    progress(5_000, 9_000)
    assert screen.getvalue() == "\r4,000 of 9,000 pages\x1b[K\r5,000 of 9,000 pages, 500 a second\x1b[K"


def test_progress_goes_when_the_build_fails() -> None:
    screen = Screen()
    progress = Progress(screen, wait=0)
    progress(1, 2)
    progress.__exit__(MachineError, MachineError("full"), None)
    assert screen.getvalue() == "\r1 of 2 pages\x1b[K\r\x1b[K"


def test_a_short_build_shows_no_progress() -> None:
    screen = Screen()
    with Progress(screen, wait=1e6) as progress:
        progress(2, 2)
    assert screen.getvalue() == ""


def test_progress_is_for_terminals_only() -> None:
    file = StringIO()
    with Progress(file, wait=0) as progress:
        progress(1, 2)
    assert file.getvalue() == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
def test_progress_on_a_real_terminal() -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal, Progress(terminal, wait=0) as progress:
        progress(1, 2)
        shown = os.read(ours, 100)
    os.close(ours)
    assert shown == b"\r1 of 2 pages\x1b[K"


def test_without_arguments_those_of_the_shell(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "--version"])
    assert main() == cli.OK
    assert capsys.readouterr().out.startswith("Dateline ")


def test_stages_are_timed(site: Path, capsys: Captured) -> None:
    assert main(["--site", "site", "--timings", "--jobs", "1"]) == cli.OK
    *table, last = capsys.readouterr().out.splitlines()
    named = [line[:10].strip() for line in table]
    assert named[:3] == ["looking", "libraries", "settings"]
    assert {"content", "story", "plans", "pages", "lists"} < set(named)
    assert named[-2:] == ["the rest", "all"]
    assert last.startswith("2 events, ")


def test_a_profile_is_written(site: Path) -> None:
    assert main(["--site", "site", "--profile", "profile"]) == cli.OK
    assert Path("profile").stat().st_size > 10_000


def test_a_profile_that_cannot_be_written_is_told(site: Path, capsys: Captured) -> None:
    assert main(["--site", "site", "--profile", "site"]) == cli.MACHINE
    assert capsys.readouterr().err == "error: the profile site cannot be written: Is a directory\n"
    assert (site / "_site/index.html").is_file()


def test_any_number_of_processes_builds_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.publish.batches.FEWEST", 1)
    for jobs in ("1", "2", "3"):
        assert main(["--site", "site", "--no-cache", "--jobs", jobs, "--output", jobs]) == cli.OK
    assert tree(Path("1")) == tree(Path("2")) == tree(Path("3"))


def test_without_a_cache_all_pages_are_made_anew(site: Path, capsys: Captured) -> None:
    assert main(["--site", "site", "--no-cache"]) == cli.OK
    assert not (site / ".dateline/pieces").exists()
    assert main(["--site", "site"]) == cli.OK
    assert (site / ".dateline/pieces").exists()
    assert " (0 written, " in capsys.readouterr().out.splitlines()[-1]


def test_files_of_others_are_kept_when_asked(site: Path, capsys: Captured) -> None:
    (site / "_site").mkdir()
    (site / "_site/theirs.txt").write_text("theirs")
    assert main(["--site", "site"]) == cli.USAGE
    assert "holds files that are not ours (theirs.txt)" in capsys.readouterr().err
    assert main(["--site", "site", "--force"]) == cli.OK
    assert (site / "_site/theirs.txt").read_text() == "theirs"


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1000", ""])
def test_a_number_of_processes_that_is_none(site: Path, capsys: Captured, jobs: str) -> None:
    assert main([f"--jobs={jobs}", "--site", "site"]) == cli.USAGE
    assert "is no number of processes: write one from 1 to 999" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("FILES", "GitHub Pages gives a deployment 10 minutes"),
        ("BYTES", "GitHub Pages takes no more than 1 GB"),
    ],
)
def test_a_site_beyond_the_limits_of_github_pages_is_built_and_told(
    site: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, limit: str, told: str
) -> None:
    monkeypatch.setattr(f"dateline.publish.output.limits.{limit}", 5)
    assert main(["--site", "site"]) == cli.OK
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert told in said.err
    assert said.out.startswith("2 events, ")
