/* Which events hold words, and where these stand in a text. MiniSearch finds them with our index, of which only
   the files for these words are loaded. */

import { load, manifest, once } from "../data.js";

// The words of a text as the index holds them: dateline/publish/finding/folding.py has the same rules and names.
const CLOSE = String.raw`\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}`;
const LETTER = String.raw`[[\p{L}\p{N}]--[${CLOSE}]]`;
const WORD = new RegExp(
  String.raw`([${CLOSE}]\p{M}*)|${LETTER}(?:\.${LETTER})+(?![\p{M}\p{L}\p{N}])` +
    String.raw`|${LETTER}+(?:[\p{M}\u00ad\u200c\u200d\u2060]+${LETTER}*)*`,
  "gv",
);
// Signs that other scripts write their vowels with stay.
const ACCENTS = /\u0640|[\p{M}--[\u0900-\u1aaf\u1b00-\u1cff\u3000-\uabff]]/gv;
const ALIKE = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ł: "l", ħ: "h", ŧ: "t", ð: "d", ς: "σ", ى: "ي", ی: "ي", ک: "ك", ة: "ه" };

export const fold = (word) =>
  word.normalize("NFKD").replace(ACCENTS, "").toUpperCase().toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]|[ßæœþøđłħŧðςىیکة]/gu, (letter) => ALIKE[letter] ?? "");

/** What a text is found by, and where it stands; `lone`: a letter that `term` was to be a pair with. */
const pieces = (text) => {
  const found = [];
  let before;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    const term = fold(match[0]);
    if (match[1]) {
      const paired = before?.to === from;
      if (paired) Object.assign(before, { term: before.term + term, to, lone: false });
      before = { term, from, to, first: to, lone: paired };
      found.push(before);
    } else if ([...term].length > 1) found.push({ term, from, to, first: to });
  }
  return found;
};

/** What to ask the index for. */
export const asked = (text) => [...new Set(pieces(text).filter((one) => !one.lone).map((one) => one.term))];

/** Where words that begin with one of `terms` stand in a text: [from, to, term]. */
export const spots = (text, terms) =>
  pieces(text).flatMap(({ term, from, to, first }) => {
    const held = terms.find((one) => term.startsWith(one));
    return held ? [[from, held === term ? to : first, held]] : [];
  });

const ENGINE = new URL("../vendor/minisearch-7.2.0.js", import.meta.url);

const engine = async () => {
  try {
    return (await import(ENGINE)).default;
  } catch (error) {
    ENGINE.searchParams.set("again", Date.now()); // browsers remember that a module did not come
    throw error;
  }
};

const each = (count, value) => Object.fromEntries(Array.from({ length: count }, (_, index) => [index, value(index)]));

/** By index the weight of a word: dateline/publish/finding/terms.py says how numbers hold them. */
const weights = (numbers) => {
  let index = -1;
  return Object.fromEntries(numbers.map((number) => [(index += (number >> 4) + 1), number % 16]));
};

const open = async (path) => {
  const [MiniSearch, { events }, terms] = await Promise.all([engine(), manifest(), load(path)]);
  const stored = {
    serializationVersion: 2,
    documentCount: 2 * events, // a word that all events hold still counts for something
    nextId: events,
    dirtCount: 0,
    documentIds: each(events, (index) => index),
    storedFields: {},
    fieldIds: { text: 0 },
    fieldLength: each(events, () => [1]),
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
  for (const index of await Promise.all(paths.map((path) => once(`open ${path}`, () => open(path))))) {
    for (const { id, score } of index.search(term)) scores.set(id, (scores.get(id) ?? 0) + score);
  }
  return scores;
};

let last = new Map(); // by term, of the words that were found last

/** The events that hold all of these terms: [index, fit]. */
export const find = async (terms) => {
  const scores = new Map(terms.map((term) => [term, last.get(term) ?? fits(term)]));
  const [first, ...others] = await Promise.all(scores.values());
  last = scores;
  return [...first].filter(([index]) => others.every((one) => one.has(index)))
    .map(([index, fit]) => [index, others.reduce((sum, one) => sum + one.get(index), fit)]);
};

/** What texts say of events: see dateline/publish/finding/texts.py. */
export const texts = async (indexes) => {
  const { texts: each } = await manifest();
  const files = indexes.map((index) => load(`texts/${Math.floor(index / each)}.json`));
  return (await Promise.all(files)).map((file, place) => file[indexes[place] % each]);
};
