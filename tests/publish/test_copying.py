"""The button that copies how to cite a page: there only where it works, and told to those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kinds import kinds_of
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})"
REFUSED = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
SPEECH = """() => {
  window.said = [];
  const status = document.querySelector(".citation [role=status]");
  new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true});
}"""


@pytest.fixture
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["shipped"]) as root:
        yield root + kinds_of(built["shipped"])["events"]


def copying(page: Page, address: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    return page


def test_the_citation_is_copied_and_said(page: Page, address: str) -> None:
    watched = watch(page)
    copying(page, address).evaluate(SPEECH)
    button = page.get_by_role("button", name="Copy")
    status = page.locator(".citation [role=status]")
    expect(status).to_be_empty()
    button.click()
    expect(status).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#_citation").inner_text().replace("\n", " ")
    assert copied.startswith("The Dateline editors. “")
    button.click()
    for _ in range(100):  # the page's policy forbids Playwright's own way of waiting, which is eval
        if page.evaluate("said.length") == 3:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("said") == ["Copied", "", "Copied"]
    assert watched.errors == []
    assert [url for url in watched.requests if "cite.bib" in url] == []


def test_it_works_with_the_keyboard_alone(page: Page, address: str) -> None:
    copying(page, address)
    page.locator("#_citation").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".citation [role=status]")).to_have_text("Copied")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="BibTeX", exact=True)).to_be_focused()


def test_a_refusal_is_said(page: Page, address: str) -> None:
    page.add_init_script(REFUSED)
    page.goto(address)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".citation [role=status]")).to_have_text("Not copied: select the text instead")


LATER = """async (address) => {
  const text = await (await fetch(address)).text();
  const came = document.importNode(new DOMParser().parseFromString(text, "text/html").querySelector("article"), true);
  came.id = "came";
  came.querySelector("#_citation").textContent = "The words of another event.";
  document.querySelector("main").append(came);
  came.remove();
  document.querySelector("main").append(came);
}"""


def test_it_is_there_in_an_article_that_comes_later_and_copies_its_own_words(
    page: Page, address: str
) -> None:
    copying(page, address).evaluate(LATER, address)
    came = page.locator("#came .citation")
    came.get_by_role("button", name="Copy").click()  # there is one
    expect(came.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "The words of another event."


@pytest.mark.parametrize("how", ["without script", "without a clipboard"])
def test_where_it_cannot_work_there_is_no_button(how: str, new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=how != "without script")
    watched = watch(page)
    page.add_init_script(NO_CLIPBOARD)
    page.goto(address)
    assert page.get_by_role("button", name="Copy").count() == 0
    expect(page.locator("#_citation")).to_be_visible()
    expect(page.get_by_role("link", name="BibTeX", exact=True)).to_be_visible()
    assert watched.errors == []


def test_the_file_is_saved_under_the_name_of_the_event(page: Page, address: str) -> None:
    page.goto(address)
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX", exact=True).click()
    name = address.rstrip("/").rpartition("/")[2]
    assert download.value.suggested_filename == f"{name}.bib"
    assert download.value.path().read_text(encoding="utf-8").startswith(f"@misc{{event-{name},\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_after_copying_nothing_is_wrong_on_a_narrow_phone(
    scheme: str, new_page: NewPage, address: str
) -> None:
    page = copying(new_page(color_scheme=scheme, viewport={"width": 320, "height": 640}), address)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".citation [role=status]")).to_have_text("Copied")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(page) == []


def test_paper_has_the_words_only(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator("#_citation")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.locator(".cite-ways")).to_be_hidden()
