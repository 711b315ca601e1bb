"""JSON-LD: safe in its page, of schema.org's words alone, joined over all pages, no date too exact."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pyld import jsonld

from dateline.content.dates import parse
from dateline.publish.linked_data.embedding import embedded
from dateline.publish.linked_data.nodes import terms
from dateline.publish.linked_data.times import beginning, ending, span
from tests.built import SITES, build_site, html_of, is_for_search, pages_of
from tests.full import FULL, FULL_TOML
from tests.publish.schema_org import PARENTS, PROPERTIES, context, kinds
from tests.sites import make_site

BASE = "https://example.org/rivers/"
ALL = [*SITES, "rich", "full"]
Node = dict[str, Any]


@pytest.fixture(scope="session")
def sites(built: Mapping[str, Path], rich: Path, full: Path) -> Mapping[str, Path]:
    return {**built, "rich": rich, "full": full}


class Scripts(HTMLParser):
    """What a browser takes for the text of the data blocks of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


def blocks(site: Path, page: str) -> list[str]:
    scripts = Scripts()
    scripts.feed(html_of(site, page))
    return scripts.found


def graph(site: Path, page: str) -> list[Node]:
    [text] = blocks(site, page)
    data = json.loads(text)
    assert list(data) == ["@context", "@graph"]
    assert data["@context"] == "https://schema.org"
    found: list[Node] = data["@graph"]
    return found


def nodes(value: Any) -> Iterator[Node]:
    """Every node at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from nodes(part)


def graphs(site: Path) -> Iterator[tuple[str, list[Node]]]:
    for page in pages_of(site):
        if blocks(site, page):
            yield page, graph(site, page)


def one(found: list[Node], kind: str) -> Node:
    [node] = [node for node in nodes(found) if node.get("@type") == kind and len(node) > 1]
    return node


# ---- in the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_every_page_has_one_block_but_those_that_search_engines_leave_out(
    name: str, sites: Mapping[str, Path]
) -> None:
    pages = pages_of(sites[name])
    for_search = [page for page in pages if is_for_search(sites[name], page)]
    assert [page for page in pages if blocks(sites[name], page)] == for_search
    assert [page for page in for_search if len(blocks(sites[name], page)) != 1] == []
    assert len(for_search) > len(pages) / 2


def test_no_text_gets_out_of_its_block(full: Path) -> None:
    title = "The </script><!-- & <b> ☠ bridge"
    [text] = blocks(full, "events/everything/")
    assert not set("<>&") & set(text)
    assert graph(full, "events/everything/")[0]["headline"] == title


def test_what_html_or_a_script_would_stumble_over_is_written_otherwise() -> None:
    hostile = "</script><!--<script>&amp;\u2028\u2029\"'\\"
    text = embedded([{"name": hostile}])
    assert json.loads(text)["@graph"] == [{"name": hostile}]
    assert re.findall("[<>&\u2028\u2029]", text) == []
    assert embedded([]) == '{"@context":"https://schema.org","@graph":[]}'


def test_the_same_content_gives_the_same_bytes(tmp_path: Path, full: Path) -> None:
    site = make_site(tmp_path / "again", FULL, toml=FULL_TOML)
    again = build_site(site, tmp_path / "out")
    for page in pages_of(full):
        assert blocks(again, page) == blocks(full, page)


# ---- the vocabulary --------------------------------------------------------------------------------


def plain_kinds(value: Any) -> set[str]:
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int | float):
        return {"Number"}
    date = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?)?)?"
    found = {"Text"} if value.strip() else set()
    found |= {"URL"} if re.fullmatch(r"https?://[!-~]+", value) else set()
    return found | ({"Date"} if re.fullmatch(date, value) else set())


def faults(found: list[Node]) -> Iterator[str]:
    """What schema.org does not know: types, properties, and values that a property cannot hold."""
    for node in nodes(found):
        kind = node.get("@type", "Thing")
        if set(node) == {"@id"}:
            continue
        if kind not in PARENTS:
            yield f"type {kind}"
            continue
        for name in node.keys() - {"@type", "@id"}:
            owners, ranges = PROPERTIES.get(name, ("", ""))
            if not kinds(kind) & set(owners.split()):
                yield f"{kind}.{name}"
            values = node[name] if isinstance(node[name], list) else [node[name]]
            for value in values:
                if isinstance(value, dict):
                    fits = "@type" not in value or kinds(value["@type"]) & set(ranges.split())
                else:
                    fits = plain_kinds(value) & set(ranges.split())
                if not fits:
                    yield f"{kind}.{name} = {value}"


@pytest.mark.parametrize("name", ALL)
def test_every_type_and_property_is_schema_orgs(name: str, sites: Mapping[str, Path]) -> None:
    found = {page: list(faults(graph)) for page, graph in graphs(sites[name])}
    assert len(found) > 8
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_all_that_is_written_down_is_used(sites: Mapping[str, Path]) -> None:
    found = [node for site in sites.values() for _, graph in graphs(site) for node in nodes(graph)]
    assert {name for node in found for name in node if name[0] != "@"} == set(PROPERTIES)
    used = {node["@type"] for node in found if "@type" in node}
    assert used | {"Comment"} == set(PARENTS)


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Happening"}, "type Happening"),
        ({"@type": "Event", "headline": "A"}, "Event.headline"),
        ({"@type": "Event", "startDate": "2017-06~"}, "Event.startDate = 2017-06~"),
        ({"@type": "Event", "location": {"@type": "Person"}}, "Event.location = {'@type': 'Person'}"),
    ],
)
def test_what_is_not_would_be_found(node: Node, fault: str) -> None:
    assert fault in list(faults([node]))


# ---- as a graph ------------------------------------------------------------------------------------


def loader(address: str, _options: Any) -> Mapping[str, Any]:
    """schema.org's context without the network; of any other a test must not know."""
    assert address == "https://schema.org"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": context(),
    }


