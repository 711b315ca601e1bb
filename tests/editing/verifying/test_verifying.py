"""Quotations against texts: what is compared, and how what does not agree is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config, pipeline
from dateline.editing.verifying import Report, verify
from dateline.problems import UsageError
from tests.sites import make_site

HEAD = "title: The bridge\ndate: 2018\nthread: talks\nsources: [gazette, herald]\n"
GAZETTE = "“We have agreed on everything but the bridge,” she said. “It can wait … for a year.”"
HERALD = "`` We agreed on all but the bridge , '' she said ."


def report(folder: Path, quotations: str = "", texts: dict[str, str] | None = None, more: str = "") -> Report:
    """The report on a site whose event `bridge` has these quotations, beside the one of the good site."""
    event = f"---\n{HEAD}{more}quotations:\n{quotations}---\n" if quotations else ""
    site = config.load(make_site(folder / "site", {"content/events/bridge.md": event} if event else {}))
    kept = folder / "texts"
    kept.mkdir()
    for name, text in ({"gazette": GAZETTE, "herald": HERALD} if texts is None else texts).items():
        (kept / f"{name}.txt").write_text(text, encoding="utf-8")
    return verify(site, pipeline.check(site, drafts=True), kept)


def told(found: Report) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_printings_are_counted(tmp_path: Path) -> None:
    assert report(tmp_path) == Report(compared=2, texts=2, without=0, problems=())


def test_a_source_without_a_text_is_counted_too(tmp_path: Path) -> None:
    found = report(tmp_path, texts={"gazette": GAZETTE, "talks-begin": "no source"})
    assert found == Report(compared=1, texts=1, without=1, problems=(), strange=("talks-begin.txt",))


def test_printed_is_what_is_compared(tmp_path: Path) -> None:
    found = report(tmp_path, texts={"herald": GAZETTE})
    assert told(found) == [
        (
            "content/events/treaty-signed.md:14:46: error: quotations 1: printed: herald prints other words\n"
            "  we have:    “We agreed on [all] but the bridge”\n"
            "  the source: “We [have] agreed on [everything] but the bridge”\n"
            "  Mend what herald is said to print."
        )
    ]


def test_the_text_is_compared_with_each_source_that_names_no_other_words(tmp_path: Path) -> None:
    quotation = (
        "  - {text: We have agreed on all but the bridge, speaker: ada-marsh, sources: [gazette, herald]}\n"
    )
    found = report(tmp_path, quotation)
    assert (found.compared, found.texts) == (4, 2)
    assert told(found) == [
        (
            "content/events/bridge.md:7:12: error: quotations 1: text: gazette prints other words\n"
            "  we have:    “We have agreed on [all] but the bridge”\n"
            "  the source: “We have agreed on [everything] but the bridge”\n"
            '  Mend the words; or, if they differ there, write {id: gazette, printed: "…"}.'
        ),
        (
            "content/events/bridge.md:7:12: error: quotations 1: text: herald prints other words\n"
            "  we have:    “We [have] agreed on all but the bridge”\n"
            "  the source: “We agreed on all but the bridge”\n"
            '  Mend the words; or, if they differ there, write {id: herald, printed: "…"}.'
        ),
    ]


def test_drafts_are_compared(tmp_path: Path) -> None:
    quotation = "  - {text: It can never wait, speaker: ada-marsh, sources: [gazette]}\n"
    assert len(report(tmp_path, quotation, more="draft: true\n").problems) == 1


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            "It can wait … We have agreed",
            "gazette prints the parts in another order",
            "Put them in its order; these words do not stand behind those before them: “We have agreed”.",
        ),
        (
            "for a year … ,” she … can",
            "gazette prints the parts in another order",
            "Put them in its order; these words do not stand behind those before them: “she”.",
        ),
        (
            "Nobody has ever said anything of the kind",
            "no passage in the text of gazette is like this",
            (
                "Is it another source that prints it, or is the text in gazette.txt not whole? Mend the words; or, "
                'if they differ there, write {id: gazette, printed: "…"}.'
            ),
        ),
        ("[…]", "there is no word to compare with the text of gazette", "Write the words that were said."),
        (
            "It can wait … For a year",
            "gazette prints other words",
            (
                "we have:    “[For] a year”\n  the source: “[for] a year”\n"
                '  Mend the words; or, if they differ there, write {id: gazette, printed: "…"}.'
            ),
        ),
    ],
)
def test_other_ways_to_be_wrong(tmp_path: Path, words: str, message: str, hint: str) -> None:
    found = report(tmp_path, f'  - {{text: "{words}", speaker: ada-marsh, sources: [gazette]}}\n')
    (problem,) = found.problems
    assert (problem.message, problem.hint) == (f"quotations 1: text: {message}", hint)


def test_problems_are_told_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    quotation = "  - text: {}\n    speaker: ada-marsh\n    sources: [herald, gazette]\n"
    found = report(tmp_path, "".join(map(quotation.format, ("It never can", "One two", "It can"))))
    lines = [(problem.path, problem.line) for problem in found.problems]
    assert lines == sorted(lines)
    assert [line for _, line in lines] == [7, 7, 10, 10, 13]


def test_a_text_that_is_none_is_told_beside_the_others_and_not_counted(tmp_path: Path) -> None:
    found = report(tmp_path, texts={"gazette": "Other words.", "herald": ""})
    assert (found.compared, found.texts, found.without) == (1, 1, 0)
    assert [problem.message for problem in found.problems] == [
        "the file is empty",
        "quotations 1: text: no passage in the text of gazette is like this",
    ]


def test_no_text_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no text of a source that a quotation names"):
        report(tmp_path, texts={"times": "words"})
