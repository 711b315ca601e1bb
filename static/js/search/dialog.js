/* What "Search" opens: results come as one types. Its words stand in the address as `q`, so Back closes it.
   MiniSearch finds them with our index, of which only the files for these words are loaded. */

import { change, read } from "../address.js";
import { load, make, manifest, once, root, style } from "../data.js";

const SHOWN = 20; // results at first, and more each time
const PAUSE = 20; // milliseconds: a letter is seen before it is searched for
const PATIENCE = 400; // milliseconds until one is told to wait
const QUIET = 600; // milliseconds without a letter until the count is said, and the address changes
const LENGTH = 180; // letters of a text that are shown
const BEFORE = 60; // of them before the first word
const GAP = 20; // letters to look for a space, so that no word is cut

// The words of a text as the index holds them: dateline/publish/finding/folding.py has the same rules and names.
const ANY = String.raw`[\p{L}\p{N}]`;
const CLOSE = String.raw`[${ANY}&&[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]]`;
const LETTER = `[${ANY}--${CLOSE}]`;
const WORD = new RegExp(
  String.raw`(${CLOSE}\p{M}*)(?=(${CLOSE}\p{M}*)?)` +
    String.raw`|${LETTER}(?:\.${LETTER})+(?!\p{M}|${ANY})` +
    String.raw`|${LETTER}[${LETTER}\p{M}\u00ad\u200c\u200d\u2060]*`,
  "gv",
);
// Signs that other scripts write their vowels with stay.
const NO_LETTER = /[^\p{L}\p{N}[\p{M}&&[\u0900-\u1aaf\u1b00-\u1cff\u3000-\uabff]]]|\u0640/gv;
const ALIKE = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ł: "l", ħ: "h", ŧ: "t", ð: "d", ı: "i", ς: "σ", ى: "ي", ی: "ي", ک: "ك", ة: "ه" };

export const fold = (word) =>
  word.normalize("NFKD").toLowerCase().replace(NO_LETTER, "").replace(/./gu, (letter) => ALIKE[letter] ?? letter);

/** What a text is found by, and where it stands: a letter of CLOSE and the next are a pair, `first` between them. */
const pieces = (text) =>
  [...text.matchAll(WORD)].flatMap(({ 0: word, 1: letter, 2: next = "", index: from }) => {
    const term = fold(word + next);
    const first = from + word.length;
    return letter || [...term].length > 1 ? [{ term, from, first, to: first + next.length }] : [];
  });

/** What to ask the index for: the last letter of a pair is not asked for once more. */
export const asked = (text) => {
  const found = pieces(text).filter(({ to }, place, all) => to !== all[place - 1]?.to);
  return [...new Set(found.map(({ term }) => term))];
};

/** Where words that begin with one of `terms` stand in a text: [from, to, term]. */
export const spots = (text, terms) =>
  pieces(text).flatMap(({ term, from, first, to }) => {
    const held = terms.find((one) => term.startsWith(one));
    return held ? [[from, held === term ? to : first, held]] : [];
  });

const ENGINE = new URL("../vendor/minisearch-7.2.0.js", import.meta.url);

const engine = () => import(ENGINE).catch((error) => {
  ENGINE.searchParams.set("again", Date.now()); // browsers remember that a module did not come
  throw error;
});

/** By index the weight of a word: dateline/publish/finding/terms.py says how numbers hold them. */
const weights = (numbers) => {
  let index = -1;
  return Object.fromEntries(numbers.map((number) => [(index += (number >> 4) + 1), number % 16]));
};

/** MiniSearch with the words of one file. */
const indexed = async (path) => {
  const [{ default: MiniSearch }, { events }, terms] = await Promise.all([engine(), manifest(), load(path)]);
  const stored = {
    serializationVersion: 2,
    documentCount: 2 * events, // a word that all events hold still counts for something
    documentIds: [...Array(events).keys()],
    storedFields: {},
    fieldIds: { text: 0 },
    fieldLength: Array(events).fill([1]),
    averageFieldLength: [1],
    index: Object.entries(terms).map(([term, numbers]) => [term, { 0: weights(numbers) }]),
  };
  // Weights count almost as they are, and the length of a text not at all.
  return MiniSearch.loadJS(stored, { fields: ["text"], searchOptions: { prefix: true, bm25: { k: 50, b: 0, d: 0 } } });
};

/** By index how well events fit a word that begins with `term`. */
const fits = async (term) => {
  const starts = await load("terms/index.json");
  const paths = starts.flatMap((start, file) =>
    start <= `${term}\uffff` && !(starts[file + 1] <= term) ? [`terms/${file}.json`] : []);
  const scores = new Map();
  for (const index of await Promise.all(paths.map((path) => once(`indexed ${path}`, () => indexed(path))))) {
    for (const { id, score } of index.search(term)) scores.set(id, (scores.get(id) ?? 0) + score);
  }
  return scores;
};

/** The events that hold all of these terms: [index, fit]. */
export const find = async (terms) => {
  const [first = [], ...others] = await Promise.all(terms.map(fits));
  return [...first].filter(([index]) => others.every((one) => one.has(index)))
    .map(([index, fit]) => [index, others.reduce((sum, one) => sum + one.get(index), fit)]);
};