@pytest.fixture(scope="session")
def joined(sites: Mapping[str, Path]) -> Mapping[str, Mapping[str, Node]]:
    """For each site one graph of all its pages, as a JSON-LD processor reads them: nodes by their `@id`."""
    found: dict[str, dict[str, Node]] = {}
    for name, site in sites.items():
        every = [node for _, graph in graphs(site) for node in graph]
        data = {"@context": "https://schema.org", "@graph": every}
        flat = jsonld.flatten(data, None, {"documentLoader": loader})
        found[name] = {node["@id"]: node for node in flat}
    return found


@pytest.mark.parametrize("name", ALL)
def test_a_processor_drops_nothing(name: str, sites: Mapping[str, Path]) -> None:
    """Expanded, a plain value is `{"@value": …}`, and an address `{"@id": …}`: a node more than ours."""
    for page, ours in graphs(sites[name]):
        data = {"@context": "https://schema.org", "@graph": ours}
        theirs = jsonld.expand(data, {"documentLoader": loader})
        kept = sum(len(node) for node in nodes(theirs) if "@value" not in node)
        addresses = sum(is_address(key, value) for node in nodes(ours) for key, value in node.items())
        assert kept - addresses == sum(len(node) for node in nodes(ours)), page


def is_address(name: str, value: Any) -> bool:
    known: Any = context()["@context"]
    return isinstance(value, str) and isinstance(known.get(name), dict) and "@type" in known[name]


@pytest.mark.parametrize("name", ALL)
def test_the_graphs_of_all_pages_are_one(name: str, joined: Mapping[str, Mapping[str, Node]]) -> None:
    base = next(iter(key for key in joined[name] if key.endswith("/#site"))).removesuffix("#site")
    ours = {key: node for key, node in joined[name].items() if key.startswith(base)}
    assert len(ours) > 10
    named = {key for key in ours if "#" in key}
    assert {key for key in named if "@type" not in ours[key]} == set()  # told in full somewhere
    assert {key for key in ours if len(ours[key].get("@type", ["one"])) != 1} == set()  # by one type
    for key in named:
        assert len(ours[key].get("https://schema.org/name", [])) <= 1, key  # and by one name


def test_no_address_is_half(joined: Mapping[str, Mapping[str, Node]]) -> None:
    for graph in joined.values():
        for key in graph:
            assert re.match(r"https?://[^/]+/|_:", key), key


@pytest.mark.parametrize("name", ALL)
def test_every_address_of_ours_is_that_of_a_file(name: str, sites: Mapping[str, Path]) -> None:
    base = graph(sites[name], "")[0]["url"]
    found = {
        value.removeprefix(base).partition("#")[0]
        for _, ours in graphs(sites[name])
        for node in nodes(ours)
        for value in (node.get("@id", ""), node.get("contentUrl", ""))
        if value.startswith(base)
    }
    assert len(found) > 20
    paths = {unquote(path) for path in found}
    files = {path: path if path and not path.endswith("/") else f"{path}index.html" for path in paths}
    assert [path for path, file in files.items() if not (sites[name] / file).is_file()] == []


