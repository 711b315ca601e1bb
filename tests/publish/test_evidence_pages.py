"""What the pages of the evidence say, on the golden site that has every kind of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from dateline import pipeline
from tests.sites import make_site

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(built: Mapping[str, Path]) -> Path:
    return built["evidence"]


def _html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _words(html: str) -> str:
    """The text, in one line, without what only stands in the frame."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    return _text(main[0] if main else html)


def _section(html: str, head: str) -> str:
    """The part under a heading, in words."""
    found = next(part for part in html.split("<section")[1:] if f"<h2>{head}</h2>" in part)
    return _text("<section" + found.partition("</section>")[0])


def _text(html: str) -> str:
    """The words of HTML in one line; a paragraph or an item begins with a space."""
    spaced = re.sub(r"(?=<(?:p|li|dd|dt|blockquote)\b)", " ", html)
    return " ".join(Markup(spaced).striptags().split())  # noqa: S704 (only read)


# ---- An event --------------------------------------------------------------------------------------


def test_sources_stand_by_witness_with_the_reason(site: Path) -> None:
    said = _section(_html(site, "events/bridge-closed"), "Sources")
    assert said.startswith(
        "Sources 5 sources, 2 independent. Sources that rest on the same statement or document are counted"
        " as one. One basis. Notice on the bridge (River Town Council), and two that quote it."
    )
    assert "One basis. Both rest on the same: An engineer who was not named." in said
    assert "Bridge & road closed The Gazette Ada Marsh and Ben Ford 5 March 2019 Quotes it page 1" in said
    assert "Publisher’s page: Bridge & road closed Archived page: Bridge & road closed" in said
    assert "It names the mayor." in said


def test_the_beads_are_drawn_by_witness_and_voice(site: Path) -> None:
    html = _html(site, "events/bridge-closed")
    beads, again = re.findall(r'<span class="beads" aria-hidden="true">(.*?)\n</span>', html, re.DOTALL)
    assert beads == again  # at the head, and at the sources
    strings = re.findall(r'<span class="string">(.*?)</span>', beads, re.DOTALL)
    drawn = [re.findall(r'<i class="mark (\w+)" aria-hidden="true"></i>', string) for string in strings]
    assert drawn == [["own", "quotes", "quotes"], ["relays", "relays"]]


def test_a_quotation_has_its_own_count(site: Path) -> None:
    said = _section(_html(site, "events/bridge-closed"), "In their words")
    assert "Printed by River Town Council, The Gazette and The Herald 3 sources, 1 independent" in said
    assert (
        "The Gazette prints: [We] had no other choice 2 sources, 1 independent. Both rest on the same: Jo"
        in said
    )
    assert said.endswith(
        "Das war zu erwarten Jo Hill, Mayor of River Town, 2015 to 20205 Printed by Fernbericht"
    )


def test_differences_are_told_at_the_dateline_and_in_full(site: Path) -> None:
    html = _html(site, "events/bridge-closed")
    assert '<a href="#_difference-1">accounts differ on the date</a>' in html
    assert '<a href="#_difference-2">accounts differ on the place</a>' in html
    said = _section(html, "Where the accounts differ")
    assert (
        "The hour At noon River Town Council and The Gazette In the evening The Herald"
        " We publish At noon. Because The notice gives the hour1." in said
    )
    assert said.endswith("Fernbericht and The Herald No source we found settles this.")


def test_corrections_stand_on_the_event(site: Path) -> None:
    said = _section(_html(site, "events/bridge-closed"), "Corrections")
    assert said == (
        "Corrections 10 February 2026 We wrote On 5 March We now write On 4 March1 We had read the day of"
        " the newspaper. 1 March 2026 We wrote The mayor closed it We now write The council closed it"
    )


def test_lists_mark_one_witness_and_relayed_accounts(site: Path) -> None:
    items = re.findall(
        r'<li id="([\w-]+)" class="item.*?<ul class="margin">\n<li(.*?)>', _html(site, ""), re.DOTALL
    )
    assert {name for name, mark in items if "flag" in mark} == {"cracks-reported", "bridge-to-reopen"}
    assert "2 sources, relayed" in _words(_html(site, ""))


# ---- All differences, quotations, corrections ------------------------------------------------------


def test_the_page_of_all_differences(site: Path) -> None:
    html = _html(site, "differences")
    assert "3 points 2 with a finding 1 open" in _words(html)
    assert '<a href="../events/bridge-closed/#_difference-3">Who ordered it<span class="heard">' in html
    assert '<li><a href="#bridge-closed_difference-3">Who ordered it</a>' in html
    assert 'id="bridge-closed_difference-3"' in html
    assert html.count('class="difference unsettled"') == 1


def test_the_page_of_all_quotations(site: Path) -> None:
    said = _words(_html(site, "quotations"))
    assert "3 quotations 2 speakers" in said
    assert "The Gazette prints: [We] had no other choice" in said