/** What texts say of events: see dateline/publish/finding/texts.py. */
export const texts = async (indexes) => {
  const { texts: each } = await manifest();
  const files = indexes.map((index) => load(`texts/${Math.floor(index / each)}.json`));
  return (await Promise.all(files)).map((file, place) => file[indexes[place] % each]);
};

let button; // what opens it
let words; // what the site says in its language
let turn = 0; // counts what was asked: only the last answer is shown
let pushed = false; // whether the page without a search is one step back
let timer;

const note = () => {
  if (dialog.open) change((address) => address.set("q", input.value.trim()), { replace: true });
};

const say = (key, after, count) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = words[`search.${key}`].replace("{count}", count?.toLocaleString(document.documentElement.lang));
    note();
  }, after);
};

const marked = (text, found, from = 0, to = text.length) => {
  const inside = [];
  for (const [start, end] of found) {
    if (start < from || end > to) continue;
    inside.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...inside, text.slice(from, to)];
};

/** Where most of the words stand together. */
const snippet = (all, terms) => {
  let best = { text: all[0], found: [], from: 0, count: 0 };
  for (const text of all) {
    const found = spots(text, terms);
    for (const [from] of found) {
      if (best.count === terms.length) break;
      const near = found.filter(([at]) => at >= from && at < from + LENGTH - BEFORE);
      const count = new Set(near.map(([, , term]) => term)).size;
      if (count > best.count) best = { text, found, from, count };
    }
  }
  const { text, found, from } = best;
  const space = (at) => Math.max(text.lastIndexOf(" ", at), at - GAP);
  const start = from > BEFORE ? space(from - BEFORE) + 1 : 0;
  const end = start + LENGTH < text.length ? space(start + LENGTH) : text.length;
  return [start ? "… " : "", ...marked(text, found, start, end), end < text.length ? " …" : ""];
};

const result = ([id, title, date, colour, running, names], terms) =>
  make("li", { className: `thread-${colour}` },
    make("p", {}, date),
    make("a", { href: new URL(`events/${id}/`, root) }, ...marked(title, spots(title, terms))),
    make("p", {}, ...snippet([...running, names.join(" · ")], terms)));

/** Shows what is found from the result `from` on. */
const update = async (from = 0) => {
  const mine = ++turn;
  say("wait", PATIENCE);
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (mine !== turn) return;
  const terms = asked(input.value);
  let found = [], rows = [], failed = false;
  try {
    found = await find(terms);
    found.sort((a, b) => (order.value ? 0 : b[1] - a[1]) || a[0] - b[0]);
    rows = await texts(found.slice(from, from + SHOWN).map(([index]) => index));
  } catch (error) {
    console.warn(error);
    failed = true;
  }
  if (mine !== turn) return;
  if (!from) list.replaceChildren();
  list.append(...rows.map((row) => result(row, terms)));
  if (from) list.children[from]?.querySelector("a").focus();
  more.hidden = !failed && list.children.length >= found.length;
  more.textContent = words[failed ? "search.again" : "search.more"];
  if (failed) say("failed", 0);
  else say(!terms.length ? "hint" : found.length ? "found" : "none", QUIET, found.length);
};

/** More results, or what did not come once more. */
const further = () => {
  if (!list.children.length) input.focus();
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

const onClose = () => {
  clearTimeout(timer);
  if (pushed && read().has("q")) history.back();
  else change((address) => address.delete("q"), { replace: true });
  pushed = false;
};

/** As the address says. */
const follow = () => {
  const query = read().get("q");
  if (query === null) dialog.close();
  else if (!dialog.open) {
    // Where the focus comes back to when it closes.
    if (document.activeElement === document.body) button.focus({ preventScroll: true });
    dialog.showModal();
    input.value = query;
    update();
  }
};

const input = make("input", { type: "search", autocomplete: "off", enterKeyHint: "search", maxLength: 200, oninput: () => update() });
const fit = new Option("", "");
const time = new Option("", "time");
const order = make("select", { onchange: () => update() }, fit, time);
const close = make("button", { className: "tool", onclick: () => dialog.close() });
const status = make("p", { role: "status" });
const list = make("ol", { onclick: note });
const more = make("button", { className: "tool", hidden: true, onclick: further });
const dialog = make("dialog", { className: "search", closedBy: "any", onkeydown: onKey, onclose: onClose },
  make("search", {}, input, order, close), status, list, more);

addEventListener("popstate", follow);

/** Opens it for the button `opener`; `typed`: gives what was typed meanwhile. */
export const open = async (opener, typed) => {
  const sheet = new URL("../../css/search.css", import.meta.url);
  // It works without its sheet, too.
  [{ words }] = await Promise.all([manifest(), style(sheet).catch(console.warn)]);
  for (const [name, one] of Object.entries({ fit, time, close })) one.textContent = words[`search.${name}`];
  order.ariaLabel = words["search.order"];
  dialog.ariaLabel = input.ariaLabel = opener.ariaLabel;
  button = opener;
  document.body.append(dialog);
  if (!read().has("q")) {
    change((address) => address.set("q", typed()));
    pushed = true;
  }
  follow();
};
