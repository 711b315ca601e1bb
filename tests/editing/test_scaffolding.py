from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config, pipeline
from dateline.editing.scaffolding import identifier, new_event
from dateline.problems import MachineError, UsageError
from tests.sites import make_site


@pytest.fixture
def site(tmp_path: Path) -> config.Config:
    return config.load(make_site(tmp_path))


def test_writes_what_is_known(site: config.Config) -> None:
    file = new_event(site, "The bridge is built", "2018-01", thread="talks", sources=["gazette", "herald"])
    assert file == site.root / "content/events/the-bridge-is-built.md"
    assert file.read_bytes().decode() == (
        "---\ntitle: The bridge is built\ndate: 2018-01\nthread: talks\nsources: [gazette, herald]\n---\n"
    )


def test_without_a_thread_it_is_the_first(site: config.Config) -> None:
    text = new_event(site, "The bridge", "2018").read_text()
    assert "\nthread: talks\nsources: []\n" in text


TITLES = [
    "Plain words",
    'Says: "we will", they’d — say',
    "It's 100% #1 [sic] {or so} & *more* | `code` @ last",
    "- a dash: and a colon",
    "2017",
    "true",
    "null",
    "~ about",
    "Émile goes to Łódź",
    "back\\slash",
    "  spaces   and\nlines ",
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_comes_back_as_it_was(site: config.Config, title: str) -> None:
    new_event(site, title, "2018", sources=["gazette"], name="new-one")
    event = pipeline.check(site).events["new-one"]
    assert event.title.source == " ".join(title.split())


@pytest.mark.parametrize("title", ["Начало переговоров", "بداية المحادثات", "会談の始まり"])
def test_a_title_in_another_script_needs_a_name(site: config.Config, title: str) -> None:
    with pytest.raises(UsageError, match="holds no letter from a to z for an address: name one with --id"):
        new_event(site, title, "2018")
    file = new_event(site, title, "2018", sources=["gazette"], name="first-talks")
    assert file.name == "first-talks.md"
    assert f"title: {title}\n" in file.read_text(encoding="utf-8")


DATES = ["2018-01-31", "2018", "2018~", "2018-1X", "../2018-01", "[1667,1668]", "{1960,1961}", "-0044-03-15"]


QUALIFIED = [
    "%2004-06-11",
    "~2018",
    "?2018",
    "2018%",
    "2018/%2019",
    "2018-%06~",
    "-0044~",
    "2018/..",
    "2018/",
]


@pytest.mark.parametrize(
    "date", [*DATES, "2017-12-02T20:00:00-05:00", "2018-21", "Y-17000", "?2018-?06", *QUALIFIED]
)
def test_any_date_comes_back_as_it_was(site: config.Config, date: str) -> None:
    new_event(site, "An event", date, sources=["gazette"])
    assert str(pipeline.check(site).events["an-event"].date) == date


def test_never_writes_over_a_file(site: config.Config) -> None:
    file = site.root / "content/events/talks-begin.md"
    before = file.read_bytes()
    with pytest.raises(UsageError, match=r"^content/events/talks-begin\.md is there already: edit it, or"):
        new_event(site, "Talks begin!", "2018")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "  "}, "the title is empty"),
        ({"title": "The\x07 bridge"}, "the title holds the invisible character U+0007. Take it out"),
        ({"title": "\ufeffThe bridge"}, "the title holds the invisible character U+FEFF."),
        ({"title": "The br\udceccke"}, "the title holds the invisible character U+DCEC."),  # no UTF-8
        ({"title": "A <b>"}, "the title: raw HTML: <b>. Write **the words**."),
        ({"title": "Talks [@gazette]"}, "the title: a citation in a title. Cite in the body"),
        ({"date": "2018-02-30"}, "--date: 30 February 2018 does not exist; February 2018 has 28 days. Write"),
        ({"date": ""}, "--date: "),
        ({"thread": "talk"}, "--thread: unknown thread “talk”. Did you mean talks?"),
        ({"thread": "xyz"}, "--thread: unknown thread “xyz”. Threads are talks."),
        ({"sources": ["gazete"]}, "--source: unknown source “gazete”. Did you mean gazette?"),
        ({"sources": ["gazette", "x"]}, "--source: unknown source “x”. Write content/sources/x.md first."),
        ({"name": "../x"}, "--id: “../x” is no id. Use lower-case letters"),
        ({"name": ""}, "--id: “” is no id."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    site: config.Config, change: dict[str, object], said: str
) -> None:
    before = sorted(site.root.rglob("*"))
    given: dict[str, object] = {"title": "The bridge", "date": "2018", **change}
    with pytest.raises(UsageError) as raised:
        new_event(site, **given)  # type: ignore[arg-type]
    assert str(raised.value).startswith(said)
    assert sorted(site.root.rglob("*")) == before


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    site = config.load(make_site(tmp_path, {"content/events": "a file in the way"}, base=False))
    with pytest.raises(MachineError, match=r"^content/events/the-bridge\.md cannot be written: "):
        new_event(site, "The bridge", "2018")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The United States leaves UNESCO", "the-united-states-leaves-unesco"),
        ("Guterres’s goal, the court's ruling", "guterress-goal-the-courts-ruling"),
        ("Émile, Straße, Øresund, Łódź, Œuvre", "emile-strasse-oresund-lodz-oeuvre"),
        ("One two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"),
        ("2017: a year", "2017-a-year"),
        ("x" * 300, "x" * 80),
        ("…a…", "a"),
        ("Delta™ ½ — İstanbul", "deltatm-12-istanbul"),
    ],
)
def test_identifiers_are_made_from_titles(title: str, name: str) -> None:
    assert identifier(title) == name
