/* Marks on a strip, each in the lane of its thread, as in dateline/story/geometry/marks.py. */
import { ticks } from "./time.js";

const SLACK = 1e-9; // of the strip's width: what rounding may add
const CELL = 1.25; // of the width of a joined mark: it must have room in its cell

/** Where a time lies: 0 at the start of a stretch, 1 at its end. */
export const at = ({ start, end }, time) => (time - start) / (end - start);

/** How wide a mark is drawn at least, in rem, around the middle of its time; as in marks.css. */
export const drawnWidth = ({ form, approximate, rough }, featured) =>
  form === "day" ? (approximate ? 1.5 : featured ? 0.8 : 0.6)
    : form === "open" ? (approximate ? 1.6 : 1)
      : approximate ? 1.25 : form === "span" || rough ? 0.9 : 0.4;

/** [{thread, rows, marks}] of the threads that have events in the stretch; `thread` is its index.
    `room`: {mark(event), count}, parts of the width; and if need be {gap, name(event)}, and {rows}, how many at most.
    A mark: {events, row, x, width, least, start, end, form}, and if it is no joined one
    {dot, before, core, openStart, openEnd, cutStart, cutEnd}. */
export const lanes = (list, threads, stretch, room) => threads.flatMap((_, thread) => {
  const marks = marksOf(list.filter((event) => event.thread === thread), stretch, room);
  const fame = (mark) => mark.events[0].featured;
  return marks.length ? { thread, ...lane(marks.sort((a, b) => fame(b) - fame(a) || inTime(a, b)), room) } : [];
});

/** All in one lane, whatever their threads. */
export const oneLane = (list, stretch, room) => ({ thread: null, ...lane(marksOf(list, stretch, room), room) });

/** What a mark itself covers where it is drawn so wide at least. What is open keeps its known end. */
export const box = ({ x, width, form, openStart }, least) => {
  const end = x + width, middle = x + width / 2;
  if (width >= least) return [x, end];
  if (form === "open") return openStart ? [end - least, end] : [x, x + least];
  return [middle - least / 2, middle + least / 2];
};

const inTime = (a, b) => a.start - b.start || b.end - a.end;

const marksOf = (list, stretch, room) => list.flatMap((event) => {
  const parts = ([from, to]) => {
    const start = Math.max(from ?? stretch.start, stretch.start), end = Math.min(to ?? stretch.end, stretch.end);
    return start < end ? [at(stretch, start), at(stretch, end)] : null;
  };
  const { start, end, form } = event, openStart = start === null, openEnd = end === null;
  const time = parts([start, end]);
  if (!time) return [];
  const [x] = time, width = time[1] - x, least = room.mark(event), name = room.name?.(event) ?? 0;
  // A name begins at its mark; only where it has no room it ends there.
  const [left, right] = box({ x, width, form, openStart }, least), reach = left + least + name;
  const before = name > 0 && reach > 1 && left >= name;
  return {
    events: [event], row: 0, x, width, least, form, before, openStart, openEnd,
    start: before ? left - name : left, end: before || !name ? right : Math.max(right, reach),
    dot: form === "day" && width < least, core: event.rough && event.core ? parts(event.core) : null,
    cutStart: !openStart && start < stretch.start, cutEnd: !openEnd && end > stretch.end,
  };
});

/** Each takes the first row, from the top down, in which it touches none; those left join in the last. */
const lane = (list, { count, gap = 0, rows: most = 4 }) => {
  const rows = Array.from({ length: most - 1 }, () => []), left = []; // below them is one more
  for (const mark of list) {
    const apart = (a, b) => a.end + gap <= b.start + SLACK;
    mark.row = rows.findIndex((row) => row.every((one) => apart(one, mark) || apart(mark, one)));
    (rows[mark.row] ?? left).push(mark);
  }
  const marks = [...rows.flat(), ...joined(left, count).map((mark) => ({ ...mark, row: rows.length }))].sort(inTime);
  return { rows: Math.max(-1, ...marks.map((mark) => mark.row)) + 1, marks };
};

