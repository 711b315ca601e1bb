// MiniSearch with all of its index in one file, as its documentation shows.
import { load } from "./static/js/shared.js";
import { texts } from "./static/js/search/dialog.js";
import MiniSearch from "./static/js/vendor/minisearch-7.2.0.js";

const FIELDS = ["title", "names", "quotations", "summary", "body"];
const loaded = load("whole.json").then((data) => MiniSearch.loadJS(data, { fields: FIELDS }));

export const search = async (text) => {
  const boost = { title: 4, names: 2, quotations: 1.5, summary: 1.5 };
  const found = (await loaded).search(text, { prefix: true, combineWith: "AND", boost });
  await texts(found.slice(0, 20).map(({ id }) => id));
  return found.length;
};
