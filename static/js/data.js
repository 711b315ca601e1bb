/* What a site says of itself for scripts, below /find/: nothing is asked for before a part needs it. */

/** The root of the site, wherever it is served. */
export const root = new URL("../../", import.meta.url);

const held = new Map();

/** What `make` promises for a key, made once; what fails is tried anew when it is asked for again. */
export const once = (key, make) => {
  if (!held.has(key)) {
    const promise = make();
    promise.catch(() => held.delete(key));
    held.set(key, promise);
  }
  return held.get(key);
};

const json = async (path, options) => {
  const answer = await fetch(new URL(`find/${path}`, root), options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

/** Its version is that of all files: so a page kept by a cache never mixes two of them. */
export const manifest = () => once("find.json", () => json("find.json", { cache: "no-cache" }));

export const load = (path) => once(path, async () => json(`${path}?v=${(await manifest()).version}`));

/** A text of the site's language, its {places} filled. */
export const words = async (key, values = {}) =>
  (await manifest()).words[key].replace(/{(\w+)}/g, (all, name) => values[name] ?? all);

/** By index what lists and marks say of events. */
export const names = async (indexes) => {
  const each = (await manifest()).names;
  const numbers = [...new Set(indexes.map((index) => Math.floor(index / each)))];
  const files = new Map();
  await Promise.all(numbers.map(async (number) => files.set(number, await load(`names/${number}.json`))));
  return new Map(indexes.map((index) => {
    const [id, title, label, date, place, summary, evidence] = files.get(Math.floor(index / each))[index % each];
    return [index, { id, title, label, date, place, summary, evidence }];
  }));
};

/** A sheet beside those that the page came with; the promise is kept when it holds. */
export const style = (url) => once(url.href, () => new Promise((resolve, reject) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  link.onload = resolve;
  link.onerror = () => {
    link.remove();
    reject(new Error(`${url.pathname} did not come`));
  };
  document.head.append(link);
}));