def test_the_page_of_all_corrections_has_the_latest_first(site: Path) -> None:
    html = _html(site, "corrections")
    said = _words(html)
    assert said.index("The council closed it") < said.index("On 4 March")
    assert 'href="../events/bridge-closed/#_correction-2"' in html
    assert '<a href="mailto:archive@example.org" rel="external noreferrer"' in html


def test_where_there_are_none_the_pages_say_so(tmp_path: Path) -> None:
    files = {
        "content/events/e.md": "---\ntitle: E\ndate: 2017\nthread: talks\nsources: [s]\n---\nIt was.\n",
        "content/sources/s.md": "---\ntitle: S\npublisher: P\nkind: report\n---\n",
    }
    pipeline.build(pipeline.Order(make_site(tmp_path, files, base=False)), tmp_path / "out")
    assert "No differences are recorded" in _words(_html(tmp_path / "out", "differences"))
    assert "This story quotes nobody." in _words(_html(tmp_path / "out", "quotations"))
    said = _words(_html(tmp_path / "out", "corrections"))
    assert "Nothing has been corrected so far. Report an error" in said
    assert "Tell it to the publisher of this site." in said


# ---- Coverage --------------------------------------------------------------------------------------


def _table(site: Path) -> dict[str, list[str]]:
    """By event the words of its cells, as they are heard."""
    html = re.sub(r'<span aria-hidden="true".*?</span>', "", _html(site, "sources"))
    rows = re.findall(r'<th scope="row"><a.*?>(.*?)</a>.*?</th>(.*?)</tr>', html, re.DOTALL)
    return {
        label: [_text(cell) for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)] for label, row in rows
    }


def test_a_cell_tells_voice_quotation_difference_or_silence(site: Path) -> None:
    heads = re.findall(r'<th scope="col"><span><a href="../sources/(.*?)/"', _html(site, "sources"))
    heads = heads or re.findall(r'<th scope="col"><span><a href="([\w-]+)/"', _html(site, "sources"))
    assert heads == ["evening-star", "gazette", "notice", "wire"]
    assert _table(site) == {
        "The bridge opens": ["silent", "states it itself", "silent", "silent"],
        "Cracks are reported": ["relays others", "silent", "silent", "relays others"],
        "The council closes the bridge": [
            "relays others, 1 difference",
            "quotes others, 2 quotations, 2 differences",
            "states it itself, 1 quotation, 2 differences",
            "relays others, 1 quotation, 1 difference",
        ],
        "The bridge is to open again": [
            "published before it",
            "published before it",
            "states it itself",
            "published before it",
        ],
    }
    assert "3 further sources have no column" in _words(_html(site, "sources"))


def test_in_a_long_story_a_row_is_a_year(tmp_path: Path) -> None:
    event = "---\ntitle: Day {0}\ndate: {1}-06\nthread: talks\nsources: [{2}]\n---\nIt happened.\n"
    files = {
        f"content/events/day-{n}.md": event.format(n, 1900 + n % 2, "gazette" if n % 3 else "herald")
        for n in range(160)
    }
    pipeline.build(pipeline.Order(make_site(tmp_path, files)), tmp_path / "out")
    table = _table(tmp_path / "out")
    assert table["1900"] == ["53 of 80", "27 of 80"]
    assert table["1901"] == ["53 of 80", "27 of 80"]
    assert len(table) == 3  # and the year of the two events that every made site has
    assert "Silent on It tells of 108 of 162 events." in _words(_html(tmp_path / "out", "sources/gazette"))


def test_the_table_has_24_columns_at_most(tmp_path: Path) -> None:
    report = "---\ntitle: S\npublisher: P\nkind: report\n---\n"
    names = [f"s{n:02}" for n in range(30)]
    event = f"---\ntitle: E\ndate: 2017\nthread: talks\nsources: [{', '.join(names)}]\n---\nIt was.\n"
    files = {f"content/sources/{name}.md": report for name in names}
    files |= {f"content/events/{name}.md": event for name in ("a", "b")}
    pipeline.build(pipeline.Order(make_site(tmp_path, files, base=False)), tmp_path / "out")
    html = _html(tmp_path / "out", "sources")
    assert html.count('<th scope="col">') == 1 + 24
    assert "6 further sources have no column" in _words(html)


# ---- A source --------------------------------------------------------------------------------------


def test_a_source_says_what_it_carries_and_what_not(site: Path) -> None:
    html = _html(site, "sources/gazette")
    carried = _section(html, "What it carries")
    assert carried == (
        "What it carries The bridge opens 1931 States it itself"
        " The council closes the bridge 4 March 2019 Quotes Notice on the bridge (River Town Council) page 1"
        " The bridge is closed until it has been made safe River Town Council"
        " [We] had no other choice Jo Hill"
        " The hour: The council closes the bridge At noon"
        " Which bridge: The council closes the bridge The bridge in River Town"
    )
    assert _section(html, "Silent on") == (
        "Silent on Cracks are reported around February 2019 1 event began after it was published."
    )
    known = _section(html, "What is known of it")
    assert "Language English" in known
    assert (
        "States it itself in 1 event Quotes others in 1 event Relies on Notice on the bridge (River Town Council)"
        in known
    )


