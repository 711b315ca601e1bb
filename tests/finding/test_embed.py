"""The timeline in a frame of another page, on another host, as docs/embedding.md tells its editor to do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.built import PROJECT
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

DOCUMENT = (PROJECT / "docs/embedding.md").read_text(encoding="utf-8")
RECEIVER = "<script>" + DOCUMENT.partition("```html\n<script>")[2].partition("\n```")[0]
SANDBOX = DOCUMENT.partition('`sandbox="')[2].partition('"')[0]
HEIGHT = "document.querySelector('iframe').getBoundingClientRect().height"
MESSAGES = """<script>
  window.messages = [];
  addEventListener("message", ({ data, origin }) => messages.push([origin, data]));
</script>"""
STUCK = """() => [...document.querySelectorAll("body *")]
  .filter((one) => /sticky|fixed/.test(getComputedStyle(one).position)).length"""
Host = Callable[..., str]


@pytest.fixture
def host(site: str, tmp_path: Path) -> Iterator[Host]:
    """Makes a page around the frame, on a host of its own, and tells its address."""
    with serve_folder(tmp_path) as around:

        def make(view: str = "", receiver: str = RECEIVER, more: str = "") -> str:
            frame = (
                f'<iframe src="{site}embed/{view}" title="A story" loading="lazy" width="100%"'
                f' height="600" style="border:0"{more}></iframe>'
            )
            head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A newspaper</title>'
            head += '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            body = f'<body style="margin:0"><h1>A newspaper</h1>{MESSAGES}{frame}{receiver}'
            (tmp_path / "index.html").write_text(head + body, encoding="utf-8")
            return around

        yield make


def framed(page: Page) -> Frame:
    """What is in the frame, when it has told its height."""
    for _ in range(200):  # the site's policy forbids Playwright's own way of waiting
        if page.evaluate("messages.length"):
            break
        page.wait_for_timeout(50)
    return page.frames[1]


def fits(page: Page) -> float:
    """Waits until the frame is as high as what is in it, and tells how high."""
    inside = framed(page)
    for _ in range(100):
        high: float = page.evaluate(HEIGHT)
        if ceil(inside.evaluate("document.documentElement.getBoundingClientRect().height")) == high:
            return high
        page.wait_for_timeout(50)
    raise AssertionError("the frame does not fit")


@pytest.mark.parametrize("width", [320, 700])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_documented_script_makes_the_frame_as_high_as_what_is_in_it(
    scheme: str, width: int, new_page: NewPage, host: Host, site: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 640})
    watched = watch(page)
    around = host()
    page.goto(around)
    inside = framed(page)
    high = fits(page)
    assert high > 3000
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert inside.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size({"width": 1020 - width, "height": 640})
    for _ in range(100):
        if (page.evaluate(HEIGHT) > high) == (width == 700):
            break
        page.wait_for_timeout(50)
    assert (fits(page) > high) == (width == 700)
    origin = site.rstrip("/")
    for sender, data in page.evaluate("messages"):
        assert (sender, list(data), data["type"]) == (origin, ["type", "height"], "dateline:height")
    assert watched.errors == []
    assert [url for url in watched.outside(site) if not url.startswith(around)] == []


def test_the_script_listens_to_its_frames_alone(page: Page, host: Host) -> None:
    page.goto(host())
    high = fits(page)
    page.evaluate("postMessage({type: 'dateline:height', height: 5}, '*')")
    page.evaluate("postMessage(null, '*')")
    other = "document.body.append(Object.assign(document.createElement('iframe'), {srcdoc: %r, id: 'other'}))"
    page.evaluate(other % "<script>parent.postMessage({type: 'dateline:height', height: 7}, '*')</script>")
    for _ in range(100):
        if page.evaluate("messages.some(([, data]) => data?.height === 7)"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("messages.filter(([, data]) => !data || data.height < 10).length") == 3
    assert page.evaluate(HEIGHT) == high
    assert page.evaluate("other.style.height") == ""


def test_without_the_script_the_frame_scrolls(page: Page, host: Host) -> None:
    page.goto(host(receiver=""))
    inside = framed(page)
    assert page.evaluate(HEIGHT) == 600
    assert inside.evaluate("document.documentElement.scrollHeight") > 3000
    assert inside.evaluate(STUCK) == 0


@pytest.mark.parametrize("sandbox", ["", f' sandbox="{SANDBOX}"'], ids=["free", "sandbox"])
@pytest.mark.parametrize("link", ["h1 a", ".item h3 a", "a.on-strip:not([tabindex])"])
def test_links_lead_the_page_around(link: str, sandbox: str, page: Page, host: Host, site: str) -> None:
    page.goto(host(receiver="", more=sandbox))
    one = framed(page).locator(link).first
    where = one.evaluate("one => new URL(one.getAttribute('href'), document.baseURI).href")
    one.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(where)
    assert page.url.startswith(site)
    assert len(page.frames) == 1


def test_a_mark_that_script_has_drawn_leads_the_page_around_too(page: Page, host: Host, site: str) -> None:
    page.goto(host("?at=2017-11-01..2018-01-31"))
    inside = framed(page)
    expect(inside.get_by_role("status").first).to_contain_text("2017")
    strip = inside.locator(".strips")
    mark = strip.get_by_role("link", name="The United States ends its participation").first
    fits(page)
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}events/us-ends-participation/")
    assert len(page.frames) == 1


def test_a_link_into_the_page_stays_in_the_frame(page: Page, host: Host, site: str) -> None:
    around = host(receiver="")
    page.goto(around)
    inside = framed(page)
    inside.locator("a.skip").focus()
    page.keyboard.press("Enter")
    expect(inside.locator("#_list")).to_be_in_viewport()
    assert (page.url, inside.url) == (around, f"{site}embed/#_list")


def test_the_filter_of_the_address_is_that_of_the_frame(page: Page, host: Host) -> None:
    watched = watch(page)
    page.goto(host())
    everything, of_all = framed(page).locator(".item:visible").count(), fits(page)
    # At another address: at the same one a browser may give the frame back as it was.
    page.goto(f"{host('?thread=compact')}?again")
    inside = framed(page)
    expect(inside.locator("event-filter")).to_contain_text(f"of {everything} events")
    expect(inside.locator(".item:visible").first).to_be_visible()
    assert inside.locator(".item:visible:not(.thread-blue)").count() == 0
    assert 0 < inside.locator(".item:visible").count() < everything
    for _ in range(100):
        if page.evaluate(HEIGHT) < of_all:
            break
        page.wait_for_timeout(50)
    assert fits(page) < of_all
    assert watched.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 700])
def test_nothing_is_wrong_in_it(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 500})
    watched = watch(page)
    for view in ("", "?thread=compact&standing=confirmed", "?at=2017-12-01..2017-12-07"):
        page.goto(f"{site}embed/{view}")
        expect(page.locator(".item:visible").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []
    assert (watched.errors, watched.outside(site)) == ([], [])


def test_without_script_it_shows_everything(new_page: NewPage, host: Host, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(host("?thread=compact"))
    inside = page.frame_locator("iframe")
    expect(inside.locator(".item").first).to_be_visible()
    shown = inside.locator(".item:visible").count()
    expect(inside.get_by_role("link", name="Skip to the list")).to_have_attribute("target", "_self")
    page.goto(site)
    assert page.locator(".item:visible").count() == shown > 10


def test_that_of_a_long_story_has_the_main_events(new_page: NewPage, thousand: str) -> None:
    page = new_page(viewport={"width": 320, "height": 500})
    page.goto(f"{thousand}embed/")
    expect(page.get_by_role("heading", name="The main events")).to_be_visible()
    expect(page.get_by_text("60 of 1,000 events")).to_be_visible()
    assert page.locator(".item").count() == 60
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
