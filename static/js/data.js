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