# ---- dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2017", "2017", None),
        ("2017-04", "2017-04", None),
        ("2017-12-02", "2017-12-02", None),
        ("2017-12-02T20:00:00-05:00", "2017-12-02T20:00:00-05:00", None),
        ("1959-11-12T09:30:00", "1959-11-12", None),
        ("2017-12-04/2017-12-06", "2017-12-04", "2017-12-06"),
        ("1947-02/1947-03", "1947-02", "1947-03"),
        ("2017-06~/2017-08", None, "2017-08"),
        ("1951-10/..", "1951-10", None),
        ("1951-10/", "1951-10", None),
        ("/1951-10", None, "1951-10"),
        ("../2017-12-04", None, None),
        ("2017-06~", None, None),
        ("2016?", None, None),
        ("1945-08-XX", None, None),
        ("193X", None, None),
        ("2001-21", None, None),
        ("-0043-03-15", None, None),
        ("-0043/0012-05", None, "0012-05"),
        ("Y-170000002", None, None),
        ("[1953,1955]", None, None),
        ("{1953,1955}", None, None),
    ],
)
def test_no_date_is_more_exact_than_it_is_known(date: str, start: str | None, end: str | None) -> None:
    assert (beginning(parse(date)), ending(parse(date))) == (start, end)


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        ([], None),
        (["2017-12-02"], "2017-12-02/2017-12-02"),
        (["2017-04", "2016-09-19", "2018"], "2016-09-19/2018"),
        (["2017-04/2017-12-06"], "2017-04/2017-12-06"),
        (["2018", "2018-12-31"], "2018/2018-12-31"),
        (["193X", "1941-05~"], "1930/1941-05"),
        (["../1949", "1950"], "../1950"),
        (["1949/..", "1950"], "1949/.."),
        (["-0043-03-15", "2001-21"], "-0043-03-15/2001"),
        (["Y-170000002", "1925"], "-170000002/1925"),
    ],
)
def test_the_time_that_a_story_covers(dates: list[str], wanted: str | None) -> None:
    assert span(parse(date) for date in dates) == wanted


def test_events_of_the_rich_site_say_their_date_in_words_and_in_edtf(rich: Path) -> None:
    data = json.loads((rich / "timeline.json").read_bytes())
    for event in data["events"]:
        article, happening = graph(rich, f"events/{event['id']}/")
        assert article["temporalCoverage"] == event["date"]["edtf"]
        assert event["date"]["words"] in happening["description"]


# ---- page by page ----------------------------------------------------------------------------------


def source(name: str) -> Node:
    return {"@id": f"{BASE}sources/{name}/#source"}


def test_the_page_of_an_event(full: Path) -> None:
    article, happening = graph(full, "events/treaty-signed/")
    here = f"{BASE}events/treaty-signed/"
    assert article["@type"] == "Article"
    assert article["@id"] == article["url"] == article["mainEntityOfPage"] == here
    assert article["mainEntity"] == {"@id": f"{here}#event"}
    assert article["isPartOf"]["@id"] == f"{BASE}#site"
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-22", "2026-11-22")
    assert article["author"]["name"] == "Ada & Co"
    assert [one["@id"] for one in article["citation"]] == [source("gazette")["@id"], source("herald")["@id"]]
    assert article["citation"][1] == {
        "@type": "Article",
        **source("herald"),
        "publisher": {"@type": "Organization", "name": "The Herald"},
    }
    quotation, difference = article["hasPart"]
    assert quotation == {
        "@type": "Quotation",
        "@id": f"{here}#_quotation-1",
        "text": "We have agreed on everything but the bridge",
        "creator": {"@id": f"{BASE}actors/ada-marsh/#actor"},
        "description": "At the signing",
        "isBasedOn": [source("gazette"), source("herald")],
    }
    assert difference == {
        "@type": "CreativeWork",
        "@id": f"{here}#_difference-1",
        "name": "How many signed",
        "text": "We publish: Twelve.\nBecause: The gazette prints their names.",
        "hasPart": [
            {
                "@type": "Claim",
                "@id": f"{here}#_difference-1-{number}",
                "name": "How many signed",
                "text": says,
                "appearance": [source(name)],
            }
            for number, says, name in ((1, "Twelve", "gazette"), (2, "Thirteen", "herald"))
        ],
    }
    assert happening == {
        "@type": "Event",
        "@id": f"{here}#event",
        "name": "The treaty is signed",
        "description": "4–6 December 2017: The treaty was signed after three days.",
        "url": here,
        "startDate": "2017-12-04",
        "endDate": "2017-12-06",
        "location": {
            "@type": "Place",
            "@id": f"{BASE}places/river-town/#place",
            "name": "River Town",
            "address": {"@type": "PostalAddress", "addressCountry": "Rivers"},
            "geo": {"@type": "GeoCoordinates", "latitude": 47.5, "longitude": -12.25},
        },
    }


