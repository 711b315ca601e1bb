/* One event at a time: its real page, at its own address, in the place of the page that the reader came from. */
import { make, names, once, root, sayings, selection, style } from "../shared.js";

const FAR = 60; // pixels that make a swipe
const EDGE = 24; // pixels from the window's sides in which a swipe is the browser's own

const run = performance.timeOrigin; // tells our entries in the history from those before a reload
const html = document.documentElement;
const own = document.getElementById("_main");
const ownPath = location.pathname;
const canonical = document.querySelector("link[rel=canonical]") ?? {};

let opener; // the button that was pressed
let left; // how the page was left, while one reads
let main = own; // what stands in its place
let page = {}; // the event in it, as `load` gives it
let wanted; // the path of the one to come
let depth = 0; // entries in the history since the page was left; none where it is there, or is gone back to
let toPlace; // on the way to a place within the event
let touch = {}; // where the finger came down that may swipe
let bar, place, status, before, after;

// They are written as seen from the page's own address.
for (const link of document.querySelectorAll("head link:not([rel=stylesheet])")) link.href = link.href;

/** From the event that the page is about, or from the first of the list that is not above the window. */
export const start = async (button) => {
  opener = button;
  const links = [...own.querySelectorAll(".item :is(h2, h3, h4) a")];
  const below = (link) => link.getBoundingClientRect().bottom > 0; // as is nothing that is hidden
  const { pathname } = isEvent(location) ? location : links.find(below) ?? links[0];
  const [first] = await Promise.all([load(pathname), style("story")]);
  if (!bar) build(first.frame);
  move(() => {
    if (left) return;
    enter();
    show(first, true);
  });
};

const build = (frame) => {
  bar = document.importNode(frame, true);
  const [escape, ...others] = bar.children;
  [place, status, before, after] = others;
  escape.onclick = leave;
  before.onclick = () => turn("prev");
  after.onclick = () => turn("next");
};

const enter = () => {
  left = [scrollX, scrollY, document.activeElement, document.title, canonical.href];
  html.classList.add("story");
  main.before(bar);
};

const isEvent = ({ origin, pathname }) => /^[^/]+\/$/.test((origin + pathname).replace(`${root}events/`, ""));

/** A page of an event with its neighbours: among the events that the reader chose, if it is one of them. */
const load = async (path) => {
  const found = await once(path, () => ask(path));
  const chosen = [...selection.shown ?? []].sort((a, b) => a - b), number = chosen.indexOf(+found.index);
  if (number < 0) return found;
  const near = await names(chosen.slice(number && number - 1, number + 2));
  const pathOf = (index) => near.has(index) && `${root.pathname}events/${near.get(index).id}/`;
  return {
    ...found,
    prev: pathOf(chosen[number - 1]),
    next: pathOf(chosen[number + 1]),
    place: (await sayings("story."))("place", { number: number + 1, all: chosen.length }),
  };
};

/** It fails where what is there is no event. */
const ask = async (path) => {
  const answer = await fetch(path), text = await answer.text();
  const document = new DOMParser().parseFromString(text, "text/html");
  const one = (selector) => document.querySelector(selector);
  const full = (element, name) => element && new URL(element.getAttribute(name), answer.url);
  // What comes to life on that page does so here, too; what this page has already is not loaded again.
  for (const script of document.querySelectorAll("script[type=module]")) import(full(script, "src")).catch(() => {});
  return {
    path,
    title: document.title,
    address: one("link[rel=canonical]")?.href,
    main: one("main"),
    prev: full(one(".steps [rel=prev]"), "href")?.pathname,
    next: full(one(".steps [rel=next]"), "href")?.pathname,
    frame: one("story-mode template + template").content.firstElementChild,
    ...one("story-mode").dataset, // index and place
  };
};

const move = (update) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (calm || scrollY || !document.startViewTransition) return update();
  document.startViewTransition(update).ready.catch(() => {}); // where another act overtakes it
};

