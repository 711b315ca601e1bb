/* What scripts share: what a site says of itself for them, below /find/, of which nothing is asked for before a part
   needs it; elements, sheets and dialogs to show it; what the reader asked for; and the events as numbers. */

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

/** What files of `kind`, each of so many events, hold of these. */
export const rows = async (kind, indexes) => {
  const { [kind]: each } = await manifest();
  return Promise.all(indexes.map(async (index) =>
    (await load(`${kind}/${Math.floor(index / each)}.json`))[index % each]));
};

/** By index what lists and marks say of events. */
export const names = async (indexes) => new Map((await rows("names", indexes)).map(
  (name, at) => [indexes[at], name],
));

/** An element with its properties and what stands in it; what is false, null or "" does not. */
export const make = (tag, values, ...inside) => {
  const made = Object.assign(document.createElement(tag), values);
  made.append(...inside.filter(Boolean));
  return made;
};

/** The sheet `name`, beside those that the page came with; the promise is kept when it holds. */
export const style = (name) => once(name, async () => {
  const href = new URL(`static/css/${name}.css?v=${(await manifest()).version}`, root);
  await new Promise((onload, onerror) => {
    document.head.append(make("link", { rel: "stylesheet", href, onload, onerror }));
  });
});

/** The dialog `name` as its template has it, put into the page until it closes; with its sheet where that comes. */
export const markup = async (name) => {
  const [text] = await Promise.all([load(`${name}.json`), style(name).catch(console.warn)]);
  document.body.insertAdjacentHTML("beforeend", text);
  const dialog = document.body.lastElementChild;
  dialog.onclose = () => dialog.remove();
  return dialog;
};

// ---- What the reader asked for: in the address of the page, so it can be shared and Back leads to what was before;
// and which events that chose

const here = location.pathname;
const tell = () => document.dispatchEvent(new Event("dateline:address"));

export const read = () => new URLSearchParams(location.search);

/** `edit` changes the words of the address; nothing is told where they stay as they are. */
export const change = (edit, { replace = false } = {}) => {
  const asked = read();
  edit(asked);
  const address = new URL(location);
  address.search = asked;
  if (address.href === location.href) return;
  history[replace ? "replaceState" : "pushState"](history.state, "", address);
  tell();
};

// Events read one by one have addresses of their own, which other pages have, too.
addEventListener("popstate", (event) => {
  if (location.pathname === here && !event.state?.story) tell();
});

/** `shown`: the indexes of the events that were asked for; null for all. The strip and the list follow together. */
export const selection = { shown: null };

export const select = (shown) => {
  selection.shown = shown;
  document.dispatchEvent(new Event("dateline:selection"));
};

// ---- The events of the story as numbers, in the order of the account: what the strip is drawn from

const FORMS = ["day", "range", "span", "open"];

/** The surest first. */
export const STANDINGS = ["confirmed", "reported", "disputed", "planned"];

/** What /find/strip.json says, and from its columns the `list` of events. Times are days since 1970-01-01; null where
    nobody knows. Read once. */
export const events = () => once("events", async () => {
  const file = await load("strip.json");
  return { ...file, list: file.start.map((start, index) => event(file, start, index)) };
});

/** The bits of `mark`: two for the form, two for the standing, and one for what is featured. */
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
    featured: !!(mark & 32),
    worth: file.worth[index],
  };
};

/** The featured first, then by standing, then by independent sources; among equals as they were given. */
export const byImportance = (list) => list.toSorted((a, b) =>
  b.featured - a.featured
  || STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing)
  || b.worth - a.worth);
