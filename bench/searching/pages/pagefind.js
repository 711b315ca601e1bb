// Pagefind as its documentation shows, with what it tells of the first twenty.
import * as pagefind from "./pagefind/pagefind.js";

export const search = async (text) => {
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, 20).map((one) => one.data()));
  return results.length;
};
