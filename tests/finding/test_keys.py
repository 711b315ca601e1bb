"""Keys: from event to event, to the controls that name one, and their list with the switch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

EVENT = "events/us-ends-participation/"
# A key, and where the focus is before anything else can run.
AT_ONCE = """(key) => {
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  const box = document.activeElement.getBoundingClientRect();
  return [document.activeElement.textContent, box.top >= 0 && box.bottom <= innerHeight];
}"""
ROWS = """[...document.querySelectorAll(".keys dl > div")].map((row) => [
  [...row.querySelectorAll("kbd")].map((one) => one.textContent).join(" "), row.querySelector("dd").textContent])"""
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def headlines(page: Page) -> Locator:
    return page.locator(".item :is(h2, h3, h4) a")


def ready(page: Page) -> Page:
    """The page, once its keys are answered."""
    expect(page.get_by_role("button", name="Keyboard")).to_be_visible()
    return page


def listed(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Keys")


def letters(page: Page) -> Locator:
    return page.get_by_role("switch", name="Single-letter keys")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_they_lead_from_headline_to_headline(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    watched = watch(page)
    page.goto(site)
    page.keyboard.press("j")
    expect(headlines(page).nth(0)).to_be_focused()
    assert page.evaluate(OUTLINE) == "solid"
    for key, number in (("j", 1), ("ArrowRight", 2), ("k", 1), ("ArrowLeft", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(headlines(page).nth(number)).to_be_focused()
    for _ in range(25):
        page.keyboard.press("j")
    expect(headlines(page).last).to_be_focused()
    expect(headlines(page).last).to_be_in_viewport(ratio=1)
    page.keyboard.press("k")
    name = headlines(page).nth(20).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    assert watched.errors == []
    assert watched.outside(site) == []


def test_what_is_led_to_is_seen_below_what_sticks(page: Page, site: str) -> None:
    page.goto(site)
    for _ in range(12):
        page.keyboard.press("j")
    for _ in range(8):
        page.keyboard.press("k")
        box = page.evaluate("document.activeElement.getBoundingClientRect().top")
        stuck = page.evaluate("""Math.max(...[...document.querySelectorAll(".year, .month-head")]
          .map((one) => one.getBoundingClientRect()).filter((box) => box.top <= 0).map((box) => box.bottom), 0)""")
        assert box >= stuck - 1


def test_they_start_where_the_window_is(page: Page, site: str) -> None:
    page.goto(site)
    headlines(page).nth(0).focus()
    headlines(page).nth(9).evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 80)")
    page.keyboard.press("j")
    expect(headlines(page).nth(9)).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    headlines(page).nth(9).evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 80)")
    page.keyboard.press("k")
    expect(headlines(page).nth(8)).to_be_focused()


def test_they_pass_by_what_is_hidden(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("for (const one of [...document.querySelectorAll('.item')].slice(1, 4)) one.hidden = true")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".item[hidden] { display: none }");
      document.adoptedStyleSheets = [sheet];
    }""")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(headlines(page).nth(4)).to_be_focused()


def test_on_an_events_page_they_lead_to_its_neighbours(page: Page, site: str) -> None:
    page.goto(site + EVENT)
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("advocates-reaction"))
    ready(page).keyboard.press("ArrowLeft")
    expect(page).to_have_url(site + EVENT)
    ready(page)
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("haley-overruled"))


def test_a_key_presses_the_control_that_names_it(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("""() => {
      for (const [name, hidden] of [["first", true], ["second", false], ["third", false]]) {
        const button = document.createElement("button");
        button.textContent = name;
        button.hidden = hidden;
        button.setAttribute("aria-keyshortcuts", "x Control+Y");
        button.onclick = () => (document.title += ` ${name}`);
        document.querySelector("main").prepend(button);
      }
    }""")
    page.keyboard.press("x")
    expect(page).to_have_title(re.compile(" third$"))
    page.keyboard.press("Control+y")
    page.keyboard.press("y")
    expect(page).to_have_title(re.compile(" third$"))


@pytest.mark.parametrize("field", ["input", "textarea", "select", "div contenteditable tabindex=0"])
def test_they_leave_fields_alone(field: str, page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate(f"document.querySelector('main').insertAdjacentHTML('afterbegin', '<{field}>')")
    own = page.locator("main > :first-child")
    own.focus()
    for key in ("j", "k", "s", "?", "/", "ArrowRight"):
        page.keyboard.press(key)
    expect(own).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".story-bar")).to_have_count(0)


def test_they_leave_alone_what_is_anothers(page: Page, site: str) -> None:
    page.goto(site)
    for key in ("Control+j", "Alt+j", "Meta+j", "Shift+ArrowRight", "J"):
        page.keyboard.press(key)
    page.evaluate("""() => {
      const send = (more) => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key: "j", bubbles: true, cancelable: true, ...more}));
      send({isComposing: true});
      document.body.addEventListener("keydown", (event) => event.preventDefault(), {once: true});
      send({});
    }""")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.evaluate("""() => {
      const dialog = document.createElement("dialog");
      dialog.id = "other";
      document.body.append(dialog);
      dialog.showModal();
    }""")
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(headlines(page).nth(0)).to_be_focused()


