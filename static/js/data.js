/* What a site says of itself for scripts, below /find/: nothing is asked for before a part needs it. And what
   all parts need to say it: an element, a sheet. */

/** The root of the site, wherever it is served. */
export const root = new URL("../../", import.meta.url);

const held = {};

/** What `promise` gives for a key, made once; what fails is tried anew when it is asked for again. */
export const once = (key, promise) => held[key] ??= promise().catch((error) => {
  delete held[key];
  throw error;
});

const json = async (path, options) => {
  const answer = await fetch(new URL(`find/${path}`, root), options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

/** Its version is that of all files: so a page kept by a cache never mixes two of them. */
export const manifest = () => once("find.json", () => json("find.json", { cache: "no-cache" }));

export const load = (path) => once(path, async () => json(`${path}?v=${(await manifest()).version}`));

/** Says the texts of a part, such as "filter.": their {places} filled, numbers as the language writes them. */
export const sayings = async (part) => {
  const { words, language } = await manifest();
  return (key, values) =>
    words[part + key].replace(/{(\w+)}/g, (_, name) => values[name].toLocaleString(language));
};

/** One text, by its whole key. */
export const words = async (key, values) => (await sayings(""))(key, values);

/** By index what lists and marks say of events. */
export const names = async (indexes) => {
  const each = (await manifest()).names;
  return new Map(await Promise.all(indexes.map(async (index) => {
    const rows = await load(`names/${Math.floor(index / each)}.json`);
    const [id, title, label, date, place, summary, evidence] = rows[index % each];
    return [index, { id, title, label, date, place, summary, evidence }];
  })));
};

/** An element with its properties and what stands in it; what is false, null or "" does not. */
export const make = (tag, values, ...inside) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inside.filter(Boolean));
  return made;
};

/** A sheet beside those that the page came with; the promise is kept when it holds. */
export const style = (href) => once(href, () => new Promise((onload, onerror) => {
  document.head.append(make("link", { rel: "stylesheet", href, onload, onerror }));
}));

// ---- The events of the story as numbers, in the order of the account: what the strip is drawn from

const FORMS = ["day", "range", "span", "open"];

/** The surest first. */
export const STANDINGS = ["confirmed", "reported", "disputed", "planned"];

/** Days since 1970-01-01; null where nobody knows. Read once. */
export const events = () => once("events", async () => {
  const file = await load("strip.json");
  return {
    stretch: file.stretch && { start: file.stretch[0], end: file.stretch[1] },
    threads: file.threads.map(([id, title, colour]) => ({ id, title, colour })),
    bursts: file.bursts.map(([start, end, words]) => ({ start, end, words })),
    years: file.years.map(([number, words, start, end]) => ({ number, words, start, end })),
    tickWords: file.ticks,
    list: file.start.map((start, index) => event(file, start, index)),
  };
});

/** The bits of `mark`: two for the form, two for the standing, then one each. */
const event = (file, start, index) => {
  const mark = file.mark[index], length = file.length[index];
  const end = file.end[index] ?? (length === null ? null : start + length);
  return {
    index, start, end,
    begun: index in file.begun ? file.begun[index] : start === null ? null : [start, end],
    core: file.core[index] ?? null,
    thread: file.thread[index],
    form: FORMS[mark & 3],
    standing: STANDINGS[(mark >> 2) & 3],
    approximate: !!(mark & 16),
    featured: !!(mark & 32),
    rough: !!(mark & 64),
    time: !!(mark & 128),
    worth: file.worth[index],
  };
};

/** The featured first, then by standing, then by independent sources; among equals as they were given. */
export const byImportance = (list) => list.toSorted((a, b) =>
  b.featured - a.featured
  || STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing)
  || b.worth - a.worth);
