/* Asks the script's geometry what tests/js/vectors.py asked Python's, and tells where the answers differ. */
import { bins, divide, fromOrdinal, labels, lane, ordinal, tickWords, ticks, weekday } from "./geometry.js";

const UNITS = ["hour", "day", "month", "year"];
const COUNTED = 1.6, GAP = 0.15, BESIDE = 0.5; // rem, as in vectors.py

const ofDay = ({ year, month, day }) => [year, month, day];

const eventOf = (dates) => (text, index) => {
  const [date, marked] = text.split(" ");
  const [start, end, begun, core, form, ...widths] = dates[date], featured = marked.endsWith("*");
  return { index, start, end, begun, core, form, featured, least: widths[+featured], thread: parseInt(marked) };
};

const markOf = (mark) => [
  mark.events.map((event) => event.index), mark.row, mark.form,
  (mark.dot ? "d" : "") + (mark.before ? "b" : "") + (mark.cutStart ? "c" : "") + (mark.cutEnd ? "C" : ""),
  mark.x, mark.width, mark.left, mark.right, mark.start, mark.end, mark.core ?? null,
];

const answers = {
  calendar: (one) => {
    const number = ordinal(...one.day);
    return {
      day: ofDay(fromOrdinal(one.number)), number, after: ofDay(fromOrdinal(number + 1)),
      weekday: weekday(number),
    };
  },
  ticks: ({ stretch: [start, end], most, language }, words) => {
    const found = ticks({ start, end }, most);
    const shown = found.map((one) =>
      [one.at, UNITS.indexOf(one.unit), UNITS.indexOf(one.step), ofDay(one.day), one.hour]);
    return { ticks: shown, words: tickWords(words[language], found) };
  },
  story: (ask, dates) => {
    const list = ask.events.map(eventOf(dates)), stretch = { start: ask.stretch[0], end: ask.stretch[1] };
    const name = (event) => ask.names[event.index % ask.names.length];
    const room = {
      mark: (event) => event.least / ask.rem, name: (event) => (ask.named ? name(event) / ask.rem : 0),
      count: COUNTED / ask.rem, gap: GAP / ask.rem, rows: ask.rows,
    };
    const spacing = { name: (event) => name(event) / ask.rem, gap: BESIDE / ask.rem };
    const found = [0, 1, 2].map((thread) => lane(list.filter((event) => event.thread === thread), stretch, room));
    const known = list.filter((event) => event.begun), edges = divide(known, stretch, ask.most);
    const important = (marks) => ask.important.flatMap((index) =>
      marks.filter(({ events }) => events.length === 1 && events[0].index === index));
    return {
      lanes: found.map(({ rows, marks }) => [rows, marks.map(markOf)]),
      labels: found.map(({ marks }) => labels(marks, important(marks), spacing, ask.lines).map((one) =>
        [one.mark.events[0].index, one.line, one.before, one.start, one.end])),
      edges,
      bins: bins(known, edges).map((one) => [one.start, one.end, one.spread, one.sure]),
    };
  },
};

/** Where two answers differ, as lines; numbers may by a thousand millionth. */
const differences = (path, expected, found) => {
  if (typeof expected === "number" && typeof found === "number") {
    const same = Math.abs(expected - found) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(found)) + 1e-12;
    return same ? [] : [`${path}: ${found} instead of ${expected}`];
  }
  if (expected === null || found === null || typeof expected !== "object" || typeof found !== "object") {
    return expected === found ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`];
  }
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return keys.flatMap((key) => differences(`${path}.${key}`, expected[key], found[key]));
};

/** The lines of all; what fails is one, too. */
export const compare = ({ calendar = [], dates, stories, ticks, words }) => {
  const lines = [];
  const check = (path, expected, answer) => {
    try {
      lines.push(...differences(path, expected, answer()));
    } catch (error) {
      lines.push(`${path}: ${error}`);
    }
  };
  for (const [index, one] of calendar.entries()) check(`calendar ${index}`, one, () => answers.calendar(one));
  for (const [index, one] of ticks.entries()) {
    check(`ticks ${index}`, { ticks: one.ticks, words: one.words }, () => answers.ticks(one, words));
  }
  for (const [index, one] of stories.entries()) {
    check(`story ${index}, ${one.name}`, one.expected, () => answers.story(one, dates));
  }
  return lines;
};
