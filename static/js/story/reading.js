/* One event at a time: its real page, at its own address, in the place of the page that the reader came from. */
import { root, style } from "../data.js";

const MOST = 12; // pages kept: enough to turn back, little to hold
const FAR = 60; // pixels that make a swipe
const EDGE = 24; // pixels from the window's sides in which a swipe is the browser's own
const COVERS = "dialog[open], :popover-open, .preview:not([hidden])"; // Escape closes these first

const own = location.pathname; // of the page itself
const run = performance.timeOrigin; // tells our entries in the history from those before a reload
const html = document.documentElement;
const main = document.getElementById("_main");
const isBack = html.dir === "rtl";
const kept = new Map(); // pages by path, the one asked for last at the end
const canonical = document.querySelector("link[rel=canonical]") ?? {};

let started; // the <story-mode> whose button was pressed
let from; // how the page was left, while one reads
let nodes; // what stood in it, while another event stands there
let shown; // the path of the event
let wanted; // that of the one to come
let depth; // entries in the history since the page was left
let toPlace; // on the way to a place within the event
let covered; // something lay above as the key went down
let touch; // where the finger came down that may swipe
let coming, strip, bar, place, status, before, after;

/** From the event that the page is about, or from the first one in view. */
export const start = async (element) => {
  started = element;
  const path = eventPath(location) ?? eventPath(first());
  await Promise.all([style(new URL("../../css/story.css", import.meta.url)), path !== own && load(path)]);
  wanted = path;
  move(() => {
    if (from || wanted !== path) return;
    enter();
    depth = 0;
    show(path, true);
  });
};

/** Where nothing of the list is in view, its first. */
const first = () => {
  const links = [...main.querySelectorAll(".item :is(h2, h3, h4) a")];
  const seen = links.filter((link) => link.checkVisibility());
  return seen.find((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }) ?? seen[0] ?? links[0];
};

const enter = () => {
  from = [scrollX, scrollY, document.activeElement, document.title, canonical.href];
  // They are written as seen from the page's own address.
  for (const link of document.querySelectorAll("head link:not([rel=stylesheet])")) link.href = link.href;
  if (!bar) build();
  main.before(bar);
  setFrame(true);
};

const setFrame = (away) => {
  html.classList.toggle("story", away);
  for (const one of document.querySelectorAll(".site-head, .site-foot")) one.inert = away;
};

const build = () => {
  bar = started.querySelectorAll("template")[1].content.cloneNode(true).firstElementChild;
  [place, status] = bar.querySelectorAll("p");
  const buttons = bar.querySelectorAll("button");
  buttons[0].onclick = leave;
  [, before, after] = buttons;
  before.onclick = () => turn("prev");
  after.onclick = () => turn("next");
  attend();
};

/** The strip comes when it can; else each event keeps its own small one. */
const follow = async () => {
  try {
    coming ??= import("./strip.js").then(({ make }) => make());
    strip = await coming;
    if (!from) return;
    if (!strip.element.isConnected) main.after(strip.element);
    await strip.show(+stand().index);
  } catch {
    coming = null;
    strip?.element.remove();
  }
};

/** What the page of an event says of its place in the story. */
const stand = () => main.querySelector("story-mode").dataset;

const neighbour = (way) => main.querySelector(`.steps a[rel=${way}]`);

