/* The events of the story as numbers, in the order of the account: what the strip is drawn from. */
import { load, once } from "./data.js";

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