def test_arrows_scroll_what_is_wider_than_the_page(page: Page, site: str) -> None:
    page.goto(site + EVENT)
    page.evaluate("""document.querySelector("main .body").insertAdjacentHTML("afterbegin",
      "<table tabindex=0><tr><td>" + "wide ".repeat(400) + "</td></tr></table>")""")
    page.locator("main table").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(site + EVENT)


def test_another_alphabet_has_the_same_keys(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("""document.body.dispatchEvent(
      new KeyboardEvent("keydown", {key: "о", code: "KeyJ", bubbles: true, cancelable: true}))""")
    expect(headlines(page).nth(0)).to_be_focused()


def test_the_list_says_what_works_on_the_page(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(listed(page)).to_be_visible()
    rows = dict(page.evaluate(ROWS))
    assert rows["j →"] == "Next event"
    assert rows["k ←"] == "Previous event"
    assert rows["Enter"] == "Open the event in focus"
    assert rows["s"] == "Read as a story"
    assert rows["?"] == "Keyboard"
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(listed(page)).to_have_count(0)
    expect(headlines(page).nth(0)).to_be_focused()
    page.goto(f"{site}about/")
    page.keyboard.press("?")
    expect(listed(page)).to_be_visible()
    expect(listed(page)).not_to_contain_text("Next event")


def test_the_list_in_the_accessibility_tree(page: Page, site: str) -> None:
    page.goto(site + EVENT)
    page.get_by_role("button", name="Keyboard").click()
    expect(listed(page)).to_match_aria_snapshot("""
      - dialog "Keys":
        - heading "Keys" [level=2]
        - term: j →
        - definition: Next event
        - term: k ←
        - definition: Previous event
        - switch "Single-letter keys" [checked]
        - button "Close"
    """)
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Keyboard")).to_be_focused()


def test_letters_can_be_switched_off_and_on_without_a_key(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("?")
    expect(letters(page)).to_be_checked()
    letters(page).click()
    page.get_by_role("button", name="Close").click()
    assert page.evaluate("localStorage.datelineKeys") == "off"
    for address in ("", "sources/", EVENT):
        page.goto(site + address)
        for key in ("j", "k", "s", "?", "/"):
            page.keyboard.press(key)
        expect(page).to_have_url(site + address)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator(".story-bar")).to_have_count(0)
    page.goto(site)
    expect(page.locator("[aria-keyshortcuts=s]")).to_have_count(1)
    page.get_by_role("button", name="Read as a story").click()
    expect(page.locator(".story-bar")).to_contain_text("1 of 22")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".story-bar")).to_contain_text("2 of 22")
    page.keyboard.press("j")
    expect(page.locator(".story-bar")).to_contain_text("2 of 22")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keyboard").click()
    expect(letters(page)).not_to_be_checked()
    letters(page).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".item a:focus")).to_have_count(1)


def test_where_nothing_may_be_stored_they_work(page: Page, site: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
    )
    page.goto(site)
    page.keyboard.press("j")
    expect(headlines(page).nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(letters(page)).to_be_checked()
    letters(page).click()
    page.keyboard.press("Escape")
    expect(listed(page)).to_have_count(0)


@pytest.mark.parametrize("blocked", ["js/shared.js", "find/keys.json", "find/find.json"])
def test_where_the_list_cannot_come_it_says_so(blocked: str, page: Page, site: str) -> None:
    page.route(f"**/{blocked}*", lambda route: route.abort())
    page.goto(site)
    page.get_by_role("button", name="Keyboard").click()
    expect(page.locator("key-help").get_by_role("status")).to_have_text("Not loaded. Try again.")
    page.keyboard.press("j")
    expect(page.locator(".item a:focus")).to_have_count(1)
    page.unroute(f"**/{blocked}*")
    page.get_by_role("button", name="Keyboard").click()
    expect(listed(page)).to_be_visible()
    expect(page.locator("key-help").get_by_role("status")).to_be_empty()


def test_the_list_works_without_its_sheet(page: Page, site: str) -> None:
    page.route("**/keys.css*", lambda route: route.abort())
    page.goto(site)
    page.get_by_role("button", name="Keyboard").click()
    expect(listed(page)).to_be_visible()


def test_without_script_there_is_no_button(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site)
    expect(page.locator("key-help button")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_nothing_is_wrong_with_the_list(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto(site)
    button = page.get_by_role("button", name="Keyboard")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.click()
    expect(listed(page)).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture(scope="module")
def rtl(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["rtl"]) as root:
        yield root


def test_from_right_to_left_the_arrows_are_mirrored(page: Page, rtl: str) -> None:
    page.goto(rtl)
    for key, number in (("ArrowLeft", 0), ("ArrowLeft", 1), ("ArrowRight", 0)):
        page.keyboard.press(key)
        expect(headlines(page).nth(number)).to_be_focused()


def test_among_a_thousand_events_the_next_is_in_view_at_once(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}newest/")
    count = headlines(page).count()
    names = headlines(page).all_text_contents()
    for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        assert page.evaluate(AT_ONCE, key) == [names[number], True]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    name, seen = page.evaluate(AT_ONCE, "k")
    assert seen
    assert names.index(name) > count / 2