const turn = (way, smooth) => page[way] && depth && go(page[way], true, smooth);

const find = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();

/** Shows an event as soon as its page is here: within the frame, where it was fetched ahead. A swipe or a link may be
    seen to move; keys and buttons not: while a view changes, presses are lost. */
const go = async (path, push, smooth, hash = "") => {
  wanted = path;
  status.textContent = status.dataset.loading;
  const found = await load(path).catch(() => {});
  const arrive = () => {
    if (!depth || wanted !== path) return;
    if (found) show(found, push, hash);
    else status.replaceChildren(make("a", { href: path }, status.dataset.failed));
  };
  if (smooth) move(arrive);
  else arrive();
};

const show = (found, push, hash = "") => {
  if (push) history.pushState({ run, story: ++depth }, "", found.path + hash);
  page = found;
  wanted = null;
  put(document.importNode(page.main, true));
  setHead(page.title, page.address);
  for (const preview of document.querySelectorAll(".preview")) preview.hidden = true;
  if (push) scrollTo(0, 0);
  find(hash);
  tell();
  for (const path of [page.next, page.prev]) if (path) load(path).catch(() => {});
};

const put = (one) => {
  main.replaceWith(one);
  main = one;
};

const setHead = (title, address) => {
  document.title = title;
  canonical.href = address;
};

/** Heard from the heading, to which the focus goes; or from the bar, where it stays on one of its buttons. */
const tell = () => {
  status.textContent = "";
  place.textContent = page.place;
  before.ariaDisabled = !page.prev;
  after.ariaDisabled = !page.next;
  const heading = main.querySelector("h1");
  if (bar.contains(document.activeElement)) status.textContent = `${page.place}: ${heading.textContent}`;
  else {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
};

/** To the page that the reader came from: when its entry is the present one, it is put back. */
const leave = () => {
  if (depth) history.go(-depth);
  depth = 0;
};

const end = () => {
  const [x, y, focus, ...head] = left;
  put(own);
  bar.remove();
  html.classList.remove("story");
  setHead(...head);
  scrollTo(x, y);
  (focus.isConnected && focus !== document.body ? focus : opener).focus({ preventScroll: true });
  page = {};
  left = null;
  depth = 0;
};

// Back and Forward.
onpopstate = ({ state }) => {
  const { pathname } = location;
  if (toPlace) {
    toPlace = false;
    history.replaceState({ run, story: ++depth }, "");
  } else if (state?.run === run) {
    if (!left) enter();
    depth = state.story;
    wanted = null;
    if (pathname !== page.path) go(pathname);
  } else if (pathname !== ownPath) location.reload();
  else if (left) end();
};

// From event to event by links. In the bar stands one to the page of an event that could not be loaded.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!depth || !link || bar.contains(link) || event.defaultPrevented) return;
  const url = new URL(link.getAttribute("href"), location), { pathname, hash } = url;
  if (!isEvent(url) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  toPlace = pathname === page.path && hash && hash !== location.hash;
  if (toPlace) return;
  event.preventDefault();
  if (pathname === page.path) find(hash);
  else go(pathname, true, event.detail, hash);
});

// Not pointer events: they end where the browser begins to scroll, and to forbid that would forbid to pan what was
// made larger.
addEventListener("touchstart", ({ touches: [one, more], target }) => {
  const inside = Math.abs(one.clientX - innerWidth / 2) < innerWidth / 2 - EDGE;
  touch = inside && !more && !target.closest("table, pre") && visualViewport.scale < 1.05 && one;
}, { passive: true });
addEventListener("touchend", ({ changedTouches: [{ clientX, clientY }] }) => {
  const across = clientX - touch.clientX, far = Math.max(FAR, 2 * Math.abs(clientY - touch.clientY));
  if (Math.abs(across) > far && getSelection().isCollapsed) turn(across < 0 === (html.dir === "rtl") ? "prev" : "next", true);
});