def test_an_open_difference_says_nothing_itself(full: Path) -> None:
    article, _ = graph(full, "events/everything/")
    _, stands, hour = article["hasPart"]
    assert stands.keys() == {"@type", "@id", "name", "hasPart"}
    assert hour["text"].startswith("We publish: Noon.\nBecause: ")


@pytest.mark.parametrize("name", ALL)
def test_parts_are_named_by_their_addresses(name: str, sites: Mapping[str, Path]) -> None:
    for page in pages_of(sites[name]):
        if not (page.startswith("events/") and blocks(sites[name], page)):
            continue
        html = (sites[name] / page / "index.html").read_text(encoding="utf-8")
        there = re.findall(r' id="(_(?:quotation|difference|correction)-\d+)"', html)
        article = graph(sites[name], page)[0]
        told = [*article.get("hasPart", []), *article.get("correction", [])]
        assert [one["@id"] for one in told] == [f"{article['url']}#{part}" for part in there], page


def test_hearsay_is_a_claim_and_what_is_planned_is_scheduled(full: Path) -> None:
    for name, word in (("hearsay", "Reported. around June 2018: "), ("everything", "Disputed. May 2018: ")):
        article, happening = graph(full, f"events/{name}/")
        assert article["mainEntity"]["@type"] == "Claim"
        assert article["mainEntity"]["about"] == {"@id": happening["@id"]}
        assert source("herald") in article["mainEntity"]["appearance"]
        assert happening["description"].startswith(word)
    _, planned = graph(full, "events/to-come/")
    assert planned["eventStatus"] == "https://schema.org/EventScheduled"
    assert planned["description"].startswith("Planned. ")
    assert "eventStatus" not in graph(full, "events/treaty-signed/")[1]


def test_a_correction_and_a_picture(full: Path) -> None:
    article, _ = graph(full, "events/everything/")
    assert article["dateModified"] == "2026-11-25"
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "@id": f"{BASE}events/everything/#_correction-1",
            "text": "We wrote: Two\nWe now write: One\nAda wrote.",
            "datePublished": "2026-11-25",
        }
    ]
    assert article["image"]["contentUrl"] == f"{BASE}static/images/bridge.svg"
    assert article["image"]["license"] == {"@type": "CreativeWork", "name": "Ask her"}
    assert (full / "static/images/bridge.svg").is_file()


def test_the_page_of_a_source_leaves_out_what_is_unknown(full: Path) -> None:
    page, work = graph(full, "sources/telegraph/")
    assert page["mainEntity"] == {"@id": work["@id"]}
    assert page["mentions"] == [{"@id": f"{BASE}events/everything/#event"}]
    assert work == {
        "@type": "CreativeWork",
        **source("telegraph"),
        "name": "A bridge </script>",
        "author": [
            {"@type": "Person", "name": "Ann Writer"},
            {"@type": "Person", "name": "Bo Scribe"},
            {"@type": "Organization", "name": "The Council"},
            {"@type": "Organization", "name": "The Telegraph"},
        ],
        "publisher": {"@type": "Organization", "name": "The Telegraph"},
        "datePublished": "2018-05",
        "url": "https://example.org/telegraph?a=1&b=2",
        "inLanguage": "en",
        "archivedAt": "https://example.org/archive",
        "encoding": {"@type": "MediaObject", "contentUrl": "https://example.org/copy"},
        "isBasedOn": [source("gazette")],
    }
    lost = graph(full, "sources/lost/")[1]
    assert lost.keys() == {"@type", "@id", "publisher"}
    assert "datePublished" not in graph(full, "sources/herald/")[1]  # about December 2017


@pytest.mark.parametrize("name", ALL)
def test_those_are_bodies_whose_names_bibtex_keeps_whole(name: str, sites: Mapping[str, Path]) -> None:
    bib = (sites[name] / "citations.bib").read_text(encoding="utf-8")
    works = [
        graph(sites[name], page)[1]
        for page in pages_of(sites[name])
        if page.startswith("sources/") and page != "sources/"
    ]
    assert works
    for authors in (work["author"] for work in works if "author" in work):
        names = [f"{{{one['name']}}}" if one["@type"] == "Organization" else one["name"] for one in authors]
        assert f"author = {{{' and '.join(names)}}}" in bib


