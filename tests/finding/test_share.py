"""Sharing: the link of what is seen, the system's way of sending it, and the HTML to embed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.built import PROJECT, build_site
from tests.kinds import kinds_of
from tests.sites import make_site
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

VIEW = "?thread=compact&at=2017-12-01..2017-12-07"
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"
NO_SHEET = "Object.defineProperty(Navigator.prototype, 'share', {value: undefined})"
REFUSED = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
SHEET = """navigator.share = async (what) => {
  window.shared = what;
  if (window.refusal) throw new DOMException("", window.refusal);
}"""
READ = """(written) => {
  const { body } = new DOMParser().parseFromString(written, "text/html"), [frame] = body.childNodes;
  return [[...body.childNodes].map((one) => one.localName), ...[...frame.attributes].map(({ name, value }) => [name, value])];
}"""
TITLE = 'The "odd" & <old> story'


def opened(page: Page, address: str) -> Locator:
    """The dialog that the button opens."""
    page.goto(address)
    page.get_by_role("button", name="Share", exact=True).click()
    return seen(page)


def seen(page: Page) -> Locator:
    dialog = page.get_by_role("dialog", name="Share")
    expect(dialog).to_be_visible()
    return dialog


def said(dialog: Locator, place: int = 0) -> Locator:
    """What is said beside one of the buttons that copy."""
    return dialog.locator("copy-text").nth(place).get_by_role("status")


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.fixture
def granted(page: Page) -> Page:
    """A page that may use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