def test_a_copy_is_called_a_copy_and_names_what_relies_on_it(site: Path) -> None:
    html = _html(site, "sources/notice")
    assert "Seen only in a copy, not on the publisher’s own page." in _words(html)
    assert "Relied on by Bridge & road closed (The Gazette) and The Herald" in _section(
        html, "What is known of it"
    )


def test_a_source_that_no_event_names(site: Path) -> None:
    html = _html(site, "sources/almanac")
    assert _section(html, "What it carries") == "What it carries No event names it."
    assert _section(html, "Silent on") == (
        "Silent on The bridge opens 1931 Cracks are reported around February 2019"
        " The council closes the bridge 4 March 2019 1 event began after it was published."
    )


def test_what_nobody_saw_has_the_words_that_others_print(tmp_path: Path) -> None:
    event = (
        "---\ntitle: {0}\ndate: {0}\nthread: talks\nsources: [{{id: s, voice: quotes, from: [unseen]}}]\n"
        "quotations: [{{text: So be it, speaker: a, sources: [s]}}]\n---\nIt was.\n"
    )
    files = {f"content/events/{year}.md": event.format(year) for year in (2017, 2018)}
    files["content/events/2019.md"] = "---\ntitle: L\ndate: 2019\nthread: talks\nsources: [s]\n---\nIt was.\n"
    files["content/actors/a.md"] = "---\nname: A\nkind: person\n---\n"
    files["content/sources/s.md"] = "---\ntitle: S\npublisher: The Sun\nkind: report\n---\n"
    files["content/sources/unseen.md"] = "---\ntitle: U\npublisher: P\nkind: primary\nurl: unknown\n---\n"
    pipeline.build(pipeline.Order(make_site(tmp_path, files, base=False)), tmp_path / "out")
    html = _html(tmp_path / "out", "sources/unseen")
    assert "Words from it, as printed by The Sun: So be it A" in _section(html, "What it carries")
    assert _section(html, "Silent on") == "Silent on We have not seen it: what it leaves out is unknown."
    assert _table(tmp_path / "out")["L"] == ["states it itself", "not seen by us"]


# ---- Actors ----------------------------------------------------------------------------------------


def test_an_actor_has_role_quotations_and_events(site: Path) -> None:
    html = _html(site, "actors/mayor")
    said = _words(html)
    assert "Mayor of River Town, 2015 to 20201" in said
    assert "we had no choice On the steps of the town hall Printed by The Herald" in said
    assert 'href="../../events/bridge-closed/"' in html


# ---- Feeds -----------------------------------------------------------------------------------------


def test_a_correction_is_an_entry_of_its_own(site: Path) -> None:
    root = ElementTree.parse(site / "feed.xml").getroot()
    entries = {one.findtext(ATOM + "id"): one for one in root.iter(ATOM + "entry")}
    head = "tag:example.org,2026-01-05:bridge/events/bridge-closed"
    first = entries[f"{head}#correction-2026-02-10-1"]
    assert first.findtext(ATOM + "title") == "Correction: The council closes the bridge"
    assert first.findtext(ATOM + "updated") == "2026-02-10T00:00:00Z"
    assert first.findtext(ATOM + "summary") == "We wrote: On 5 March We now write: On 4 March"
    content = first.findtext(ATOM + "content") or ""
    assert "<p><b>We now write:</b> On 4 March [River Town Council]</p>" in content
    assert "We had read the day of the newspaper." in content
    link = first.find(ATOM + "link")
    assert link is not None
    assert link.get("href") == "https://example.org/bridge/events/bridge-closed/#_correction-1"
    assert list(entries)[:2] == [f"{head}#correction-2026-03-01-1", head]
    assert root.findtext(ATOM + "updated") == "2026-03-01T00:00:00Z"


def test_both_feeds_have_the_same_entries(site: Path) -> None:
    root = ElementTree.parse(site / "feed.xml").getroot()
    atom = [one.findtext(ATOM + "id") for one in root.iter(ATOM + "entry")]
    items = json.loads((site / "feed.json").read_text(encoding="utf-8"))["items"]
    assert atom == [one["id"] for one in items]
    assert len(atom) == 6


# ---- Links to other sites --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["shipped", "evidence"])
def test_no_reader_is_followed_to_another_site(name: str, built: Mapping[str, Path]) -> None:
    links = [
        link
        for file in built[name].rglob("*.html")
        for link in re.findall(r'<a [^>]*?href="https?:[^>]*>', file.read_text(encoding="utf-8"))
    ]
    assert links
    for link in links:
        assert 'rel="external noreferrer" referrerpolicy="no-referrer"' in link, link
