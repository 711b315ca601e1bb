import { readFileSync } from "node:fs";

// Groups in the order of the events; each is an address and what it holds.
function grouped(events, keysOf) {
  const groups = new Map();
  for (const event of events) {
    for (const key of keysOf(event)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(short(event));
    }
  }
  return [...groups].map(([name, held]) => ({ name, events: held }));
}

// What lists show: whole pages in the data of pages would be copied with them.
function short(event) {
  return event && { url: event.url, title: event.data.title, when: event.data.when, place: event.data.place };
}

function inOrder(collections) {
  return collections.getFilteredByGlob("input/events/*.md").sort((a, b) => a.data.weight - b.data.weight);
}

export default function (config) {
  // As data it would be copied for each page.
  const register = JSON.parse(readFileSync("sources.json", "utf8"));
  config.addFilter("source", (name) => register[name]);
  config.addPassthroughCopy({ static: "/" });
  config.addCollection("events", (collections) => {
    const events = inOrder(collections);
    events.forEach((event, index) => {
      event.data.before = short(events[index - 1]);
      event.data.after = short(events[index + 1]);
    });
    return events;
  });
  config.addCollection("years", (collections) => grouped(inOrder(collections), (event) => [event.data.year]));
  config.addCollection("topics", (collections) => grouped(inOrder(collections), (event) => event.data.topics));
  return { dir: { input: "input", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