@pytest.fixture
def event(site: str, built: Mapping[str, Path]) -> str:
    """The address of an event."""
    return site + kinds_of(built["shipped"])["events"]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose title has every letter that HTML writes otherwise."""
    site = make_site(tmp_path_factory.mktemp("odd"))
    settings = site / "site.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    named = [f"title = '{TITLE}'" if line.startswith("title =") else line for line in lines]
    assert named != lines
    settings.write_text("\n".join(named) + "\n", encoding="utf-8")
    with serve_folder(build_site(site, site / "_site"), "/repo/") as address:
        yield address


def test_the_link_has_what_is_seen_in_it(granted: Page, site: str) -> None:
    watched = watch(granted)
    granted.goto(site + VIEW)
    button = granted.get_by_role("button", name="Share", exact=True)
    expect(button).to_be_visible()
    assert [url for url in watched.requests if "share.json" in url or "share.css" in url] == []
    button.click()
    dialog = seen(granted)
    dialog.get_by_role("button", name="Copy link").click()
    expect(said(dialog)).to_have_text("Copied")
    assert copied(granted) == site + VIEW == granted.url
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    assert (watched.errors, watched.outside(site)) == ([], [])


def test_it_works_with_the_keyboard_alone(granted: Page, site: str) -> None:
    granted.goto(site)
    button = granted.get_by_role("button", name="Share", exact=True)
    for _ in range(2):
        button.focus()
        granted.keyboard.press("Enter")
        expect(seen(granted).get_by_role("button", name="Copy link")).to_be_focused()
        granted.keyboard.press("Space")
        expect(said(seen(granted))).to_have_text("Copied")
        granted.keyboard.press("Escape")
        expect(granted.get_by_role("dialog")).to_have_count(0)
        expect(button).to_be_focused()
    assert copied(granted) == site


def test_what_it_says_to_a_screen_reader(page: Page, site: str) -> None:
    page.add_init_script(SHEET)
    dialog = opened(page, site)
    dialog.locator("summary").click()
    expect(dialog).to_match_aria_snapshot("""
      - dialog "Share":
        - heading "Share" [level=2]
        - button "Share …"
        - status
        - text: Link to this page
        - textbox "Link to this page"
        - button "Copy link"
        - status
        - group:
          - text: "/Embed/"
          - textbox "HTML that shows this timeline in another page:"
          - button "Copy the HTML"
          - status
          - text: "/With this script/"
          - textbox "With this script that page makes the frame as high as what is in it:"
          - button "Copy the script"
          - status
        - button "Close"
    """)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_state_has_anything_wrong(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(
        viewport={"width": width, "height": 640},
        color_scheme=scheme,
        has_touch=width == 390,
        reduced_motion="reduce",
    )
    page.add_init_script(SHEET + ";" + REFUSED)
    page.goto(site)
    button = page.get_by_role("button", name="Share", exact=True)
    press = button.tap if width == 390 else button.click
    press()
    dialog = seen(page)
    assert axe(page) == []
    dialog.locator("summary").click()
    dialog.get_by_role("button", name="Copy the script").click()
    expect(said(dialog, 2)).to_have_text("Not copied: select the text instead")
    expect(said(dialog, 2)).to_be_in_viewport(ratio=1)
    assert axe(page) == []
    sizes = "all => all.map((one) => one.getBoundingClientRect().height)"
    assert min(page.locator("share-view button, .share :is(button, summary)").evaluate_all(sizes)) >= 44
    assert dialog.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_press_beside_it_closes_it(page: Page, site: str) -> None:
    dialog = opened(page, site)
    page.mouse.click(5, 5)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_focused()


def test_where_nothing_can_be_copied_the_texts_can_be_selected(page: Page, site: str) -> None:
    page.add_init_script(f"{NO_CLIPBOARD};{NO_SHEET}")
    dialog = opened(page, site + VIEW)
    dialog.locator("summary").click()
    assert dialog.get_by_role("button").all_inner_texts() == ["Close"]
    dialog.get_by_label("Link to this page").focus()
    page.keyboard.press("Control+a")
    assert page.evaluate("String(getSelection())") == site + VIEW


def test_the_systems_sheet_is_given_the_link(page: Page, site: str) -> None:
    page.add_init_script(SHEET)
    dialog = opened(page, site + VIEW)
    send, status = dialog.get_by_role("button", name="Share …"), dialog.locator("send-link [role=status]")
    send.click()
    assert page.evaluate("shared") == {"title": page.title(), "url": site + VIEW}
    expect(status).to_be_empty()
    page.evaluate("refusal = 'NotAllowedError'")
    send.click()
    expect(status).to_have_text("Not shared: copy the link instead")
    page.evaluate("refusal = 'AbortError'")
    send.click()
    expect(status).to_be_empty()


def test_an_event_is_shared_by_its_own_address(page: Page, event: str) -> None:
    dialog = opened(page, f"{event}?from=elsewhere#_sources")
    expect(dialog.get_by_label("Link to this page")).to_have_value(event)
    expect(dialog.get_by_text("Embed", exact=True)).to_be_hidden()


def test_the_html_is_exact(page: Page, odd: str) -> None:
    dialog = opened(page, f"{odd}?thread=a&thread=b&from=2016")
    written = dialog.locator("textarea").nth(1).input_value()
    assert "?thread=a&amp;thread=b&amp;from=2016" in written
    assert page.evaluate(READ, written) == [
        ["iframe"],
        ["src", f"{odd}embed/?thread=a&thread=b&from=2016"],
        ["title", TITLE],
        ["loading", "lazy"],
        ["width", "100%"],
        ["height", "600"],
        ["style", "border: 0px;"],
    ]


def test_the_script_for_the_page_around_is_the_documented_one(page: Page, site: str) -> None:
    text = (PROJECT / "docs/embedding.md").read_text(encoding="utf-8")
    dialog = opened(page, site)
    documented = text.partition("```html\n<script>")[2].partition("\n```")[0]
    expect(dialog.locator("textarea").nth(2)).to_have_value(f"<script>{documented}")


def test_back_closes_it(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("history.pushState(null, '', '?thread=compact')")
    page.get_by_role("button", name="Share", exact=True).click()
    dialog = seen(page)
    expect(dialog.get_by_label("Link to this page")).to_have_value(f"{site}?thread=compact")
    page.go_back()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Share", exact=True).click()
    expect(seen(page).get_by_label("Link to this page")).to_have_value(site)


def test_it_works_without_its_sheet(page: Page, site: str) -> None:
    page.route("**/share.css*", lambda route: route.abort())
    expect(opened(page, site).get_by_label("Link to this page")).to_have_value(site)


@pytest.mark.parametrize("file", ["js/shared.js", "find/share.json", "find/find.json"])
def test_what_did_not_come_is_said_and_asked_for_again(file: str, page: Page, site: str) -> None:
    page.route(f"**/{file}*", lambda route: route.abort())
    page.goto(site)
    button = page.get_by_role("button", name="Share", exact=True)
    button.click()
    said = page.locator("share-view > [role=status]")
    expect(said).to_have_text("Not loaded. Try again.")
    expect(button).to_be_focused()
    assert axe(page) == []
    page.unroute(f"**/{file}*")
    button.click()
    seen(page)
    expect(said).to_be_empty()


def test_several_presses_open_it_once(page: Page, site: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/find.json", hold)
    page.goto(site)
    button = page.get_by_role("button", name="Share", exact=True)
    with page.expect_request("**/find.json"):
        button.click()
    button.click()
    for route in waiting:
        route.continue_()
    seen(page)
    assert page.locator("dialog").count() == 1


@pytest.mark.parametrize("which", ["front", "event"])
def test_without_script_there_is_no_button(which: str, new_page: NewPage, site: str, event: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site if which == "front" else event)
    assert page.get_by_role("button", name="Share", exact=True).count() == 0
    expect(page.locator("h1")).to_be_visible()