def test_the_pages_of_actors_and_places(full: Path) -> None:
    page, council = graph(full, "actors/council/")
    assert page["@type"] == "ProfilePage"
    assert page["mainEntity"] == {"@id": council["@id"]}
    assert council == {
        "@type": "Organization",
        "@id": f"{BASE}actors/council/#actor",
        "name": "The Council",
        "description": "Council of River Town",
        "sameAs": "https://example.org/council",
    }
    assert one(graph(full, "actors/ada-marsh/"), "Person")["name"] == "Ada Marsh"
    _, bridge, town = graph(full, "places/old-bridge/")
    assert bridge["containedInPlace"] == {"@id": town["@id"]}
    assert bridge["event"] == [{"@id": f"{BASE}events/everything/#event"}]
    assert town["geo"]["longitude"] == -12.25


@pytest.mark.parametrize(
    ("page", "entries"),
    [
        ("tags/bridges/", ["events/everything/#event"]),
        (
            "threads/talks/",
            [f"events/{name}/#event" for name in ("wordless", "talks-begin", "treaty-signed")],
        ),
        ("years/2019/", ["events/to-come/#event"]),
        ("actors/", ["actors/ada-marsh/#actor", "actors/council/#actor"]),
        ("places/", ["places/old-bridge/#place", "places/river-town/#place"]),
        (
            "sources/",
            [f"sources/{name}/#source" for name in ("bare", "gazette", "herald", "lost", "telegraph")],
        ),
        ("tags/", ["tags/bridges/", "tags/negotiations/", "tags/open-questions/"]),
        ("threads/", ["threads/talks/", "threads/bridge/"]),
        ("years/", ["years/undated/", "years/2017/", "years/2018/", "years/2019/"]),
        ("quotations/", ["events/treaty-signed/#_quotation-1", "events/everything/#_quotation-1"]),
        ("corrections/", ["events/everything/#_correction-1"]),
        (
            "differences/",
            [
                "events/treaty-signed/#_difference-1",
                *(f"events/everything/#_difference-{number}" for number in (1, 2)),
            ],
        ),
    ],
)
def test_pages_that_list(page: str, entries: list[str], full: Path) -> None:
    [collection] = graph(full, page)
    assert collection["@type"] == "CollectionPage"
    assert collection["mainEntity"] == {
        "@type": "ItemList",
        "numberOfItems": len(entries),
        "itemListElement": [{"@id": f"{BASE}{entry}"} for entry in entries],
    }


def test_what_tells_of_the_site_is_an_about_page(full: Path) -> None:
    [about] = graph(full, "about/")
    assert (about["@type"], about["mainEntity"]) == ("AboutPage", {"@id": f"{BASE}#site"})


# ---- the site as a dataset -------------------------------------------------------------------------


def test_the_front_page_is_a_site_and_its_data(full: Path) -> None:
    site, dataset = graph(full, "")
    assert (site["@type"], site["name"]) == ("WebSite", "The treaty of the two rivers")
    assert site["alternateName"] == "Two rivers"
    assert site["mainEntity"] == {"@id": dataset["@id"]}
    assert dataset["@type"] == "Dataset"
    assert dataset["description"] == "All of it & more"
    assert dataset["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert dataset["creator"] == {"@id": site["publisher"]["@id"]}
    assert dataset["temporalCoverage"] == "../2019-06-03"
    assert dataset["dateModified"] == "2026-11-25"
    assert dataset["keywords"][:2] == ["The talks", "The </script> bridge"]
    assert "open questions" in dataset["keywords"]


@pytest.mark.parametrize("name", ALL)
def test_every_distribution_is_there(name: str, sites: Mapping[str, Path]) -> None:
    site, dataset = graph(sites[name], "")
    files = {one["contentUrl"].removeprefix(site["url"]): one for one in dataset["distribution"]}
    assert {"timeline.json", "timeline.csv", "timeline.ics", "citations.bib", "feed.xml"} < set(files)
    for file, download in files.items():
        assert (sites[name] / file).is_file(), file
        assert re.fullmatch(r"[a-z]+/[a-z+-]+", download["encodingFormat"])


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", None),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("All rights reserved", {"@type": "CreativeWork", "name": "All rights reserved"}),
    ],
)
def test_terms_of_use(words: str, wanted: Any) -> None:
    assert terms(words) == wanted
