/* How many events begin in each period of a stretch, as in dateline/story/geometry/bins.py. */
import { at } from "./marks.js";
import { ticks } from "./ticks.js";

/** {edges, step}: the periods between at most `most` ticks, but not finer than half of the dates are known. */
export const divide = (list, stretch, most) => {
  const known = list.filter((event) => event.begun);
  for (;;) {
    const found = ticks(stretch, most), inner = found.map((one) => one.at).filter((one) => one > stretch.start);
    const edges = [stretch.start, ...inner, stretch.end];
    const sure = known.filter((event) => binOf(edges, event) >= 0).length;
    if (most === 1 || 2 * sure >= known.length) return { edges, step: found[0]?.step ?? "day" };
    most = Math.floor(most / 2);
  }
};

/** [{start, end, time, sure, spread, first}]: `start` and `end` are parts of the width; `sure` events are known to
    have begun in it, `first` is the first of them or null; `spread` adds up the shares of the others. */
export const bins = (list, { edges }) => {
  const whole = { start: edges[0], end: edges.at(-1) };
  const found = edges.slice(1).map((end, index) => {
    const time = { start: edges[index], end };
    return { start: at(whole, time.start), end: at(whole, end), time, sure: 0, spread: 0, first: null };
  });
  for (const event of list.filter((event) => event.begun)) {
    const [begins, ends] = event.begun, here = found[binOf(edges, event)];
    if (here) {
      here.sure++;
      here.first ??= event;
    } else {
      for (const bin of found) {
        const share = Math.min(ends, bin.time.end) - Math.max(begins, bin.time.start);
        if (share > 0) bin.spread += share / (ends - begins);
      }
    }
  }
  return found;
};

const binOf = (edges, { begun: [begins, ends] }) => {
  let low = 0, high = edges.length; // the first edge after it begins
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= begins) low = middle + 1;
    else high = middle;
  }
  return ends <= edges[low] ? low - 1 : -1;
};
