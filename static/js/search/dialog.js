/* What "Search" opens: results come as one types. Its words stand in the address as `q`, so Back closes it. */

import { change, read } from "../address.js";
import { manifest, root, style } from "../data.js";
import { asked, find, spots, texts } from "./finding.js";

const SHOWN = 20; // results at first, and more each time
const PAUSE = 20; // milliseconds: a letter is seen before it is searched for
const PATIENCE = 400; // milliseconds until one is told to wait
const QUIET = 600; // milliseconds without a letter until the count is said, and the address changes
const LENGTH = 180; // letters of a text that are shown
const BEFORE = 60; // of them before the first word
const WORD = 20; // letters to look for a space, so that no word is cut

const make = (name, values, ...inside) => {
  const one = Object.assign(document.createElement(name), values);
  one.append(...inside);
  return one;
};
const control = (values) => make("button", { type: "button", className: "tool", ...values });

const input = make("input", { type: "search", autocomplete: "off", enterKeyHint: "search", maxLength: 200 });
const order = make("select", { hidden: true, onchange: () => update() });
const close = control({ textContent: "×", onclick: () => dialog.close() });
const status = make("p", { role: "status" });
const again = control({ hidden: true });
const list = make("ol", { onclick: () => note() });
const more = control({ hidden: true, onclick: () => update(list.children.length) });
const form = make("form", { role: "search", onsubmit: () => false }, input, order, close);
const dialog = make("dialog", { className: "search", closedBy: "any" }, form, status, again, list, more);

let button; // what opens it
let said; // words that the page holds: those of scripts may not come
let turn = 0; // counts what was asked: only the last answer is shown
let pushed = false; // whether the page without a search is one step back
let timer;

const say = (text, time) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = text;
    note();
  }, time);
};

const note = () => {
  if (dialog.open) change((address) => address.set("q", input.value.trim()), { replace: true });
};

const name = async () => {
  const { words } = await manifest();
  if (order.hidden) order.append(new Option(words["search.fit"], ""), new Option(words["search.time"], "time"));
  order.ariaLabel = words["search.order"];
  order.hidden = false;
  more.textContent = words["search.more"];
  close.textContent = words["search.close"];
  return words;
};

const near = (text, terms) => {
  const found = spots(text, terms);
  const best = { text, found, from: 0, count: 0 };
  for (const [from] of found) {
    const inside = found.filter(([at]) => at >= from && at < from + LENGTH - BEFORE);
    const { size } = new Set(inside.map(([, , term]) => term));
    if (size > best.count) Object.assign(best, { from, count: size });
    if (size === terms.length) break;
  }
  return best;
};

const marked = (text, found, from = 0, to = text.length) => {
  const inside = [];
  let at = from;
  for (const [start, end] of found) {
    if (start < at || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    inside.push(text.slice(at, start), mark);
    at = end;
  }
  return [...inside, text.slice(at, to)];
};

const snippet = (all, terms) => {
  const { text, found, from } = all.map((one) => near(one, terms))
    .reduce((best, one) => (one.count > best.count ? one : best));
  const first = from - BEFORE;
  const start = first > 0 ? Math.max(text.lastIndexOf(" ", first) + 1, first - WORD) : 0;
  const last = start + LENGTH;
  const end = last < text.length ? Math.max(text.lastIndexOf(" ", last), last - WORD) : text.length;
  return [start ? "… " : "", ...marked(text, found, start, end), end < text.length ? " …" : ""];
};

const result = ([id, title, date, colour, running, names], terms) => {
  const item = document.createElement("li");
  const [when, link, text] = ["p", "a", "p"].map((name) => item.appendChild(document.createElement(name)));
  item.className = `thread-${colour}`;
  when.textContent = date;
  link.href = new URL(`events/${id}/`, root);
  link.append(...marked(title, spots(title, terms)));
  text.append(...snippet([...running, names.join(" · ")], terms));
  return item;
};

/** Shows what is found from the result `from` on. */
const update = async (from = 0) => {
  const mine = ++turn;
  const terms = asked(input.value);
  again.hidden = true;
  say(said.wait, PATIENCE);
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (mine !== turn) return;
  try {
    const words = await name();
    const found = terms.length ? await find(terms) : [];
    found.sort((a, b) => (order.value ? 0 : b[1] - a[1]) || a[0] - b[0]);
    const rows = await texts(found.slice(from, from + SHOWN).map(([index]) => index));
    const count = found.length.toLocaleString(document.documentElement.lang);
    const told = words[`search.${!terms.length ? "hint" : found.length ? "found" : "none"}`];
    if (mine !== turn) return;
    if (!from) list.replaceChildren();
    list.append(...rows.map((row) => result(row, terms)));
    more.hidden = list.children.length >= found.length;
    if (from) list.children[from].querySelector("a").focus();
    say(told.replace("{count}", count), QUIET);
  } catch (error) {
    console.warn(error);
    if (mine !== turn) return;
    if (!from) list.replaceChildren();
    more.hidden = true;
    again.hidden = false;
    say(said.failed, 0);
  }
};

again.onclick = () => {
  input.focus();
  update(list.children.length);
};

/** By the arrows from the words through the results and back; Enter leads to the first. */
const onKey = (event) => {
  const places = [input, ...list.querySelectorAll("a")];
  const at = places.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: at ? 0 : 1 }[event.key];
  if (event.isComposing) return;
  if (event.key === "Escape") dialog.close(); // some browsers would only empty the field
  else if (step && at >= 0) places[at + step]?.focus();
  else return;
  event.preventDefault();
};

/** As the address says. */
const follow = () => {
  const query = read().get("q");
  if (query === null) {
    dialog.close();
    return;
  }
  if (!dialog.open) {
    // Where the focus comes back to when it closes.
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
    dialog.showModal();
    input.value = query;
    update();
  }
};

input.addEventListener("input", () => update());
dialog.addEventListener("keydown", onKey);
dialog.addEventListener("close", () => {
  clearTimeout(timer);
  if (pushed && read().has("q")) history.back();
  else change((address) => address.delete("q"), { replace: true });
  pushed = false;
});
addEventListener("popstate", follow);

/** Opens it for the button `opener`; `data`: the words wait, failed and again; `typed`: what was typed meanwhile. */
export const open = async (opener, data, typed) => {
  button = opener;
  said = data;
  dialog.ariaLabel = input.ariaLabel = opener.ariaLabel;
  again.textContent = data.again;
  // It works without its sheet, too.
  await style(new URL("../../css/search.css", import.meta.url)).catch(console.warn);
  document.body.append(dialog);
  if (!read().has("q")) {
    change((address) => address.set("q", typed()));
    pushed = true;
  }
  follow();
};
