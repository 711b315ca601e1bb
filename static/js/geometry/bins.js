/* How many events begin in each period of a stretch, as in dateline/story/geometry/bins.py. */
import { ticks } from "./ticks.js";

/** The edges of the periods between at most `most` ticks, but not finer than half of the dates are known. */
export const divide = (list, stretch, most) => {
  const known = list.filter((event) => event.begun);
  for (;;) {
    const inner = ticks(stretch, most).map((one) => one.at).filter((one) => one > stretch.start);
    const edges = [stretch.start, ...inner, stretch.end];
    const sure = known.filter((event) => binOf(edges, event) >= 0).length;
    if (most === 1 || 2 * sure >= known.length) return edges;
    most = Math.floor(most / 2);
  }
};

/** [{start, end, sure, spread}]: `sure` events are known to have begun in it, `spread` adds up the shares of the
    others. */
export const bins = (list, edges) => {
  const found = edges.slice(1).map((end, index) => ({ start: edges[index], end, sure: 0, spread: 0 }));
  for (const event of list.filter((event) => event.begun)) {
    const [begins, ends] = event.begun, here = found[binOf(edges, event)];
    if (here) here.sure++;
    else {
      for (const bin of found) {
        bin.spread += Math.max(0, Math.min(ends, bin.end) - Math.max(begins, bin.start)) / (ends - begins);
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