/** Those that begin in the same cell are one, and single ones that then touch it. */
const joined = (left, count) => {
  const cell = CELL * count, cells = new Map(), groups = [];
  for (const mark of left.sort(inTime)) {
    const here = Math.floor(begins(mark) / cell);
    if (!cells.has(here)) cells.set(here, []);
    cells.get(here).push(mark);
  }
  for (let [here, marks] of [...cells].sort(([a], [b]) => a - b)) {
    let one = join(marks, count, cells.has(here - 1) ? here * cell : 0, cells.has(here + 1) ? (here + 1) * cell : 1);
    while (groups.at(-1)?.one.end > one.start + SLACK) {
      const before = groups.pop();
      marks = [...before.marks, ...marks];
      one = join(marks, count, before.one.start, one.end);
    }
    groups.push({ marks, one });
  }
  return groups.map((group) => group.one);
};

/** Where it begins, as far as that is known. */
const begins = ({ form, x, width }) => (form === "range" || form === "open" ? x : x + width / 2);

/** From the first beginning to the last, or as long as its number needs, between `low` and `high`. */
const join = (marks, count, low, high) => {
  const [{ x, width, form }] = marks;
  if (marks.length === 1) return marks[0];
  const span = form === "span" && marks.every((mark) => mark.x === x && mark.width === width);
  const times = span ? [x, x + width] : marks.map(begins);
  let start = Math.min(...times), end = Math.max(...times);
  if (end - start < count) {
    start = Math.max(Math.min(Math.max((start + end - count) / 2, low), high - count), 0);
    end = start + count;
  }
  const events = marks.flatMap((mark) => mark.events);
  return { events, x: start, width: end - start, least: count, start, end, form: span ? "span" : "range" };
};

// ---- Which marks of a lane are named, and where the names stand, as in dateline/story/geometry/labels.py

/** [{event, mark, line, before, start, end, leader}]: as many names as fit without touching a mark, another name or
    its line. `important`: events, those first that choose first. `spacing`: {name(event), scale, gap}, parts of the
    width. Line 0 is beside the mark, the others count upwards from the lane. */
export const labels = (lane, important, { name, scale, gap }, lines = 2) => {
  const rows = [[], [], [], []], marks = new Map();
  let placed = [];
  const covered = (mark) => (mark.events.length > 1 ? [mark.start, mark.end] : box(mark, mark.least * scale));
  for (const mark of lane.marks) {
    rows[mark.row].push([-mark.row, ...covered(mark)]);
    if (mark.events.length === 1) marks.set(mark.events[0], mark);
  }

  /** Row r of the marks is track -r, line n above them track n; a name's line covers a little of those between. */
  const cover = (one) => {
    const { mark: { row }, line, leader } = one, covers = [[line || -row, one.start, one.end]];
    for (let track = 1 - row; line && track < line; track++) covers.push([track, leader - gap / 4, leader + gap / 4]);
    return { ...one, covers };
  };
  const places = (event) => {
    const mark = marks.get(event), [left, right] = covered(mark), wide = name(event) + gap;
    const at = (line, before, start) => cover({
      event, mark, line, before, start, end: start + wide,
      leader: mark.width < mark.least ? (left + right) / 2 : before ? right : left,
    });
    const found = [at(0, false, right + gap / 2)];
    for (let line = 1; line <= lines; line++) {
      found.push(at(line, false, left), at(line, true, right - wide));
      if (line === 1) found.push(at(0, true, left - gap / 2 - wide));
    }
    // Beside a bar longer than itself a name would be far from where that began.
    return found.filter((one) => (one.line || mark.width < wide) && fits(one));
  };
  const meet = (a, b) => a[0] === b[0] && a[1] < b[2] && b[1] < a[2];
  const fits = ({ start, end, covers }) => start >= 0 && end <= 1
    && covers.every((one) => !rows[-one[0]]?.some((taken) => meet(one, taken)));
  const clash = (one, other) => one.covers.some((a) => other.covers.some((b) => meet(a, b)));
  const inTheWay = (one) => placed.filter((other) => clash(one, other));

  /** Moves the names that are in the way of a place one line up, where all of them can. */
  const makeWay = (place) => {
    const moved = new Map(inTheWay(place).map((one) => [one, cover({ ...one, line: one.line + 1 })]));
    const can = [...moved].every(([old, one]) => one.line <= lines && fits(one) && !clash(one, place)
      && inTheWay(one).every((other) => other === old));
    if (can) placed = placed.map((one) => moved.get(one) ?? one);
    return can;
  };

  for (const event of important.filter((one) => marks.has(one))) {
    const free = places(event), place = free.find((one) => !inTheWay(one).length) ?? free.find(makeWay);
    if (place) placed.push(place);
  }
  return placed;
};

// ---- How many events begin in each period of a stretch, as in dateline/story/geometry/bins.py

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