/** The path of the event that an address leads to; undefined where it leads elsewhere. */
const eventPath = ({ href, pathname }) =>
  /^events\/[^/]+\/([#?]|$)/.test(href.startsWith(root.href) && href.slice(root.href.length)) ? pathname : undefined;

/** A promise of an event's page, {title, canonical, main}; what fails is asked for anew the next time. */
const load = (path) => {
  const one = kept.get(path) ?? { promise: ask(path) };
  kept.delete(path);
  kept.set(path, one);
  if (kept.size > MOST) kept.delete(kept.keys().next().value);
  one.promise.then((page) => (one.page = page), () => kept.delete(path));
  return one.promise;
};

const here = (path) => kept.get(path)?.page;

const ask = async (path) => {
  const answer = await fetch(path);
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  const main = page.querySelector("main:has(story-mode)");
  if (!main) throw new Error(`${path} is no event`);
  const full = (one) => new URL(one.getAttribute("src"), new URL(path, root));
  for (const image of main.querySelectorAll("img")) new Image().src = full(image);
  // What comes to life on that page does so here, too; what this page has already is not loaded again.
  for (const script of page.querySelectorAll("script[type=module][src]")) import(full(script)).catch(() => {});
  return { title: page.title, canonical: page.querySelector("link[rel=canonical]")?.href, main };
};

const move = (update) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (calm || !document.startViewTransition) return update();
  html.style.setProperty("--scrolled", `${-scrollY}px`); // what fades away stays where it is
  document.startViewTransition(update).ready.catch(() => {}); // where another act overtakes it
};

const turn = (way, smooth) => {
  const link = neighbour(way);
  if (link && depth) go(eventPath(link), true, smooth);
};

const find = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();

/** Shows an event as soon as its page is here: at once, where it was fetched ahead. A swipe or a link may be seen to
    move. Keys and buttons are answered within a frame: while a view changes, presses are lost. */
const go = (path, push, smooth, hash = "") => {
  const awaited = (act) => () => from && wanted === path && act();
  const arrive = awaited(() => show(path, push, hash));
  wanted = path;
  if (path === own || here(path)) return smooth ? move(arrive) : arrive();
  status.textContent = status.dataset.loading;
  load(path).then(arrive, awaited(() => {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = status.dataset.failed;
    status.replaceChildren(link);
  }));
};

const show = (path, push, hash) => {
  if (push) history.pushState({ story: { run, depth: ++depth } }, "", path + (hash ?? ""));
  fill(path);
  shown = path;
  wanted = null;
  const page = here(path);
  setHead(path === own ? from.slice(3) : [page.title, page.canonical]);
  for (const preview of document.querySelectorAll(".preview")) preview.hidden = true;
  if (push) scrollTo({ top: 0, behavior: "instant" });
  if (hash) find(hash);
  tell();
  follow();
  for (const link of [neighbour("next"), neighbour("prev")]) {
    if (link && eventPath(link) !== own) load(eventPath(link));
  }
};

const fill = (path) => {
  if (path !== own) {
    nodes ??= [...main.childNodes];
    main.replaceChildren(...document.importNode(here(path).main, true).childNodes);
  } else if (nodes) {
    main.replaceChildren(...nodes);
    nodes = null;
  }
};

const setHead = ([title, address]) => {
  document.title = title;
  canonical.href = address;
};

/** Heard from the heading, to which the focus goes; or from the bar, where it stays on one of its buttons. */
const tell = () => {
  const heading = main.querySelector("h1"), stays = [before, after].includes(document.activeElement);
  place.textContent = stand().place ?? "";
  before.ariaDisabled = !neighbour("prev");
  after.ariaDisabled = !neighbour("next");
  status.textContent = stays ? `${place.textContent}: ${heading.textContent}` : "";
  if (stays) return;
  heading.tabIndex = -1;
  heading.onblur = () => { // not where the whole window is left
    if (heading !== document.activeElement) heading.removeAttribute("tabindex");
  };
  heading.focus({ preventScroll: true });
};

const scrolls = (one) => one && one !== html
  && ((one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX))
    || scrolls(one.parentElement));

/** To the side to which time goes on, or back. */
const aside = (onward, smooth) => turn(onward === isBack ? "prev" : "next", smooth);

const isOthers = (event) => !from || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;

/** Keys, swipes, and links from event to event. */
const attend = () => {
  addEventListener("keydown", () => (covered = document.querySelector(COVERS)), true);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (isOthers(event) || covered || target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (key === "Escape" && !event.isComposing) leave();
    else if (/^Arrow[LR]/.test(key) && !scrolls(target)) {
      event.preventDefault();
      aside(key === "ArrowRight");
    }
  });

  // Not pointer events: they end where the browser begins to scroll, and to forbid that would forbid to pan what
  // was made larger.
  addEventListener("touchstart", ({ touches: [one, more], target }) => {
    const middle = Math.abs(one.clientX - innerWidth / 2) < innerWidth / 2 - EDGE;
    touch = from && middle && !more && !scrolls(target) && visualViewport.scale < 1.05 ? one : null;
  }, { passive: true });
  addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!touch || !getSelection().isCollapsed) return;
    const across = end.clientX - touch.clientX, down = end.clientY - touch.clientY;
    if (Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down)) aside(across < 0, true);
    touch = null;
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]:not([target], [download])");
    const url = link && new URL(link.getAttribute("href"), location);
    // In the bar stands the link to the page of an event that could not be loaded.
    if (isOthers(event) || !url || !eventPath(url) || bar.contains(link)) return;
    const { pathname, hash } = url;
    if (pathname === shown && hash && hash !== location.hash) toPlace = true;
    else {
      event.preventDefault();
      if (pathname !== shown) go(pathname, true, event.detail, hash);
      else find(hash);
    }
  });
  addEventListener("hashchange", () => {
    if (!toPlace) return;
    toPlace = false;
    history.replaceState({ story: { run, depth: ++depth } }, "");
  });
};

/** To the page that the reader came from: when its entry is the present one, `travel` puts it back. */
const leave = () => {
  if (depth) history.go(-depth);
  depth = 0;
};

const end = () => {
  const [left, top, focus, ...head] = from;
  fill(own);
  bar.remove();
  strip?.element.remove();
  setFrame(false);
  setHead(head);
  scrollTo({ left, top, behavior: "instant" });
  const back = focus.isConnected && focus !== document.body ? focus : started.querySelector("button");
  back.focus({ preventScroll: true });
  from = shown = wanted = null;
};

/** Back and Forward. `state`: that of the entry which is the present one now. */
export const travel = (state) => {
  if (toPlace) return;
  const { pathname } = location;
  if (state?.story?.run === run) {
    if (!from) enter();
    ({ depth } = state.story);
    wanted = null;
    if (pathname !== shown) go(pathname);
  } else if (pathname !== own) location.reload();
  else if (from) end();
};
