/* What "Search" opens: results come as one types. Its words stand in the address as `q`, so Back closes it.
   MiniSearch finds them with our index, of which only the files for these words are loaded. */

import { change, load, make, manifest, markup, once, read, root, rows } from "../shared.js";

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

/** By index the weight of a word: dateline/publish/finding/terms.py says how numbers hold them. */
const weights = (numbers) => {
  let index = -1;
  return Object.fromEntries(numbers.map((number) => [(index += (number >> 4) + 1), number % 16]));
};

/** MiniSearch with the words of these files. */
const indexed = async (paths) => {
  const [{ default: MiniSearch }, { events }, ...files] =
    await Promise.all([import("../vendor/minisearch-7.2.0.js"), manifest(), ...paths.map((path) => load(path))]);
  const stored = {
    serializationVersion: 2,
    documentCount: 2 * events, // a word that all events hold still counts for something
    documentIds: [...Array(events).keys()],
    storedFields: {},
    fieldIds: { text: 0 },
    fieldLength: Array(events).fill([1]),
    averageFieldLength: [1],
    index: files.flatMap(Object.entries).map(([term, numbers]) => [term, { 0: weights(numbers) }]),
  };
  // Weights count almost as they are, and the length of a text not at all.
  const searchOptions = { prefix: true, combineWith: "AND", bm25: { k: 50, b: 0, d: 0 } };
  return MiniSearch.loadJS(stored, { fields: ["text"], searchOptions });
};

/** The events that hold, for each of these terms, a word that begins with it: as `id`, and how well they fit. */
export const find = async (terms) => {
  const starts = await load("terms/index.json");
  const paths = starts.flatMap((start, file) =>
    terms.some((term) => start <= `${term}\uffff` && !(starts[file + 1] <= term)) ? [`terms/${file}.json`] : []);
  const index = await once(`indexed ${paths}`, () => indexed(paths));
  return index.search(terms.join(" "));
};

/** What texts say of events: see dateline/publish/finding/texts.py. */
export const texts = (indexes) => rows("texts", indexes);

let opener; // the button that opens it
let dialog, input, order, status, list, more;
let turn = 0; // counts what was asked: only the last answer is shown
let pushed = false; // whether the page without a search is one step back
let timer;

const note = () => {
  if (dialog.open) change((address) => address.set("q", input.value.trim()), { replace: true });
};

const say = (key, after, count) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = status.dataset[key].replace("{count}", count?.toLocaleString(document.documentElement.lang));
    note();
  }, after);
};

const marked = (text, terms) => {
  const inside = [];
  let from = 0;
  for (const [start, end] of spots(text, terms)) {
    inside.push(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  return [...inside, text.slice(from)];
};

/** Where most of the words stand together. */
const snippet = (all, terms) => {
  const places = all.flatMap((text) => spots(text, terms).map(([from], _, found) => {
    const near = found.filter(([at]) => at >= from && at < from + LENGTH - BEFORE);
    return { text, from, count: new Set(near.map(([, , term]) => term)).size };
  }));
  const { text, from } = places.toSorted((a, b) => b.count - a.count)[0] ?? { text: all[0], from: 0 };
  const space = (at) => Math.max(text.lastIndexOf(" ", at), at - GAP, -1);
  const start = space(from - BEFORE) + 1, end = start + LENGTH < text.length ? space(start + LENGTH) : Infinity;
  return [start && "… ", ...marked(text.slice(start, end), terms), end < text.length && " …"];
};

const result = ([id, title, date, colour, running, names], terms) =>
  make("li", { className: `thread-${colour}` },
    make("p", {}, date),
    make("a", { href: new URL(`events/${id}/`, root) }, ...marked(title, terms)),
    make("p", {}, ...snippet([...running, names.join(" · ")], terms)));

/** Shows what is found from the result `from` on. */
const update = async (from = 0) => {
  const mine = ++turn;
  say("wait", PATIENCE);
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (mine !== turn) return;
  const terms = asked(input.value);
  let found = [], shown = [], said = terms.length ? "none" : "hint";
  try {
    if (terms.length) found = await find(terms);
    if (found.length) said = "found";
    found.sort((a, b) => (order.value ? 0 : b.score - a.score) || a.id - b.id);
    shown = await texts(found.slice(from, from + SHOWN).map(({ id }) => id));
  } catch (error) {
    console.warn(error);
    said = "failed";
  }
  if (mine !== turn) return;
  if (!from) list.replaceChildren();
  list.append(...shown.map((row) => result(row, terms)));
  if (from) list.children[from]?.querySelector("a").focus();
  more.hidden = said !== "failed" && list.children.length >= found.length;
  more.textContent = more.dataset[said];
  say(said, said === "failed" ? 0 : QUIET, found.length);
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
    if (document.activeElement === document.body) opener.focus({ preventScroll: true });
    dialog.showModal();
    input.value = query;
    update();
  }
};

/** Opens it for a button; `typed`: gives what was typed meanwhile. */
export const open = async (button, typed) => {
  opener = button;
  if (!dialog) {
    dialog = await markup("search");
    [input, order, status, list, more] = dialog.querySelectorAll("input, select, [role=status], ol, ol + button");
    dialog.onkeydown = onKey;
    dialog.onclose = onClose;
    input.oninput = order.onchange = () => update();
    list.onclick = note;
    more.onclick = further;
    addEventListener("popstate", follow);
  }
  if (!read().has("q")) {
    change((address) => address.set("q", typed()));
    pushed = true;
  }
  follow();
};
