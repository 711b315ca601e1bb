"""Why several sources count as one: the words of the worked examples in docs/evidence.md."""

from __future__ import annotations

import pytest

from dateline import config
from dateline.content.evidence import Quotation
from dateline.pipeline import check
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.publish.reasons import reasons
from dateline.story.evidence import independence, printed_by
from dateline.story.telling import tell
from tests.sites import make_site
from tests.story.evidence.examples import EVENTS, QUOTATIONS, Example
from tests.story.made import event, use


@pytest.fixture(scope="module")
def presenter(tmp_path_factory: pytest.TempPathFactory) -> Presenter:
    report = "---\ntitle: {0}\npublisher: {0}\nkind: report\n---\n"
    files = {f"content/sources/{name}.md": report.format(name) for name in "abcdmstu"}
    files["content/sources/statement.md"] = (
        "---\ntitle: T & *Co*\npublisher: The Mission\nkind: primary\n---\n"
    )
    site = config.load(make_site(tmp_path_factory.mktemp("site"), files))
    return Presenter(tell(site, check(site)), Language("en-GB"))


@pytest.mark.parametrize("example", EVENTS, ids=lambda one: one.because)
def test_an_event(presenter: Presenter, example: Example) -> None:
    said = reasons(presenter, independence(example.uses, example.register)).striptags()
    assert said == _sentences(example)


@pytest.mark.parametrize("example", QUOTATIONS, ids=lambda one: one.because)
def test_a_quotation(presenter: Presenter, example: Example) -> None:
    quotation = Quotation(text="Words", speaker="x", sources=example.printed_by)
    worth = printed_by(quotation, event(sources=example.uses), example.register)
    assert reasons(presenter, worth).striptags() == _sentences(example)


def _sentences(example: Example) -> str:
    return f"{example.says}." if example.says else ""


def test_a_tie_is_named_by_title_and_publisher_and_leads_to_its_page(presenter: Presenter) -> None:
    worth = independence([use("a quotes statement"), use("b quotes statement")], presenter.content.sources)
    said = reasons(presenter, worth, lambda address: f"..{address}")
    assert (
        said
        == 'Both quote the same: <a href="../sources/statement/"><cite>T &amp; <em>Co</em></cite> (The Mission)</a>.'
    )


def test_words_are_escaped(presenter: Presenter) -> None:
    worth = independence([use("a relays <b>"), use("b relays <b>")], presenter.content.sources)
    assert reasons(presenter, worth) == "Both relay the same: &lt;b&gt;."
